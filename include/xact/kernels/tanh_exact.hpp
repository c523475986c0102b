// SPDX-License-Identifier: MIT
#pragma once

// tanh in float, correctly rounded: computed in double, narrowed once. Also the fastest way to be
// faithful where an instruction set has no fused multiply-add.

#include <xact/kernels/kernel.hpp>
#include <xact/math/exp_fraction.hpp>

namespace xact::kernels {

// The nearest that a true value comes to a midpoint of floats is 2^−50.28 of itself, at
// 0x1.86fbc4p-10.
template <form Form>
struct tanh_exact : exact_in_double, in_stages<tanh_exact<Form>> {
    // tanh rounds to ±1 from 9.02 on, and its derivative to 0 from 52.7.
    static constexpr float limit = 10.0f;
    static constexpr float derivative_limit = 54.0f;

    template <class F>
    static XACT_INLINE constexpr auto begin(F x) noexcept {
        if constexpr (Form == form::both)
            return math::reduce_exp_fraction<2, -1, 0>(
                widen(cap(magnitude(x), F{derivative_limit})));
        else
            return math::reduce_exp_fraction<2, -1, 0>(
                widen(clamp(x, Form == form::value ? limit : derivative_limit)));
    }

    template <class F, class D>
    static XACT_INLINE constexpr auto finish(const math::reduced_exp_fraction<D>& e, F x) noexcept {
        const auto f = math::exp_fraction_of(e.r);
        if constexpr (Form == form::derivative) {
            // 4e^2x/(1 + e^2x)²
            const D low = f.q - f.w, high = rounded(e.s * (f.q + f.w));
            const D sum = fma(low, D(0.5), high);
            return narrow<F>(((low + low) * high) / (sum * sum));
        } else {
            // tanh(x) = (e^2x − 1)/(e^2x + 1). With a = ½ − s/2 that is (w − a(q + w))/(q − a(q +
            // w)): at n = 0, near x = 0, a is 0, so that nothing cancels and −0 stays −0.
            const D a = D(0.5) - e.s, high = f.q + f.w;
            const D numerator = fnma(a, high, f.w), denominator = fnma(a, high, f.q);
            if constexpr (Form == form::value) {
                return narrow<F>(numerator / denominator);
            } else {
                // (1 − t)(1 + t) for t = tanh(|x|), where 1 − t = (q − w)/denominator, so that
                // nothing cancels.
                const D inverse = D(1.0) / denominator, value = rounded(numerator * inverse);
                const D low = rounded((f.q - f.w) * inverse);
                return value_derivative<F>{or_sign(narrow<F>(value), x),
                                           narrow<F>(fma(low, value, low))};
            }
        }
    }
};

template <>
struct tanh_exact<form::derivative_from_value> : exact_in_double {
    // 1 − y² in double, where y² is exact.
    template <class F>
    static XACT_INLINE constexpr F compute(F y) noexcept {
        using D = simd::widened_t<F>;
        const D d = widen(y);
        return narrow<F>(D(1.0) - rounded(d * d));
    }
};

} // namespace xact::kernels
