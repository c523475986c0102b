// SPDX-License-Identifier: MIT
#pragma once

// The float nearest to the true value of a function, also where a double cannot tell which of two that is.

#include "reference.hpp"

#include <atomic>
#include <cstdint>

namespace reference {

// How often even that was not enough; a program that asked says so and fails.
inline std::atomic<std::uint64_t> undecided{0};

// Functions that need no rounding but that of the result, and are exact in long double, ties included.
template <class F>
inline constexpr bool exact_in_long_double = false;
template <>
inline constexpr bool exact_in_long_double<xact::step> = true;
template <>
inline constexpr bool exact_in_long_double<xact::linear> = true;
template <>
inline constexpr bool exact_in_long_double<xact::relu> = true;
template <>
inline constexpr bool exact_in_long_double<xact::leaky_relu> = true;

// Where even 64 bits of the reference stand near a midpoint of floats.
template <class F>
float beyond_long_double(const F&, float, bool, long double want) {
    if (!exact_in_long_double<F>) ++undecided;
    return static_cast<float>(want);
}
// sigmoid = 1/2 + x/4 − x³/48 + …: for small x the first two terms are exact in long double and often such a middle, and
// the third says on which side of it the truth lies, that of 1/2.
template <class C>
float beyond_long_double(const xact::sigmoid<C>&, float x, bool of_derivative, long double want) {
    if (of_derivative || !(std::fabs(x) < 0x1p-12f)) return ++undecided, static_cast<float>(want);
    return static_cast<float>(std::nextafter(0.5L + static_cast<long double>(x) / 4, 0.5L));
}

// Whether everything within a relative distance of 2^-Bits rounds to one float.
template <int Bits, class Real>
bool decides(Real want) {
    const Real step = std::ldexp(Real(1), -Bits);
    return static_cast<float>(want * (1 - step)) == static_cast<float>(want * (1 + step))
           || want != want;
}

// A double of <cmath> is off by a few 2^-53, and long double by a few 2^-64 of the result; no float but those above comes
// nearer to a middle than 2^-50.3.
template <class F>
float nearest(const F& f, float x, bool of_derivative, double want) {
    if (decides<40>(want)) return static_cast<float>(want);
    const long double at = x;
    const long double better = of_derivative ? derivative<float>(f, at) : value<float>(f, at);
    return decides<58>(better) ? static_cast<float>(better)
                               : beyond_long_double(f, x, of_derivative, better);
}

} // namespace reference
