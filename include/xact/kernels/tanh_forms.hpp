// SPDX-License-Identifier: MIT
#pragma once

// The kernels of tanh, as its functor takes them.

#include <xact/kernels/exact.hpp>
#include <xact/kernels/tanh.hpp>

namespace xact::kernels {

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

struct tanh_kernels : exact_class {
    using faithful_kernel = faithful_tanh;
    using exact_kernel = exact_tanh;
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error = tanh_error<T, A>;
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep = tanh_lockstep<T, A>;
};

} // namespace xact::kernels
