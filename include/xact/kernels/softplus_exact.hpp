// SPDX-License-Identifier: MIT
#pragma once

// softplus in float, correctly rounded: computed in double, narrowed once. Its derivative is
// sigmoid.

#include <xact/kernels/kernel.hpp>
#include <xact/math/exp_fraction.hpp>
#include <xact/math/log1p.hpp>

namespace xact::kernels {

// log(1 + e^x) = max(x, 0) + log(1 + e^−|x|), with e^−|x| = h/l and v = 2h/(2l + h): see
// math/log1p.hpp.
struct softplus_exact : exact_in_double, in_stages<softplus_exact> {
    // softplus(−104) rounds to 0.
    static constexpr float limit = 110.0f;

    template <class F>
    static XACT_INLINE constexpr auto begin(F x) noexcept {
        // One input, 0x1.d483ap-12, comes out right only with an s that is 2^−52 too large.
        return math::reduce_exp_fraction<-1, 0, 1>(widen(cap(magnitude(x), F{limit})));
    }

    template <class F, class D>
    static XACT_INLINE constexpr auto finish(const math::reduced_exp_fraction<D>& e, F x) noexcept {
        const auto f = math::exp_fraction_of(e.r);
        const D high = rounded(e.s * (f.q + f.w)), low = f.q - f.w, y = widen(x);
        const D v = rounded((high + high) / fma(low, D(2.0), high));
        const D u = rounded(rounded(v * v) * D(0.25));
        const D log = fma(rounded(v * u), math::log1p_series(u), v);
        // What is behind 32 changes no bit of x.
        return narrow<F>(select(D(32.0) <= y, y, log + widened_ramp(x)));
    }
};

} // namespace xact::kernels
