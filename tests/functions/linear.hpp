// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/linear.hpp>

template <>
struct reference::of<xact::linear> : function {
    using F = xact::linear;
    static constexpr bool exact_in_long_double = true;

    template <class T, class Real>
    static Real value(const F& f, Real x) {
        const Real product = rounded<T, Real>(f.slope) * x;
        // A product of −0 keeps its sign when nothing is added.
        return f.intercept == 0 ? product : product + rounded<T, Real>(f.intercept);
    }
    template <class T, class Real>
    static Real derivative(const F& f, Real x) {
        return isnan(x) ? x : rounded<T, Real>(f.slope);
    }
    // The sum cancels around −intercept/slope.
    template <class T, class Real>
    static Real value_scale(const F& f, Real x) {
        return fabs(rounded<T, Real>(f.slope) * x);
    }
    template <class T>
    static special_values<T> specials(const F&) {
        using n = numbers<T>;
        return {{n::nan, n::nan, n::nan}, {T(0), 0, 1},
                {T(-0.0), T(-0.0), 1},    {n::tiny, n::tiny, 1},
                {-n::tiny, -n::tiny, 1},  {n::subnormal, n::subnormal, 1},
                {n::max, n::max, 1},      {-n::max, -n::max, 1},
                {n::inf, n::inf, 1},      {-n::inf, -n::inf, 1},
                {T(1.5), T(1.5), 1}};
    }
    template <class T>
    static shape<T> shape_of(const F& f) {
        const T s = static_cast<T>(f.slope), inf = numbers<T>::inf;
        return {-inf, inf, s, s, f.intercept == 0, true};
    }
    static std::vector<F> others(const F&) {
        return {{.slope = 0.1, .intercept = -1.0}, {.slope = -1.7, .intercept = 0.3}};
    }
};
