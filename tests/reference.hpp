// SPDX-License-Identifier: MIT
#pragma once

// One row for each function: its reference, in a type with more digits than the tested one, and its special values.
// Nothing here calls xact: formulas are written out in <cmath>, in the form that loses nothing.

#include <xact/functions.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace reference {

// How many binary digits the functions of a long double are good for: on WebAssembly musl computes them in double, and
// 32-bit ARM has no more than that.
#if defined(__EMSCRIPTEN__)
inline constexpr int digits = std::numeric_limits<double>::digits;
#else
inline constexpr int digits = std::numeric_limits<long double>::digits;
#endif
// Whether an error of 2^-10 ULP of a T shows. Of a double-double it does not where a double is subnormal.
template <class T>
inline constexpr bool knows =
    digits >= std::numeric_limits<T>::digits + 10
    && std::numeric_limits<long double>::min_exponent
           <= std::numeric_limits<T>::min_exponent - std::numeric_limits<T>::digits - 10;

// What the functor holds is rounded to the element type T before it is used; that is part of the definition.
template <class T, class Real>
Real rounded(double parameter) {
    return static_cast<Real>(static_cast<T>(parameter));
}

template <class T, class Real>
Real value(const xact::step& f, Real x) {
    if (std::isnan(x)) return x;
    const Real t = rounded<T, Real>(f.threshold);
    return x > t ? Real(1) : x < t ? Real(0) : rounded<T, Real>(f.at_threshold);
}
template <class T, class Real>
Real derivative(const xact::step&, Real x) {
    return std::isnan(x) ? x : Real(0);
}

template <class T, class Real>
Real value(const xact::linear& f, Real x) {
    const Real product = rounded<T, Real>(f.slope) * x;
    // A product of −0 keeps its sign when nothing is added.
    return f.intercept == 0 ? product : product + rounded<T, Real>(f.intercept);
}
template <class T, class Real>
Real derivative(const xact::linear& f, Real x) {
    return std::isnan(x) ? x : rounded<T, Real>(f.slope);
}

template <class T, class C, class Real>
Real value(const xact::sigmoid<C>&, Real x) {
    const Real e = std::exp(-std::fabs(x));
    return (x < 0 ? e : Real(1)) / (1 + e);
}
template <class T, class C, class Real>
Real derivative(const xact::sigmoid<C>&, Real x) {
    const Real e = std::exp(-std::fabs(x));
    return e / ((1 + e) * (1 + e));
}

template <class T, class C, class Real>
Real value(const xact::tanh<C>&, Real x) {
    return std::tanh(x);
}
template <class T, class C, class Real>
Real derivative(const xact::tanh<C>&, Real x) {
    const Real e = std::exp(-2 * std::fabs(x));
    return 4 * e / ((1 + e) * (1 + e));
}

template <class T, class Real>
Real value(const xact::relu&, Real x) {
    return x <= 0 ? Real(0) : x;
}
template <class T, class Real>
Real derivative(const xact::relu&, Real x) {
    return std::isnan(x) ? x : x > 0 ? Real(1) : Real(0);
}

template <class T, class Real>
Real value(const xact::leaky_relu& f, Real x) {
    return x > 0 ? x : rounded<T, Real>(f.negative_slope) * x;
}
template <class T, class Real>
Real derivative(const xact::leaky_relu& f, Real x) {
    return std::isnan(x) ? x : x > 0 ? Real(1) : rounded<T, Real>(f.negative_slope);
}

// What must come out bit for bit (a NaN as any NaN).
template <class T>
struct special {
    T x;
    T value;
    T derivative;
};

template <class T>
struct numbers {
    using limits = std::numeric_limits<T>;
    static constexpr T inf = limits::infinity();
    static constexpr T nan = limits::quiet_NaN();
    static constexpr T max = limits::max();
    static constexpr T tiny = limits::denorm_min();
    static constexpr T subnormal = limits::min() / 4;
};

