// SPDX-License-Identifier: MIT
#pragma once

// softsign by one division, compensated: double, and float where there is a fused multiply-add.

#include <xact/kernels/kernel.hpp>
#include <xact/math/two_parts.hpp>

namespace xact::kernels {

// The sum 1 + |x| and its reciprocal have two parts each, so that a product is all that is rounded.
template <form Form>
struct softsign_quotient : compensated {
    // A derivative in the first subnormal binade is rounded at a place of its own.
    template <class T, class A>
    static constexpr double error = Form == form::derivative ? 0.76 : 0.51;
    template <class T, class A>
    static constexpr std::size_t lockstep = 4;

    template <class P>
    static XACT_INLINE constexpr auto compute(P x) noexcept {
        using T = typename P::value_type;
        if constexpr (Form == form::derivative_from_value) {
            return square(math::two_sum(P(T(1)), P(T(0)) - magnitude(x)));
        } else {
            // Long before, the value rounds to ±1 and the derivative to 0; its products are below
            // 2^−160 (2^−1097) here, which take Intel's processors no microcode assist.
            constexpr T limit = simd::exponential<T>(std::is_same_v<T, float> ? 81 : 550);
            const P a = cap(magnitude(x), P(limit));
            const auto sum = math::two_sum(P(T(1)), a);
            const auto inverse = math::reciprocal(sum, P(T(1)) / sum.high);
            if constexpr (Form == form::value)
                return or_sign(math::times(a, inverse), x);
            else if constexpr (Form == form::derivative)
                return square(inverse);
            else
                return value_derivative<P>{or_sign(math::times(a, inverse), x), square(inverse)};
        }
    }

private:
    // i², i ≤ 1, rounded once more where it is subnormal. What i has lost must not underflow
    // meanwhile, so it is done with 2^shift times as large ones.
    template <class P>
    static XACT_INLINE constexpr P square(const math::two_parts<P>& i) noexcept {
        using T = typename P::value_type;
        constexpr int shift = std::is_same_v<T, float> ? 32 : 256;
        const P up(simd::exponential<T>(shift)), down(simd::exponential<T>(-2 * shift));
        const math::two_parts<P> scaled{rounded(i.high * up), rounded(i.low * up)};
        return product(math::times(scaled, scaled), down);
    }
};

} // namespace xact::kernels
