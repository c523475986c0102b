// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/sigmoid.hpp>

template <class Accuracy>
struct reference::of<xact::sigmoid<Accuracy>> : function {
    using F = xact::sigmoid<Accuracy>;

    template <class T, class Real>
    static Real value(const F&, Real x) {
        const Real e = exp(-fabs(x));
        return (x < 0 ? e : Real(1)) / (1 + e);
    }
    template <class T, class Real>
    static Real derivative(const F&, Real x) {
        const Real e = exp(-fabs(x));
        return e / ((1 + e) * (1 + e));
    }
    template <class T, class Real>
    static Real derivative_from_value(const F&, Real y) {
        return y * (1 - y);
    }
    template <class T>
    static special_values<T> specials(const F&) {
        using n = numbers<T>;
        const T half = T(0.5), quarter = T(0.25);
        return {{n::nan, n::nan, n::nan},
                {T(0), half, quarter},
                {T(-0.0), half, quarter},
                {n::tiny, half, quarter},
                {-n::tiny, half, quarter},
                {n::subnormal, half, quarter},
                {-n::subnormal, half, quarter},
                {n::max, 1, 0},
                {-n::max, 0, 0},
                {n::inf, 1, 0},
                {-n::inf, 0, 0}};
    }
    template <class T>
    static shape<T> shape_of(const F&) {
        return {0, 1, 0, T(0.25), false, true};
    }
    // Where the error is largest in double and, on AVX2, in float; the ends of the tails; where
    // y(1 − y) is 0 and the derivative is not.
    template <class T>
    static std::vector<T> notable(const F&) {
        return {T(-0x1.625f28aa002e4p+9),
                T(-0x1.5d5926p+6),
                T(0x1.c6a6f2p+0),
                T(17.4),
                T(-104),
                T(-746)};
    }
};