template <class T>
std::vector<special<T>> specials(const xact::step& f) {
    using n = numbers<T>;
    const T at = static_cast<T>(f.at_threshold);
    return {{n::nan, n::nan, n::nan}, {T(0), at, 0},        {T(-0.0), at, 0},      {n::tiny, 1, 0},
            {-n::tiny, 0, 0},         {n::subnormal, 1, 0}, {-n::subnormal, 0, 0}, {n::max, 1, 0},
            {-n::max, 0, 0},          {n::inf, 1, 0},       {-n::inf, 0, 0},       {T(1), 1, 0}};
}
template <class T>
std::vector<special<T>> specials(const xact::linear&) {
    using n = numbers<T>;
    return {{n::nan, n::nan, n::nan}, {T(0), 0, 1},
            {T(-0.0), T(-0.0), 1},    {n::tiny, n::tiny, 1},
            {-n::tiny, -n::tiny, 1},  {n::subnormal, n::subnormal, 1},
            {n::max, n::max, 1},      {-n::max, -n::max, 1},
            {n::inf, n::inf, 1},      {-n::inf, -n::inf, 1},
            {T(1.5), T(1.5), 1}};
}
template <class T, class C>
std::vector<special<T>> specials(const xact::sigmoid<C>&) {
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
template <class T, class C>
std::vector<special<T>> specials(const xact::tanh<C>&) {
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
std::vector<special<T>> specials(const xact::relu&) {
    using n = numbers<T>;
    return {{n::nan, n::nan, n::nan}, {T(0), 0, 0},        {T(-0.0), 0, 0},
            {n::tiny, n::tiny, 1},    {-n::tiny, 0, 0},    {n::subnormal, n::subnormal, 1},
            {-n::subnormal, 0, 0},    {n::max, n::max, 1}, {-n::max, 0, 0},
            {n::inf, n::inf, 1},      {-n::inf, 0, 0}};
}
template <class T>
std::vector<special<T>> specials(const xact::leaky_relu& f) {
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

// What holds over all numbers: the range of value and derivative, and how they mirror at 0.
template <class T>
struct shape {
    T value_low, value_high;
    T derivative_low, derivative_high;
    bool odd_value = false, even_derivative = false;
};

template <class T>
shape<T> shape_of(const xact::step& f) {
    const T at = static_cast<T>(f.at_threshold);
    return {std::min(T(0), at), std::max(T(1), at), 0, 0, false, true};
}
template <class T>
shape<T> shape_of(const xact::linear& f) {
    const T s = static_cast<T>(f.slope), inf = numbers<T>::inf;
    return {-inf, inf, s, s, f.intercept == 0, true};
}
template <class T, class C>
shape<T> shape_of(const xact::sigmoid<C>&) {
    return {0, 1, 0, T(0.25), false, true};
}
template <class T, class C>
shape<T> shape_of(const xact::tanh<C>&) {
    return {-1, 1, 0, 1, true, true};
}
template <class T>
shape<T> shape_of(const xact::relu&) {
    return {0, numbers<T>::inf, 0, 1};
}
template <class T>
shape<T> shape_of(const xact::leaky_relu& f) {
    const T s = static_cast<T>(f.negative_slope), inf = numbers<T>::inf;
    return {s < 0 ? T(0) : -inf, inf, std::min(s, T(1)), std::max(s, T(1))};
}

// |got − want| in units of the last place of T at want: the distance of neighbours there, down to the smallest subnormal.
template <class T, class Real>
Real ulp_error(T got, Real want) {
    if (std::isnan(want)) return std::isnan(got) ? Real(0) : std::numeric_limits<Real>::infinity();
    if (std::isnan(got)) return std::numeric_limits<Real>::infinity();
    const Real exact_got = static_cast<Real>(got);
    if (exact_got == want) return 0;
    using limits = std::numeric_limits<T>;
    if (std::isinf(want) || std::isinf(exact_got)) {
        // Overflow is right from half a unit above the largest number on.
        const Real edge =
            static_cast<Real>(limits::max()) * (1 + static_cast<Real>(limits::epsilon()) / 4);
        const bool same_side = (exact_got > 0) == (want > 0);
        return same_side && std::fabs(want) >= edge ? Real(0)
                                                    : std::numeric_limits<Real>::infinity();
    }
    const int exponent =
        want == 0 ? limits::min_exponent - 1 : std::max(std::ilogb(want), limits::min_exponent - 1);
    return std::ldexp(std::fabs(exact_got - want), limits::digits - 1 - exponent);
}

} // namespace reference
