// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/relu.hpp>

template <>
struct reference::of<xact::relu> : function {
    using F = xact::relu;
    static constexpr bool exact_in_long_double = true;

    template <class T, class Real>
    static Real value(const F&, Real x) {
        return x <= 0 ? Real(0) : x;
    }
    template <class T, class Real>
    static Real derivative(const F&, Real x) {
        return isnan(x) ? x : x > 0 ? Real(1) : Real(0);
    }
    template <class T>
    static special_values<T> specials(const F&) {
        using n = numbers<T>;
        return {{n::nan, n::nan, n::nan}, {T(0), 0, 0},        {T(-0.0), 0, 0},
                {n::tiny, n::tiny, 1},    {-n::tiny, 0, 0},    {n::subnormal, n::subnormal, 1},
                {-n::subnormal, 0, 0},    {n::max, n::max, 1}, {-n::max, 0, 0},
                {n::inf, n::inf, 1},      {-n::inf, 0, 0}};
    }
    template <class T>
    static shape<T> shape_of(const F&) {
        return {0, numbers<T>::inf, 0, 1};
    }
    template <class T>
    static std::vector<T> knees(const F&) {
        return {0};
    }
};
