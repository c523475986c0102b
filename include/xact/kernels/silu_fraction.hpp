// SPDX-License-Identifier: MIT
#pragma once

// silu in double, by one exponential and one division, compensated.

#include <xact/kernels/kernel.hpp>
#include <xact/math/logistic.hpp>

namespace xact::kernels {

// With t = |x|: silu(−t) = −t·σ(−t), silu(t) = t·σ(t), and silu′(−t) = σ(−t)·(1 − t·σ(t)), silu′(t)
// = 1 − silu′(−t). Factors have two parts, so that a product is all that is rounded. 1 − t·σ(t) is
// 0 at t0 = 1.2785; around it, it is (t0 − t)·(1 + d·p(d)), d = t − t0, with a relative error of
// 2^−60.5. scripts/generate/silu_fraction.py prints t0 in two parts, and p.
struct XACT_HIDDEN silu_fraction_constants {
    static constexpr double zero = 0x1.474973c84120bp+0, zero_low = 0x1.f8d74bc9ac154p-54;
    static constexpr double window = 0x1p-3;
    static constexpr double p[] = {0x1.be1410460527fp-4,   -0x1.9072f0766563cp-5,
                                   0x1.353eb573cb256p-8,   0x1.8f0d828969c78p-9,
                                   -0x1.20a572e09ba2fp-10, -0x1.2f7e5f733d9c1p-16,
                                   0x1.a2a7f7c99dcf6p-14,  -0x1.5a2e6db1b0c3fp-16,
                                   -0x1.1336a047bddc7p-18, 0x1.69c1b6b55b185p-19};
};

template <form Form>
struct silu_fraction {
    template <class T, class A>
    static constexpr bool serves = std::is_same_v<T, double>;
    // A result in the first subnormal binade is rounded at a place of its own.
    template <class T, class A>
    static constexpr double error = 0.83;
    template <class T, class A>
    static constexpr std::size_t lockstep = math::logistic_lockstep<Form, T, A>;

    template <class P>
    static XACT_INLINE constexpr auto compute(P x) noexcept {
        using C = math::logistic_constants<typename P::value_type>;
        const P t = cap(magnitude(x), P(limit));
        const auto d = math::denominator_at(raise(t, P(C::nothing)));
        const auto lower = math::logistic(d, d.inverse());
        // σ(t) = 1 − σ(−t)
        const P s = lower.value(), upper_high = P(1.0) - s;
        const P upper_low = ((P(1.0) - upper_high) - s) - lower.w.template times<0>(lower.q_low);
        const math::two_parts<P> q{lower.q, lower.q_low}, upper{upper_high, upper_low};
        const auto value = [&]() XACT_INLINE_LAMBDA {
            const P left = lower.w.template times<0>(math::times(t, q));
            // x as it is, so that it may be infinite.
            const P right = math::times(t, upper);
            // What is behind 40 changes no bit of x.
            return select(P(40.0) <= x, x, or_sign(select(P(0.0) <= x, right, left), x));
        };
        const auto derivative = [&]() XACT_INLINE_LAMBDA {
            const P left = lower.w.template times<0>(math::times(q, factor(t, upper)));
            return select(P(0.0) < x, P(1.0) - left, left);
        };
        if constexpr (Form == form::value)
            return value();
        else if constexpr (Form == form::derivative)
            return derivative();
        else
            return value_derivative<P>{value(), derivative()};
    }

private:
    // silu(−752) rounds to −0, and σ(−760) is 2^−1096: weight reaches as far.
    static constexpr double limit = 760.0;

    // 1 − t·σ(t)
    template <class P>
    static XACT_INLINE constexpr math::two_parts<P>
    factor(P t, const math::two_parts<P>& upper) noexcept {
        using C = silu_fraction_constants;
        const auto product = math::two_product(t, upper.high);
        const auto outside = math::two_sum(P(1.0), P(0.0) - product.high);
        const P outside_low = outside.low - rounded(fma(t, upper.low, product.low));

        const auto d = math::two_sum(t - P(C::zero), P(-C::zero_low));
        const P rest = rounded(d.high * math::horner(d.high, C::p)), one_and_rest = P(1.0) + rest;
        const P one_and_rest_low = rest - (one_and_rest - P(1.0));
        const auto inside = math::two_product(P(0.0) - d.high, one_and_rest);
        const P inside_low =
            inside.low - rounded(fma(d.high, one_and_rest_low, rounded(d.low * one_and_rest)));

        const auto within = magnitude(d.high) < P(C::window);
        return {select(within, inside.high, outside.high), select(within, inside_low, outside_low)};
    }
};

} // namespace xact::kernels
