// SPDX-License-Identifier: MIT
#pragma once

// softplus in double, compensated. Its derivative is sigmoid.

#include <xact/kernels/kernel.hpp>
#include <xact/math/log1p.hpp>
#include <xact/math/logistic.hpp>

namespace xact::kernels {

// log(1 + e^x) = max(x, 0) + log(1 + e^−t), t = |x|. With e^−t = w/e, w a power of two, v = w·q and
// q = 2/(2e + w), of two parts: log(1 + e^−t) = w·(q + q·u·p(u)), u = v²/4; see math/log1p.hpp.
struct softplus_fraction {
    template <class T, class A>
    static constexpr bool serves = std::is_same_v<T, double>;
    // A result in the first subnormal binade is rounded at a place of its own.
    template <class T, class A>
    static constexpr double error = 0.81;
    template <class T, class A>
    static constexpr std::size_t lockstep = math::logistic_lockstep<form::value, T, A>;

    template <class P>
    static XACT_INLINE constexpr auto compute(P x) noexcept {
        const P t = math::logistic_argument<1>(x);
        const auto e = math::exp_positive(t);
        const math::weight<P> half = math::weight_of<-1>(e);
        const auto sum = math::one_and<1>(e, half);
        const auto q = math::reciprocal(sum, P(1.0) / sum.high);
        const P half_v = half.template times<0>(q.high), u = rounded(half_v * half_v);
        const P rest = rounded(fma(q.high, rounded(u * math::log1p_series(u)), q.low));
        const P high = q.high + rest, low = rest - (high - q.high);
        const P left = half.template times<1>(high);
        // x + left, and what that and left have lost; what is behind 40 changes no bit of x.
        const P positive = cap(magnitude(x), P(40.0));
        const auto both = math::two_sum(positive, left);
        const P right = both.high + (both.low + half.template times<1>(low));
        return select(P(40.0) <= x, x, select(P(0.0) <= x, right, left));
    }
};

} // namespace xact::kernels
