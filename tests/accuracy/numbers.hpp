// SPDX-License-Identifier: MIT
#pragma once

// Bits and order of the numbers of an element type.

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace accuracy {

template <class T>
struct type;
template <>
struct type<float> {
    using bits = std::uint32_t;
    using real = double;
    static constexpr char name[] = "float";
    // A result this near to half a unit in the last place may be the nearest or not: the reference itself is off by a few
    // 2^-29 of that.
    static constexpr real doubt = 0x1p-20;
};
template <>
struct type<double> {
    using bits = std::uint64_t;
    using real = long double;
    static constexpr char name[] = "double";
    static constexpr real doubt = 0x1p-8; // 2^-11
};
template <class T>
using bits_t = typename type<T>::bits;
template <class T>
using real_t = typename type<T>::real;

template <class T>
bits_t<T> bits_of(T x) {
    return std::bit_cast<bits_t<T>>(x);
}
template <class T>
bool same(T a, T b) {
    return bits_of(a) == bits_of(b) || (a != a && b != b);
}
// The place of a number in the row of all numbers.
template <class T>
std::int64_t place(T x) {
    const auto b = static_cast<std::int64_t>(bits_of(std::fabs(x)));
    return std::signbit(x) ? -b : b;
}

// A cell is what has the same sign, the same exponent, and the same two bits after it: a quarter of a binade.
template <class T>
inline constexpr int cell_shift = std::numeric_limits<T>::digits - 3;
template <class T>
inline constexpr std::size_t cells = std::size_t{1} << (8 * sizeof(T) - cell_shift<T>);

} // namespace accuracy
