// SPDX-License-Identifier: MIT
#pragma once

#include "support/reference.hpp"

#include <xact/functions/silu.hpp>

template <class Accuracy>
struct reference::of<xact::silu<Accuracy>> : function {
    using F = xact::silu<Accuracy>;

    template <class Real>
    static Real sigmoid(Real x) {
        const Real e = exp(-fabs(x));
        return (x < 0 ? e : Real(1)) / (1 + e);
    }
    template <class T, class Real>
    static Real value(const F&, Real x) {
        return isinf(x) && x < 0 ? Real(-0.0) : x * sigmoid(x);
    }
    template <class T, class Real>
    static Real derivative(const F&, Real x) {
        if (isinf(x)) return x > 0 ? Real(1) : Real(-0.0);
        return sigmoid(x) * (1 + x * sigmoid(-x));
    }
    // The sum cancels around the zero.
    template <class T, class Real>
    static Real derivative_scale(const F&, Real x) {
        return x < -1 && x > -2 ? sigmoid(x) : Real(0);
    }
    template <class T>
    static special_values<T> specials(const F&) {
        using n = numbers<T>;
        const T half = T(0.5);
        // x/2 is a tie there, which x²/4 settles; the class faithful does not ask it in double.
        const T least = std::is_same_v<T, float> ? n::tiny : T(0);
        return {{n::nan, n::nan, n::nan},
                {T(0), 0, half},
                {T(-0.0), T(-0.0), half},
                {n::tiny, least, half},
                {-n::tiny, T(-0.0), half},
                {n::subnormal, n::subnormal / 2, half},
                {-n::subnormal, -n::subnormal / 2, half},
                {n::max, n::max, 1},
                {-n::max, T(-0.0), T(-0.0)},
                {n::inf, n::inf, 1},
                {-n::inf, T(-0.0), T(-0.0)}};
    }
    template <class T>
    static shape<T> shape_of(const F&) {
        return {.value_low = T(-0.27846455),
                .value_high = numbers<T>::inf,
                .derivative_low = T(-0.0998394),
                .derivative_high = T(1.0998394),
                .derivative_minus_0 = true};
    }
    // The zero of the derivative, the extremes of the derivative, the ends of the tails.
    template <class T>
    static std::vector<T> notable(const F&) {
        return {T(-0x1.474973c84120bp+0),
                T(-2.3993572805),
                T(2.3993572805),
                T(-88.5),
                T(-104),
                T(-108.7),
                T(-715),
                T(-751.7)};
    }
};
