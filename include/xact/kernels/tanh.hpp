// SPDX-License-Identifier: MIT
#pragma once

#include <xact/kernels/logistic.hpp>
#include <xact/kernels/tanh_table.hpp>

namespace xact::kernels {

// The value by table, in two stages, needs no more than two or three, and has nothing in common with the derivative.
template <class T, class A>
XACT_HIDDEN inline constexpr lockstep_widths tanh_lockstep = [] {
    lockstep_widths widths = sigmoid_lockstep<T, A>;
    constexpr std::size_t entries = std::is_same_v<T, float> ? simd::table_entries<A> : 0;
    if (entries == 32)
        widths = {.value = 2, .derivative = 4, .both = 0};
    else if (entries == 8)
        widths.value = 3, widths.both = 0;
    else
        widths.value = widths.value < 4 ? 4 : widths.value;
    return widths;
}();

// As for sigmoid_error.
template <class T, class A>
XACT_HIDDEN inline constexpr error_bound tanh_error = [] {
    error_bound bound = sigmoid_error<T, A>; // the derivative is 4σ′(2x)
    const std::size_t entries = std::is_same_v<T, float> ? simd::table_entries<A> : 0;
    if (entries == 32)
        bound.value = 0.90;
    else if (entries == 8)
        bound.value = 0.79;
    else if (std::is_same_v<T, float>)
        bound.value = 0.96;
    else
        bound.value = 0.90;
    return bound;
}();

// tanh(|x|) = (1 + t − w)/(1 + t + w), where e^2|x| = (1 + t)/w and w is a power of two, for the instruction sets and types
// without a table. 1 − w is exact and 0 where |x| is small, and t + low knows e^2|x| − 1 to the last place there, so that
// nothing cancels. The denominator is the logistic function's. Numerator and denominator are each a sum of two numbers; the
// quotient of the high ones is mended with what is left of the numerator, so that little more than the rounding of the
// result remains.
template <class V>
struct tanh_fraction {
    using T = typename V::value_type;
    using C = logistic_constants<T>;
    two_parts<V> numerator;
    logistic_denominator<V> denominator;
    V inverse;

    XACT_INLINE constexpr explicit tanh_fraction(V x) noexcept
        : tanh_fraction(exp_positive(logistic_argument<2>(x))) {}

    XACT_INLINE constexpr V value(V x) const noexcept {
        const auto& d = denominator.sum;
        const V q = rounded(numerator.high * inverse);
        const V rest = rounded(residual(numerator.high, q, d.high) + fnma(q, d.low, numerator.low));
        // So near to 0, tanh(x) rounds to x.
        const V a = magnitude(x);
        return or_sign(select(a < V(C::nothing), a, fma(rest, inverse, q)), x);
    }

private:
    XACT_INLINE constexpr explicit tanh_fraction(const reduced_exp<V>& e) noexcept
        : tanh_fraction(e, weight_of(e)) {}
    XACT_INLINE constexpr tanh_fraction(const reduced_exp<V>& e, const weight<V>& w) noexcept
        : numerator(one_and<-1>(e, w)), denominator{w, one_and<1>(e, w)},
          inverse(denominator.inverse()) {}
};

} // namespace xact::kernels
