// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/leaky_relu.hpp>

template <>
struct reference::of<xact::leaky_relu> : function {
    using F = xact::leaky_relu;
    static constexpr bool exact_in_long_double = true;

    template <class T, class Real>
    static Real value(const F& f, Real x) {
        return x > 0 ? x : rounded<T, Real>(f.negative_slope) * x;
    }
    template <class T, class Real>
    static Real derivative(const F& f, Real x) {
        return isnan(x) ? x : x > 0 ? Real(1) : rounded<T, Real>(f.negative_slope);
    }
    template <class T>
    static special_values<T> specials(const F& f) {
        using n = numbers<T>;
        const T s = static_cast<T>(f.negative_slope);
        return {{n::nan, n::nan, n::nan},
                {T(0), 0, s},
                {T(-0.0), T(-0.0), s},
                {n::tiny, n::tiny, 1},
                {-n::tiny, T(-0.0), s},
                {n::subnormal, n::subnormal, 1},
                {n::max, n::max, 1},
                {-n::max, s * -n::max, s},
                {n::inf, n::inf, 1},
                {-n::inf, -n::inf, s},
                {T(-1), -s, s}};
    }
    template <class T>
    static shape<T> shape_of(const F& f) {
        const T s = static_cast<T>(f.negative_slope), inf = numbers<T>::inf;
        return {s < 0 ? T(0) : -inf, inf, std::min(s, T(1)), std::max(s, T(1))};
    }
    template <class T>
    static std::vector<T> knees(const F&) {
        return {0};
    }
    static std::vector<F> others(const F&) { return {F{0.2}, F{-0.5}, F{0.0}, F{1.5}}; }
};
