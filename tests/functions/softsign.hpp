// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/softsign.hpp>

template <class Accuracy>
struct reference::of<xact::softsign<Accuracy>> : function {
    using F = xact::softsign<Accuracy>;

    template <class T, class Real>
    static Real value(const F&, Real x) {
        return isinf(x) ? copysign(Real(1), x) : x / (1 + fabs(x));
    }
    template <class T, class Real>
    static Real derivative(const F&, Real x) {
        const Real inverse = 1 / (1 + fabs(x));
        return inverse * inverse;
    }
    template <class T, class Real>
    static Real derivative_from_value(const F&, Real y) {
        const Real d = 1 - fabs(y);
        return d * d;
    }
    template <class T>
    static special_values<T> specials(const F&) {
        using n = numbers<T>;
        return {{n::nan, n::nan, n::nan},
                {T(0), 0, 1},
                {T(-0.0), T(-0.0), 1},
                {n::tiny, n::tiny, 1},
                {-n::tiny, -n::tiny, 1},
                {n::subnormal, n::subnormal, 1},
                {-n::subnormal, -n::subnormal, 1},
                {T(1), T(0.5), T(0.25)},
                {T(-3), T(-0.75), T(0.0625)},
                {n::max, 1, 0},
                {-n::max, -1, 0},
                {n::inf, 1, 0},
                {-n::inf, -1, 0}};
    }
    template <class T>
    static shape<T> shape_of(const F&) {
        return {-1, 1, 0, 1, true, true};
    }
    // Where the derivative becomes subnormal, and where it ends.
    template <class T>
    static std::vector<T> notable(const F&) {
        return {T(0x1p+63), T(0x1p+75), T(0x1.cb05ecp-9), T(0x1.2d5dc4p-9), T(0x1.6325c6p-15)};
    }
};
