// SPDX-License-Identifier: MIT
#pragma once

// sigmoid in float, correctly rounded: computed in double, narrowed once. Also the fastest way to
// be faithful where an instruction set has no fused multiply-add: the other kernels pay more for
// what they lose than for computing in double.

#include <xact/kernels/kernel.hpp>
#include <xact/math/exp_fraction.hpp>

namespace xact::kernels {

// The nearest that a true value comes to a midpoint of floats is 2^−50.19 of itself (derivative, at
// 0x1.2a9e3cp+1), but for the ties near 0 that are settled below.
template <form Form>
struct sigmoid_exact : exact_in_double, in_stages<sigmoid_exact<Form>> {
    // From here on σ rounds to 0 or 1 and σ′ to 0 (at 103.97); s stays a normal double.
    static constexpr float limit = 105.0f;

    template <class F>
    static XACT_INLINE constexpr auto begin(F x) noexcept {
        const auto y = widen(clamp(x, limit));
        constexpr int scale = Form == form::derivative ? 1 : -1;
        return math::reduce_exp_fraction<scale, 0, units<F>>(y);
    }

    template <class F, class D>
    static XACT_INLINE constexpr auto finish(const math::reduced_exp_fraction<D>& e, F x) noexcept {
        const auto f = math::exp_fraction_of(e.r);
        const D low = f.q - f.w;
        if constexpr (Form == form::derivative) {
            // σ(x)·σ(−x) = e^x/(1 + e^x)²
            const D high = rounded(e.s * (f.q + f.w)), sum = low + high;
            return narrow<F>((low * high) / (sum * sum));
        } else if constexpr (Form == form::value) {
            // σ(x) = 1/(1 + e^−x)
            return settled(x, low / fma(e.s, f.q + f.w, low));
        } else {
            const D high = rounded(e.s * (f.q + f.w));
            const D inverse = D(1) / (low + high);
            const D value = rounded(low * inverse);
            return value_derivative<F>{settled(x, value), narrow<F>(value * (high * inverse))};
        }
    }

private:
    // One input, −0x1.250c02p-10, comes out right only with an s that is 2^−52 too small, of all
    // those with a fused multiply-add; the others do not mind.
    template <class F>
    static constexpr int units = simd::has_fma<typename F::arch> ? -2 : 0;

    // x = odd·2^−24, |x| < 2^−15, has its true value within 2^−76 of a midpoint of floats: ½ + x/4
    // is that midpoint, and |x|³/48 is missing from it on the side of ½. Which side a float is on
    // is then settled by a factor a little below ¼ (below 2^−12 the cube is less than that takes
    // away), or without fma by 2^−52 off the double, which is below its own error but above the
    // cube.
    template <class F, class D>
    static XACT_INLINE constexpr F settled(F x, D value) noexcept {
        if constexpr (simd::has_fma<typename F::arch>) {
            const F near_half = fma(x, F{0x1.fffffep-3f}, F{0.5f});
            return select(magnitude(x) < F{0x1p-12f}, near_half, narrow<F>(value));
        } else {
            const D y = widen(x);
            const D nudge = select(magnitude(y) < D(0x1p-6), or_sign(D(0x1p-52), y), D(0.0));
            return narrow<F>(value - nudge);
        }
    }
};

template <>
struct sigmoid_exact<form::derivative_from_value> : exact_in_double {
    // y − y² in double, where y² is exact: the same bits whether the product is fused or not.
    template <class F>
    static XACT_INLINE constexpr F compute(F y) noexcept {
        const auto d = widen(y);
        return narrow<F>(d - rounded(d * d));
    }
};

} // namespace xact::kernels
