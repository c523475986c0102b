// SPDX-License-Identifier: MIT
#pragma once

// Bit layout of the element types.

#include <xact/config.hpp>

#include <cstdint>
#include <type_traits>

namespace xact::simd {

// std::bit_cast, which the libc++ of Debian's Emscripten lacks.
template <class To, class From>
    requires(sizeof(To) == sizeof(From)
             && std::is_trivially_copyable_v<To> && std::is_trivially_copyable_v<From>)
XACT_INLINE constexpr To bit_cast(const From& from) noexcept {
    return __builtin_bit_cast(To, from);
}

template <class T>
struct format;
template <>
struct format<float> {
    using bits = std::uint32_t;
    using signed_bits = std::int32_t;
    static constexpr int fraction = 23;
    static constexpr int bias = 127;
    static constexpr bits infinity = bits{2 * bias + 1} << fraction;
};
template <>
struct format<double> {
    using bits = std::uint64_t;
    using signed_bits = std::int64_t;
    static constexpr int fraction = 52;
    static constexpr int bias = 1023;
    static constexpr bits infinity = bits{2 * bias + 1} << fraction;
};

// 2^n, a normal number.
template <class T>
constexpr T exponential(int n) noexcept {
    using bits = typename format<T>::bits;
    return bit_cast<T>(
        static_cast<bits>(static_cast<bits>(n + format<T>::bias) << format<T>::fraction));
}

// Tested on the bit pattern, so that -ffinite-math-only cannot fold it to false.
template <class T>
XACT_INLINE constexpr bool is_nan(T x) noexcept {
    using bits = typename format<T>::bits;
    return static_cast<bits>(bit_cast<bits>(x) << 1) > static_cast<bits>(format<T>::infinity << 1);
}

} // namespace xact::simd
