#pragma once

// The T nearest to the true value of a function, where a result stands so close to the middle between two that its error
// alone does not tell.

#include "reference.hpp"

#include <cmath>

namespace accuracy {

// Where even 64 bits of the reference stand in the middle between two floats. Functions that need no rounding but that of
// the result are exact in long double, ties included; of tanh no float comes nearer to a middle than 2^-50.
template <class F>
float beyond_long_double(const F&, float, bool, long double want) {
    return static_cast<float>(want);
}
// sigmoid = 1/2 + x/4 − x³/48 + …: for small x the first two terms are exact in long double and often such a middle, and
// the third says on which side of it the truth lies, that of 1/2.
template <class C>
float beyond_long_double(const xact::sigmoid<C>&, float x, bool derivative, long double want) {
    if (derivative || !(std::fabs(x) < 0x1p-12f)) return static_cast<float>(want);
    return static_cast<float>(std::nextafter(0.5L + static_cast<long double>(x) / 4, 0.5L));
}

template <class F>
float nearest(const F& f, float x, bool derivative, double) {
    const long double at = x;
    const long double want =
        derivative ? reference::derivative<float>(f, at) : reference::value<float>(f, at);
    // Off by a few 2^-64 of itself.
    const long double off = std::ldexp(1.0L, -58);
    const bool decided =
        static_cast<float>(want * (1 - off)) == static_cast<float>(want * (1 + off));
    return decided ? static_cast<float>(want) : beyond_long_double(f, x, derivative, want);
}

// The reference of a double is a long double already, and has eleven bits more; there is nothing better here to ask.
template <class F>
double nearest(const F&, double, bool, long double want) {
    return static_cast<double>(want);
}

} // namespace accuracy
