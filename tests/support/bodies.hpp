// SPDX-License-Identifier: MIT
#pragma once

// The bodies of the array calls (xact/arrays/run.hpp) of all functions on the native instruction
// set. They are the better part of what a test program compiles, and the same in each: where a
// program is linked with test_bodies_ARCH (CMake's xact_link_bodies), bodies.cpp has compiled them,
// once for each function and instruction set, and here they are only declared.

#include <xact/xact.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace support::bodies {

using A = xact::simd::native;

// Number I of the list, as class faithful and as class exact, which may be the same.
template <class List, std::size_t I>
struct element;
template <class... F, std::size_t I>
struct element<xact::function_list<F...>, I> {
    using type = std::tuple_element_t<I, std::tuple<F...>>;
};
template <std::size_t I>
using faithful = typename element<xact::all_functions<xact::faithful>, I>::type;
template <std::size_t I>
using exact = typename element<xact::all_functions<xact::exact>, I>::type;

template <class Op, class T, std::size_t In, std::size_t Out>
using body = xact::detail::body<xact::detail::this_unit, A, T, Op, std::make_index_sequence<In>,
                                std::make_index_sequence<Out>>;

template <class F>
using value = xact::detail::evaluation<xact::form::value, F>;
template <class F>
using derivative = xact::detail::evaluation<xact::form::derivative, F>;
template <class F>
using both = xact::detail::evaluation<xact::form::both, F>;
template <class F>
using gradient = xact::detail::gradient<F>;
// Of functions without a derivative from the value: that of x, a second time.
template <class F, class T>
using from_value = std::conditional_t<xact::derivative_from_value_on<F, T>,
                                      xact::detail::gradient_from_value<F>, gradient<F>>;

} // namespace support::bodies

#if defined(XACT_TEST_BODIES)
#define XACT_TEST_BODIES_OF(F, T)                                                                  \
    extern template void support::bodies::body<support::bodies::value<F>, T, 1, 1>::run(           \
        support::bodies::value<F>, std::size_t, std::size_t, const T*, T*);                        \
    extern template void support::bodies::body<support::bodies::derivative<F>, T, 1, 1>::run(      \
        support::bodies::derivative<F>, std::size_t, std::size_t, const T*, T*);                   \
    extern template void support::bodies::body<support::bodies::both<F>, T, 1, 2>::run(            \
        support::bodies::both<F>, std::size_t, std::size_t, const T*, T*, T*);                     \
    extern template void support::bodies::body<support::bodies::gradient<F>, T, 2, 1>::run(        \
        support::bodies::gradient<F>, std::size_t, std::size_t, const T*, const T*, T*);           \
    extern template void support::bodies::body<support::bodies::from_value<F, T>, T, 2, 1>::run(   \
        support::bodies::from_value<F, T>, std::size_t, std::size_t, const T*, const T*, T*);
#define XACT_TEST_BODIES_OF_NUMBER(I)                                                              \
    XACT_TEST_BODIES_OF(support::bodies::faithful<I>, float)                                       \
    XACT_TEST_BODIES_OF(support::bodies::faithful<I>, double)                                      \
    XACT_TEST_BODIES_OF(support::bodies::exact<I>, float)

// A line for each function.
#include "functions/bodies.inc"

#undef XACT_TEST_BODIES_OF_NUMBER
#undef XACT_TEST_BODIES_OF
#endif
