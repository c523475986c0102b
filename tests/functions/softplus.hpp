// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/softplus.hpp>

template <class Accuracy>
struct reference::of<xact::softplus<Accuracy>> : function {
    using F = xact::softplus<Accuracy>;

    template <class T, class Real>
    static Real value(const F&, Real x) {
        if (isnan(x)) return x;
        return (x > 0 ? x : Real(0)) + log1p(exp(-fabs(x)));
    }
    template <class T, class Real>
    static Real derivative(const F&, Real x) {
        const Real e = exp(-fabs(x));
        return (x < 0 ? e : Real(1)) / (1 + e);
    }
    template <class T>
    static special_values<T> specials(const F&) {
        using n = numbers<T>;
        const T half = T(0.5), log2 = T(0x1.62e42fefa39efp-1);
        return {{n::nan, n::nan, n::nan},    {T(0), log2, half},     {T(-0.0), log2, half},
                {n::tiny, log2, half},       {-n::tiny, log2, half}, {n::subnormal, log2, half},
                {-n::subnormal, log2, half}, {n::max, n::max, 1},    {-n::max, 0, 0},
                {n::inf, n::inf, 1},         {-n::inf, 0, 0}};
    }
    template <class T>
    static shape<T> shape_of(const F&) {
        return {0, numbers<T>::inf, 0, 1};
    }
    // Where other libraries have a threshold, the ends of the tail, and the start of the right end.
    template <class T>
    static std::vector<T> notable(const F&) {
        return {T(-16.6), T(20), T(17.4), T(40), T(-88), T(-104), T(-708.4), T(-745.2)};
    }
    // The derivative is sigmoid's value.
    static const char* hard(bool of_derivative) { return of_derivative ? "sigmoid" : "softplus"; }
};
