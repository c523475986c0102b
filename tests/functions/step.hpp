// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/step.hpp>

template <>
struct reference::of<xact::step> : function {
    using F = xact::step;
    static constexpr bool exact_in_long_double = true;

    template <class T, class Real>
    static Real value(const F& f, Real x) {
        if (isnan(x)) return x;
        const Real t = rounded<T, Real>(f.threshold);
        return x > t ? Real(1) : x < t ? Real(0) : rounded<T, Real>(f.at_threshold);
    }
    template <class T, class Real>
    static Real derivative(const F&, Real x) {
        return isnan(x) ? x : Real(0);
    }
    template <class T>
    static special_values<T> specials(const F& f) {
        using n = numbers<T>;
        const T at = static_cast<T>(f.at_threshold);
        return {{n::nan, n::nan, n::nan}, {T(0), at, 0},    {T(-0.0), at, 0},
                {n::tiny, 1, 0},          {-n::tiny, 0, 0}, {n::subnormal, 1, 0},
                {-n::subnormal, 0, 0},    {n::max, 1, 0},   {-n::max, 0, 0},
                {n::inf, 1, 0},           {-n::inf, 0, 0},  {T(1), 1, 0}};
    }
    template <class T>
    static shape<T> shape_of(const F& f) {
        const T at = static_cast<T>(f.at_threshold);
        return {std::min(T(0), at), std::max(T(1), at), 0, 0, false, true};
    }
    template <class T>
    static std::vector<T> knees(const F& f) {
        return {static_cast<T>(f.threshold)};
    }
    static std::vector<F> others(const F&) {
        return {{.threshold = 0.1, .at_threshold = 0.5}, {.threshold = -3}};
    }
};
