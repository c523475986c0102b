// SPDX-License-Identifier: MIT
// What bodies.hpp declares, of one function: CMake compiles this for each function and instruction
// set.

#include "bodies.hpp"
#include "functors.hpp"

#include <tuple>

namespace {

namespace bodies = support::bodies;

// By their addresses: of functions that are only called here, g++ keeps copies of this object's
// own.
template <class F, class T>
constexpr auto runs = std::tuple{&bodies::body<bodies::value<F>, T, 1, 1>::run,
                                 &bodies::body<bodies::derivative<F>, T, 1, 1>::run,
                                 &bodies::body<bodies::both<F>, T, 1, 2>::run,
                                 &bodies::body<bodies::gradient<F>, T, 2, 1>::run,
                                 &bodies::body<bodies::from_value<F, T>, T, 2, 1>::run};
template <class... C>
constexpr auto runs_of(std::tuple<C...>) {
    return std::tuple_cat(runs<typename C::F, typename C::T>...);
}

using combinations = support::product<support::tested, std::tuple<xact::simd::native>>::type;

} // namespace

extern const decltype(runs_of(combinations{})) XACT_TEST_BODIES_NAME;
constexpr decltype(runs_of(combinations{})) XACT_TEST_BODIES_NAME = runs_of(combinations{});
