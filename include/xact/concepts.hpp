// SPDX-License-Identifier: MIT
#pragma once

// What an activation is, and on what it may be called.

#include <xact/activation.hpp>
#include <xact/simd.hpp>

namespace xact {

namespace detail {

template <class V, class A, class R>
XACT_INLINE constexpr auto unwrap_result(const R& r) noexcept {
    if constexpr (requires { r.derivative; })
        return value_derivative<V>{simd::unwrap<V, A>(r.value), simd::unwrap<V, A>(r.derivative)};
    else
        return simd::unwrap<V, A>(r);
}

// In a constant expression a scalar of the class exact takes the arithmetic without a fused
// multiply-add, which not every compiler can evaluate: the bits are the same.
template <form Form, class A, class F, class V>
XACT_INLINE constexpr auto call(const F& f, V x) noexcept(Form != form::derivative_from_value) {
    if constexpr (std::is_same_v<class_of<F>, exact> && std::is_same_v<V, simd::element_t<V>>) {
        if (std::is_constant_evaluated()) {
            using C = simd::no_simd<false>;
            // clang refuses arithmetic with a NaN here.
            if (simd::is_nan(x)) {
                if constexpr (Form == form::both)
                    return value_derivative<V>{x, x};
                else
                    return x;
            }
            return unwrap_result<V, C>(form_of<Form>(f, simd::wrap<C>(x)));
        }
    }
    return unwrap_result<V, A>(form_of<Form>(f, simd::wrap<A>(x)));
}

} // namespace detail

// F is an activation on V: it has a value and a derivative there. This is all that the array calls
// ask of a functor.
template <class F, class V>
concept activation_on = requires(const F& f, const V& x) {
    { f(x) } -> std::same_as<V>;
    { f.derivative(x) } -> std::same_as<V>;
};

// F is an activation for elements of T: on a scalar, and on the batch that an array of T is made
// of.
template <class F, class T, class A = simd::native>
concept activation =
    activation_on<F, T> && activation_on<F, typename simd::ops<simd::register_t<T, A>>::argument>;

// The derivative can be had out of a saved output.
template <class F, class V>
concept derivative_from_value_on = requires(const F& f, const V& y) {
    { f.derivative_from_value(y) } -> std::same_as<V>;
};

// F says how many batches it is to have in lockstep, and takes them as a simd::pack. A functor
// without this gets one batch at a time, and needs to know nothing about packs.
template <class F, class T, class A>
concept takes_packs = requires {
    { F::template lockstep<T, A> } -> std::convertible_to<lockstep_widths>;
};

// Value and derivative of any activation: its own fused form where it has one.
template <class F, class V>
    requires activation_on<F, V>
[[nodiscard]] XACT_INLINE constexpr value_derivative<V> value_and_derivative(const F& f, V x) {
    if constexpr (requires { f.value_and_derivative(x); })
        return f.value_and_derivative(x);
    else
        return {f(x), f.derivative(x)};
}

} // namespace xact
