// SPDX-License-Identifier: MIT
#pragma once

#include <xact/functions/by_kernel.hpp>
#include <xact/kernels/logistic.hpp>

namespace xact {

namespace kernels {

struct faithful_sigmoid {
    template <class P>
    static XACT_INLINE constexpr P value(P x) noexcept {
        return through<form::value>(x);
    }
    template <class P>
    static XACT_INLINE constexpr P derivative(P x) noexcept {
        return through<form::derivative>(x);
    }
    template <class P>
    static XACT_INLINE constexpr value_derivative<P> both(P x) noexcept {
        return through<form::both>(x);
    }
    template <form, class P>
        requires logistic_in_stages<P>
    static XACT_INLINE constexpr auto begin(P x) noexcept {
        return logistic_begin<1>(x);
    }
    template <form Form, class State, class P>
    static XACT_INLINE constexpr auto finish(const State& state, P x) noexcept {
        const auto lower = logistic_finish(state);
        return out_of<Form, P>(lower, P(0) <= x);
    }
    template <class P>
    static XACT_INLINE constexpr P derivative_from_value(P y) noexcept {
        return fnma(y, y, y);
    }

private:
    template <form Form, class P>
    static XACT_INLINE constexpr auto through(P x) noexcept {
        const auto upper = P(0) <= x;
        if constexpr (logistic_in_table<P>)
            return by_table<logistic_table>(x, [&upper](const auto& lower) XACT_INLINE_LAMBDA {
                return out_of<Form, P>(lower, upper);
            });
        else
            return out_of<Form, P>(logistic_finish(logistic_begin<1>(x)), upper);
    }
    // lower: σ(−|x|) in its parts; upper: where x is not negative.
    template <form Form, class P, class Parts>
    static XACT_INLINE constexpr auto out_of(const Parts& lower,
                                             const typename P::mask& upper) noexcept {
        if constexpr (Form == form::derivative) {
            return lower.less_square();
        } else {
            const auto value = [&]() XACT_INLINE_LAMBDA {
                const P f = lower.value();
                return select(upper, P(1) - f, f);
            };
            if constexpr (Form == form::value) {
                return value();
            } else {
                // First the one that takes longer: 2 % of the time of both on AVX-512.
                const P derivative = lower.less_square();
                return value_derivative<P>{value(), derivative};
            }
        }
    }
};

struct sigmoid_kernels {
    using faithful_kernel = faithful_sigmoid;
    using exact_kernel = exact_sigmoid;
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error =
        by_exact<T, A> ? exact_error : sigmoid_error<T, A>;
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep =
        by_exact<T, A> ? exact_lockstep : sigmoid_lockstep<T, A>;
};

} // namespace kernels

// value        σ(x) = 1/(1 + e^−x)
// derivative   σ(x)·σ(−x)
// domain       all x. NaN to NaN. σ(−∞) = +0, σ(∞) = 1, σ(±0) = ½; the left tail runs down into the subnormals and ends
//              at x = −103.97 (float), −745.13 (double). Derivative +0 at ±∞, ¼ at 0, even.
// method       one exponential and one division, compensated: kernels/logistic.hpp; in float on AVX-512 a piecewise polynomial
//              out of a table instead: kernels/logistic_table.hpp. Class exact: exponential and division in double, narrowed
//              once: kernels/exact.hpp. The derivative comes out of e^−|x|, never out of y(1 − y), which is exactly 0 from
//              x = 17.3 (float), where the truth is 3e−8.
// error        `error<T, A>`, in ULP: below 1 for values and 1.2 for derivatives; ½ of class exact.
// from value   y(1 − y). Exact where y is, but y has rounded: the relative error grows as 2^−24·e^x (float), and the result is
//              exactly 0 from x = 17.33 (36.7 in double), where the derivative itself ends only at 104 (745).
template <class Accuracy = faithful>
struct sigmoid : detail::by_kernel<kernels::sigmoid_kernels, Accuracy> {
    XACT_HIDDEN static constexpr char name[] = "sigmoid";
};

// xact::sigmoid(x) is refused by its class of accuracy, with a message.
template <class V>
sigmoid(V) -> sigmoid<V>;

} // namespace xact
