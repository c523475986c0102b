// SPDX-License-Identifier: MIT
#pragma once

#include <xact/functions/by_kernel.hpp>
#include <xact/kernels/tanh.hpp>

namespace xact {

namespace kernels {

struct faithful_tanh {
    template <class P>
    static XACT_INLINE constexpr P value(P x) noexcept {
        if constexpr (entries_for<P> != 0) {
            return tanh_by_table<P>(x).value(x);
        } else {
            const tanh_fraction<P> f(x);
            return f.value(x);
        }
    }
    template <class P>
    static XACT_INLINE constexpr P derivative(P x) noexcept {
        if constexpr (logistic_in_table<P>)
            return by_table<sech2_table>(x, [](const auto& parts)
                                                XACT_INLINE_LAMBDA { return parts.value(); });
        else
            return finish<form::derivative>(logistic_begin<2>(x), x);
    }
    template <class P>
    static XACT_INLINE constexpr value_derivative<P> both(P x) noexcept {
        if constexpr (entries_for<P> != 0) {
            return {tanh_by_table<P>(x).value(x), derivative(x)};
        } else {
            const tanh_fraction<P> f(x);
            const auto parts = logistic(f.denominator, f.inverse);
            return {f.value(x), parts.template less_square<2>()};
        }
    }
    template <form Form, class P>
        requires(Form == form::value && entries_for<P> != 0)
    static XACT_INLINE constexpr auto begin(P x) noexcept {
        return tanh_by_table<P>(x);
    }
    template <form Form, class P>
    static XACT_INLINE constexpr P finish(const tanh_by_table<P>& state, P x) noexcept {
        return state.value(x);
    }
    template <form Form, class P>
        requires(Form == form::derivative && logistic_in_stages<P>)
    static XACT_INLINE constexpr auto begin(P x) noexcept {
        return logistic_begin<2>(x);
    }
    template <form Form, class P>
    static XACT_INLINE constexpr P finish(const logistic_divided<P>& state, P) noexcept {
        return logistic_finish(state).template less_square<2>();
    }
    template <class P>
    static XACT_INLINE constexpr P derivative_from_value(P y) noexcept {
        return fnma(y, y, P(1));
    }
};

struct tanh_kernels {
    using faithful_kernel = faithful_tanh;
    using exact_kernel = exact_tanh;
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error =
        by_exact<T, A> ? exact_error : tanh_error<T, A>;
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep =
        by_exact<T, A> ? exact_lockstep : tanh_lockstep<T, A>;
};

} // namespace kernels

// value        tanh(x) = 2σ(2x) − 1
// derivative   sech²(x) = 4σ(2x)σ(−2x)
// domain       all x, odd. NaN to NaN. tanh(±0) = ±0, tanh(±∞) = ±1, never outside [−1, 1]. Derivative 1 at 0, +0 at ±∞,
//              down into the subnormals up to |x| = 52.68 (float), 373.26 (double).
// method       a piecewise polynomial out of a table in registers, where there is one (float, AVX2 and AVX-512); elsewhere
//              (e^2|x| − 1)/(e^2|x| + 1), compensated: kernels/tanh.hpp. Class exact: the same fraction in double, narrowed
//              once: kernels/exact.hpp. The derivative comes out of e^−2|x|, or of a table of its own (float, AVX-512), never
//              out of 1 − y², which is exactly 0 from x = 9.01 (float), where the truth is 6e−8.
// error        `error<T, A>`, in ULP: below 1 for values and 1.2 for derivatives; ½ of class exact.
// from value   1 − y². Exact where y is, but y has rounded: off by 10 % from |x| = 7.9 (float), and exactly 0 from 9.01 (19.06
//              in double), where the derivative itself ends only at 52 (373).
template <class Accuracy = faithful>
struct tanh : detail::by_kernel<kernels::tanh_kernels, Accuracy> {
    XACT_HIDDEN static constexpr char name[] = "tanh";
};

// xact::tanh(x) is refused by its class of accuracy, with a message.
template <class V>
tanh(V) -> tanh<V>;

} // namespace xact
