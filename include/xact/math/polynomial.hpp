// SPDX-License-Identifier: MIT
#pragma once

// Polynomials.

#include <xact/simd.hpp>

#include <cstddef>

namespace xact::math {

// p[0] + x·(p[1] + x·(…)), one multiply-add a coefficient.
template <class V, class T, std::size_t N>
XACT_INLINE constexpr V horner(V x, const T (&p)[N]) noexcept {
    V sum = p[N - 1];
    for (std::size_t i = N - 1; i > 0; --i)
        sum = fma(sum, x, V(p[i - 1]));
    return sum;
}

} // namespace xact::math
