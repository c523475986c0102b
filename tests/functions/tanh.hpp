// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/tanh.hpp>

template <class Accuracy>
struct reference::of<xact::tanh<Accuracy>> : function {
    using F = xact::tanh<Accuracy>;

    template <class T, class Real>
    static Real value(const F&, Real x) {
        using std::tanh;
        return tanh(x);
    }
    template <class T, class Real>
    static Real derivative(const F&, Real x) {
        const Real e = exp(-2 * fabs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }
    template <class T, class Real>
    static Real derivative_from_value(const F&, Real y) {
        return (1 - y) * (1 + y);
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
                {n::max, 1, 0},
                {-n::max, -1, 0},
                {n::inf, 1, 0},
                {-n::inf, -1, 0}};
    }
    template <class T>
    static shape<T> shape_of(const F&) {
        return {-1, 1, 0, 1, true, true};
    }
    // Where the kernels change from one formula to another; where 1 − y² is 0 and the derivative is
    // not; the ends of the tails.
    template <class T>
    static std::vector<T> notable(const F&) {
        return {T(0.5625), T(-0.5625), T(9.1), T(20), T(53), T(372)};
    }
    // Where tanh is a fraction, its numerator is a sum of parts that cancel unless n is 0 near 0;
    // with directed rounding n is 1 there. The remaining error is small relative to 1, not relative
    // to a tiny tanh.
    template <class T, class A>
    static constexpr double directed_absolute() {
        using xact::kernels::tanh_exact;
        using kernel = xact::detail::kernel_for<F, xact::form::value, T, A>;
        if (std::is_same_v<T, double> || std::is_same_v<kernel, tanh_exact<xact::form::value>>)
            return 0x1p-35;
        return xact::simd::table_entries<A> != 0 ? 0.0 : 0x1p-15;
    }
};
