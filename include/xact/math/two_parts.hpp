// SPDX-License-Identifier: MIT
#pragma once

// Sums and quotients whose rounding is kept.

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

} // namespace xact::math
