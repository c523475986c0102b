// SPDX-License-Identifier: MIT
#pragma once

// mingw-w64's fma rounds twice where the machine has no instruction for it.

#include <xact/config.hpp>

#include <cstdint>
#include <type_traits>

#if defined(__MINGW32__) && !defined(__FMA__)
#define XACT_OWN_FMA 1
#else
#define XACT_OWN_FMA 0
#endif
#if XACT_OWN_FMA
namespace xact::simd {
namespace detail {

__extension__ typedef __float128 quadruple;
__extension__ typedef unsigned __int128 bits_of_quadruple;

// a·b + c, rounded once, by way of a type with more than twice the digits of T: the product is
// exact there, and the sum is rounded to odd, so that the rounding to T is the only one.
template <class T>
XACT_INLINE T own_fma(T a, T b, T c) noexcept {
    constexpr bool single = std::is_same_v<T, float>;
    using Wide = std::conditional_t<single, double, quadruple>;
    using Bits = std::conditional_t<single, std::uint64_t, bits_of_quadruple>;
    const Wide product = static_cast<Wide>(a) * static_cast<Wide>(b), added = c;
    Wide sum = product + added;
    const Wide c_in_sum = sum - product;
    const Wide lost = (product - (sum - c_in_sum)) + (added - c_in_sum);
    Bits bits = __builtin_bit_cast(Bits, sum);
    // An infinite sum has lost a NaN.
    if ((lost < 0 || lost > 0) && (bits & 1) == 0) {
        bits = (lost > 0) == (sum > 0) ? bits + 1 : bits - 1;
        sum = __builtin_bit_cast(Wide, bits);
    }
    return static_cast<T>(sum);
}

} // namespace detail
} // namespace xact::simd
#endif
