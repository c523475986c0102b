// SPDX-License-Identifier: MIT
#pragma once

// silu in float, correctly rounded: computed in double, narrowed once.

#include <xact/kernels/kernel.hpp>
#include <xact/math/exp_fraction.hpp>
#include <xact/math/polynomial.hpp>

namespace xact::kernels {

// With t = |x|, h = s(q + w) and l = q − w, of e^−t = h/l: silu(x) = max(x, 0) − t·h/(l + h), and
// silu′(−t) = h((1 − t)l + h)/(l + h)², where silu′(t) = 1 − silu′(−t). The sum (1 − t)l + h is 0
// at t0 = 1.2785; around it, it is l·(t0 − t)·p(t − t0), p a polynomial for (1 − t + e^−t)/(t0 − t)
// with a relative error of 2^−53.3. scripts/generate/silu_exact.py prints t0 in two parts, the
// window and p.
struct XACT_HIDDEN silu_exact_constants {
    static constexpr double zero = 0x1.474973c84120bp+0, zero_low = 0x1.f8d74bc9ac154p-54;
    static constexpr double window = 0x1.8p-3;
    static constexpr double p[] = {0x1.474973c84120bp+0,  -0x1.1d25cf210482ep-3,
                                   0x1.7c3269815b4fdp-5,  -0x1.7c3269815b561p-7,
                                   0x1.3028546801aa7p-9,  -0x1.958b1b34fe9f7p-12,
                                   0x1.cf7a5ddc6b9b1p-15, -0x1.cf7a6151cab3ap-18,
                                   0x1.9c4f5405f78e7p-21, -0x1.49cdd1d6bea61p-24};
};

template <form Form>
struct silu_exact : exact_in_double, in_stages<silu_exact<Form>> {
    // From here on silu(−t) and silu′(−t) round to −0.
    static constexpr float limit = 115.0f;

    template <class F>
    static XACT_INLINE constexpr auto begin(F x) noexcept {
        return math::reduce_exp_fraction<-1, 0, 0>(widen(cap(magnitude(x), F{limit})));
    }

    template <class F, class D>
    static XACT_INLINE constexpr auto finish(const math::reduced_exp_fraction<D>& e, F x) noexcept {
        const auto f = math::exp_fraction_of(e.r);
        const D t = widen(cap(magnitude(x), F{limit}));
        const D high = rounded(e.s * (f.q + f.w)), low = f.q - f.w, sum = low + high;
        if constexpr (Form == form::value)
            return value(x, t, high, sum);
        else if constexpr (Form == form::derivative)
            return derivative(x, t, high, low, sum);
        else
            return value_derivative<F>{value(x, t, high, sum), derivative(x, t, high, low, sum)};
    }

private:
    template <class F, class D>
    static XACT_INLINE constexpr F value(F x, D t, D high, D sum) noexcept {
        // A subnormal x/2 is a tie wherever x is odd, and the truth is a little nearer to 0.
        const D tail = select(t < D(0x1p-60), D(0x1.ffffffffffffep-2), rounded(high / sum));
        return narrow<F>(fnma(t, tail, widened_ramp(x)));
    }
    template <class F, class D>
    static XACT_INLINE constexpr F derivative(F x, D t, D high, D low, D sum) noexcept {
        using C = silu_exact_constants;
        const D y = widen(x);
        const D d = (t - D(C::zero)) - D(C::zero_low);
        const D inside = rounded((D(0.0) - d) * math::horner(d, C::p) * low);
        const D outside = fma(D(1.0) - t, low, high);
        const D numerator = rounded(high * select(magnitude(d) < D(C::window), inside, outside));
        const D denominator = rounded(sum * sum);
        const D quotient = select(y > D(0.0), denominator - numerator, numerator) / denominator;
        // ½ + x/2 − x³/12 + x⁵/80: around 0 the first two terms are a tie of floats, and the third
        // settles it, or half of its size where that is below the last place of the sum.
        const D square = rounded(t * t);
        const D cube = rounded(rounded(t * square)
                               * fma(square, D(-0x1.999999999999ap-7), D(0x1.5555555555555p-4)));
        const D series = fma(y, D(0.5), D(0.5)) - or_sign(raise(cube, D(0x1p-52)), y);
        return narrow<F>(select(t < D(0x1p-8), series, quotient));
    }
};

} // namespace xact::kernels
