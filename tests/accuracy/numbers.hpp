// SPDX-License-Identifier: MIT
#pragma once

// Bit patterns and order of the values of an element type.

#include "support/bits.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>

namespace accuracy {

template <class T>
struct type;
template <>
struct type<float> {
    using real = double;
    static constexpr char name[] = "float";
    // A result this near to half a unit in the last place may be the nearest or not, because the
    // reference itself is off by a few 2^-29 of that.
    static constexpr real doubt = 0x1p-20;
};
template <>
struct type<double> {
    using real = long double;
    static constexpr char name[] = "double";
    static constexpr real doubt = 0x1p-8; // 2^-11
};
template <class T>
using real_t = typename type<T>::real;

using support::bits_t, support::from_bits, support::same;

// A cell is the set of values with the same sign, the same exponent, and the same two bits after
// it: a quarter of a binade.
template <class T>
inline constexpr int cell_shift = std::numeric_limits<T>::digits - 3;
template <class T>
inline constexpr std::size_t cells = std::size_t{1} << (8 * sizeof(T) - cell_shift<T>);

} // namespace accuracy
