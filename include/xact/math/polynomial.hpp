// SPDX-License-Identifier: MIT
#pragma once

// Polynomials.

#include <xact/simd.hpp>
#include <xact/simd/unrolled.hpp>

#include <cstddef>

namespace xact::math {

// p[0] + x·(p[1] + x·(…)), one multiply-add a coefficient.
template <class V, class T, std::size_t N>
XACT_INLINE constexpr V horner(V x, const T (&p)[N]) noexcept {
    V sum = p[N - 1];
    simd::unrolled<N - 1>([&](std::size_t i)
                              XACT_INLINE_LAMBDA { sum = fma(sum, x, V(p[N - 2 - i])); });
    return sum;
}

} // namespace xact::math
