// SPDX-License-Identifier: MIT
#pragma once

// What every array call is made of: refused while compiling, checked, run.

#include <xact/arrays/check.hpp>
#include <xact/arrays/fault.hpp>
#include <xact/arrays/run.hpp>
#include <xact/concepts.hpp>

namespace xact {
namespace detail {

// The first thing that keeps F from being an activation on arrays of T. It is asked for the batch
// that an array is made of only where it is an activation on a scalar.
template <class F, class T, class A>
consteval fault fault_of_functor() {
    using V = typename simd::ops<simd::register_t<T, A>>::argument;
    if constexpr (activation_on<F, T> && activation_on<F, V>)
        return fault::none;
    else if constexpr (std::is_same_v<T, double> && activation_on<F, float>)
        return fault::float_only;
    else if constexpr (!requires(const F& f, T x) {
                           { f(x) } -> std::same_as<T>;
                       })
        return fault::no_value;
    else if constexpr (!activation_on<F, T>)
        return fault::no_derivative;
    else
        return fault::no_batch;
}

template <class A>
concept instruction_set = requires {
    { A::name() } -> std::convertible_to<const char*>;
};

// The first fault of a call, in the order in which a caller would mend them.
template <class A, class F, class X, class... Xs, class Outputs>
consteval fault fault_of_call(inputs<X, Xs...> in, Outputs out) {
    if constexpr (!instruction_set<A>) {
        return fault::instruction_set;
    } else {
        constexpr fault found = fault_of_arrays(decltype(in){}, decltype(out){});
        if constexpr (found != fault::none)
            return found;
        else
            return fault_of_functor<F, array_element_t<const X>, A>();
    }
}

// As fault_of_call, of the call that needs derivative_from_value.
template <class A, class F, class X, class... Xs, class Outputs>
consteval fault fault_from_value(inputs<X, Xs...> in, Outputs out) {
    constexpr fault found = fault_of_call<A, F>(decltype(in){}, decltype(out){});
    if constexpr (found != fault::none)
        return found;
    else
        return derivative_from_value_on<F, array_element_t<const X>>
                   ? fault::none
                   : fault::no_derivative_from_value;
}

} // namespace detail
} // namespace xact
