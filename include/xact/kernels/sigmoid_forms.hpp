// SPDX-License-Identifier: MIT
#pragma once

// The kernels of sigmoid, as its functor takes them.

#include <xact/kernels/exact.hpp>
#include <xact/kernels/logistic.hpp>

namespace xact::kernels {

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

struct sigmoid_kernels : exact_class {
    using faithful_kernel = faithful_sigmoid;
    using exact_kernel = exact_sigmoid;
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error = sigmoid_error<T, A>;
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep = sigmoid_lockstep<T, A>;
};

} // namespace xact::kernels
