// SPDX-License-Identifier: MIT
// What bodies.hpp declares, of one function: CMake compiles this for each function and instruction
// set.

#include "functors.hpp"

#include <xact/xact.hpp>

#include <cstddef>
#include <span>
#include <tuple>
#include <type_traits>

namespace {

// Calls of each form, in which the bodies are instantiated.
template <class F, class T>
void call(const F& f, const T* x, const T* dy, T* y, T* d, std::size_t n) {
    const std::span<const T> in(x, n), in2(dy, n);
    const std::span<T> out(y, n), out2(d, n);
    xact::forward(f, in, out);
    xact::forward(f, in, out, out2);
    xact::derivative(f, in, out);
    xact::backward(f, in, in2, out);
    if constexpr (xact::derivative_from_value_on<F, T>) xact::backward_from_value(f, in, in2, out);
}

template <class... C>
constexpr auto pointers(std::tuple<C...>) {
    return std::tuple{&call<typename C::F, typename C::T>...};
}

} // namespace

using combinations = support::product<support::tested, std::tuple<xact::simd::native>>::type;
extern const decltype(pointers(combinations{})) XACT_TEST_BODIES_NAME;
constexpr decltype(pointers(combinations{})) XACT_TEST_BODIES_NAME = pointers(combinations{});
