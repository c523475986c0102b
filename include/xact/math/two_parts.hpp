// SPDX-License-Identifier: MIT
#pragma once

// Sums, products and quotients whose rounding is kept.

#include <xact/simd.hpp>

#include <cstdint>

namespace xact::math {

// The sum of a large number and a small one.
template <class V>
struct two_parts {
    V high;
    V low;
};

// p − q·d, exactly but for its own rounding, for a quotient q near p/d.
template <class V>
XACT_INLINE constexpr V residual(V p, V q, V d) noexcept {
    if constexpr (simd::has_fma<typename V::arch>) {
        return fnma(q, d, p);
    } else {
        // Dekker: both factors in halves whose products are exact, and so is p less the first of
        // them, as it is near to p. What is left is so small that its own roundings are nothing.
        using T = typename V::value_type;
        constexpr T splitter =
            static_cast<T>((std::uint64_t{1} << (simd::format<T>::fraction / 2 + 1)) + 1);
        const V q_big = rounded(q * V(splitter)), d_big = rounded(d * V(splitter));
        const V q1 = rounded(q_big - rounded(q_big - q)), d1 = rounded(d_big - rounded(d_big - d));
        const V q2 = q - q1, d2 = d - d1;
        const V after_first = rounded(fnma(q1, d1, p));
        return fnma(q2, d, rounded(fnma(q1, d2, after_first)));
    }
}

// a + b, exactly.
template <class V>
XACT_INLINE constexpr two_parts<V> two_sum(V a, V b) noexcept {
    const V sum = a + b, b_in_sum = sum - a;
    return {sum, (a - (sum - b_in_sum)) + (b - b_in_sum)};
}

// a·b, exactly, but where low underflows.
template <class V>
XACT_INLINE constexpr two_parts<V> two_product(V a, V b) noexcept {
    const V high = rounded(a * b);
    if constexpr (simd::has_fma<typename V::arch>)
        return {high, fms(a, b, high)};
    else
        return {high, V(typename V::value_type(0)) - residual(high, a, b)};
}

// a·b + rest, rounded once but for what is below the last place of rest.
template <class V>
XACT_INLINE constexpr V times(V a, V b, V rest) noexcept {
    if constexpr (simd::has_fma<typename V::arch>) {
        return fma(a, b, rest);
    } else {
        const auto p = two_product(a, b);
        return p.high + (p.low + rest);
    }
}
// The products of numbers of two parts.
template <class V>
XACT_INLINE constexpr V times(V a, const two_parts<V>& b) noexcept {
    return times(a, b.high, rounded(a * b.low));
}
template <class V>
XACT_INLINE constexpr V times(const two_parts<V>& a, const two_parts<V>& b) noexcept {
    return times(a.high, b.high, rounded(fma(a.high, b.low, rounded(a.low * b.high))));
}

// c − a·b where that cancels: what the product has lost is not lost.
template <class V>
XACT_INLINE constexpr V minus_product(V c, V a, V b) noexcept {
    if constexpr (simd::has_fma<typename V::arch>) {
        return fnma(a, b, c);
    } else {
        const V product = rounded(a * b);
        return (c - product) + residual(product, a, b);
    }
}

// 1/d, of which `inverse` is 1/d.high, and what it lost when it was rounded: one Newton step.
template <class V>
XACT_INLINE constexpr two_parts<V> reciprocal(const two_parts<V>& d, V inverse) noexcept {
    const V one(typename V::value_type(1));
    const V correction = fnma(inverse, d.low, residual(one, inverse, d.high));
    const V q = rounded(fma(inverse, correction, inverse));
    return {q, fma(inverse, correction, rounded(inverse - q))};
}

} // namespace xact::math
