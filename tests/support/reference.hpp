// SPDX-License-Identifier: MIT
#pragma once

// What the tests know about a function. tests/functions/NAME.hpp specialises reference::of for the
// functor; without it the tests do not build. Nothing here or there calls xact: the formulas are
// written out in <cmath>, in a form that loses nothing, once for all types: double, long double and
// number, which has 320 digits.
//
//   template <>
//   struct reference::of<xact::NAME> : reference::function {
//       template <class T> static special_values<T> specials(const F&);   all listed, bit for bit
//       template <class T> static shape<T> shape_of(const F&);            range, symmetry, order
//       template <class T, class Real> static Real value(const F&, Real x);
//       template <class T, class Real> static Real derivative(const F&, Real x);
//   };
//
// T is the element type: a parameter is rounded to it before it is used, which is part of the
// definition. What can be added is in reference::function, with its default.

#include "bits.hpp"
#include "number.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace reference {

// What the formulas are written in; for reference::number argument-dependent lookup finds it.
using std::copysign, std::exp, std::fabs, std::ilogb, std::isinf, std::isnan, std::ldexp,
    std::log1p;

// ---- what a function says -----------------------------------------------------------------------

template <class T>
struct special {
    T x;
    T value;
    T derivative;
};
template <class T>
using special_values = std::vector<special<T>>;

template <class F>
struct of;

// What holds over all inputs. Where the true value is monotone, the value has to be so in class
// exact, and within 1 ULP in class faithful; the comparison with the true order is
// tests/accuracy's.
template <class T>
struct shape {
    T value_low, value_high;
    T derivative_low, derivative_high;
    bool odd_value = false, even_derivative = false;
    // A derivative that comes from below 0 ends in −0.
    bool derivative_minus_0 = false;
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

// The defaults of what a function may say besides.
struct function {
    // The relative error of value and derivative as they are written: at most `units`·2^-digits,
    // relative to the larger of the result and of the `scale`, the largest term of a sum in it that
    // cancels. The case "the reference is as good as it says" measures this against number.
    static constexpr double units = 12;
    template <class T, class F, class Real>
    static Real value_scale(const F&, Real) {
        return 0;
    }
    template <class T, class F, class Real>
    static Real derivative_scale(const F&, Real) {
        return 0;
    }
    // From y, in a larger type; by default the formula of the derivative with y in place of x.
    template <class T, class F, class Real>
    static Real derivative_from_value(const F& f, Real y) {
        return of<F>::template derivative<T>(f, y);
    }
    // The formulas are exact in long double for a float x, ties included.
    static constexpr bool exact_in_long_double = false;
    // Where value or derivative has a corner or a jump, inputs with the largest errors, and others
    // that deserve a test.
    template <class T, class F>
    static std::vector<T> knees(const F&) {
        return {};
    }
    template <class T, class F>
    static std::vector<T> notable(const F&) {
        return {};
    }
    // Which functors are tested: that with default parameters, and these.
    template <class F>
    static std::vector<F> others(const F&) {
        return {};
    }
    // What an error may be, beside the bound in ULP, in a rounding direction other than the usual.
    template <class T, class A>
    static constexpr double directed_absolute() {
        return 0;
    }
};

template <class T, class F, class Real>
Real value(const F& f, Real x) {
    return of<F>::template value<T>(f, x);
}
template <class T, class F, class Real>
Real derivative(const F& f, Real x) {
    return of<F>::template derivative<T>(f, x);
}

template <class T, class Real>
Real rounded(double parameter) {
    return static_cast<Real>(static_cast<T>(parameter));
}

// ---- the true result ----------------------------------------------------------------------------

// How many digits the functions of <cmath> are good for: on WebAssembly musl computes those of long
// double in double.
template <class Real>
inline constexpr int digits_of = std::numeric_limits<Real>::digits;
#if defined(__EMSCRIPTEN__)
template <>
inline constexpr int digits_of<long double> = std::numeric_limits<double>::digits;
#endif
inline constexpr int digits = digits_of<long double>;

// Whether an error of 2^-10 ULP of a T shows in a long double. Of a double-double it does not where
// a double is subnormal.
template <class T>
inline constexpr bool knows =
    digits >= std::numeric_limits<T>::digits + 10
    && std::numeric_limits<long double>::min_exponent
           <= std::numeric_limits<T>::min_exponent - std::numeric_limits<T>::digits - 10;

// How often the true result was not available, because it takes MPFR and there is none. A program
// that asked says so, and fails where there is MPFR.
inline std::atomic<std::uint64_t> undecided{0};

template <class T, class Real, class F>
Real raw(const F& f, bool of_derivative, T x) {
    const auto at = static_cast<Real>(x);
    return of_derivative ? derivative<T>(f, at) : value<T>(f, at);
}

// Whether the error of `want`, a raw result at x, is at most 2^-Bits of it.
template <int Bits, class T, class Real, class F>
bool good(const F& f, bool of_derivative, T x, Real want) {
    constexpr double most = of<F>::units;
    const auto at = static_cast<Real>(x);
    const Real scale = of_derivative ? of<F>::template derivative_scale<T>(f, at)
                                     : of<F>::template value_scale<T>(f, at);
    const Real size = std::max<Real>(fabs(want), scale);
    constexpr auto room = xact::simd::exponential<double>(digits_of<Real> - Bits);
    return !(size * static_cast<Real>(most) > fabs(want) * static_cast<Real>(room));
}

template <class Real>
struct truth_of {
    Real value;
    bool known;
};

// The true result to 2^-11 ULP of T, as a Real.
template <class Real, class T, class F>
truth_of<Real> truth(const F& f, bool of_derivative, T x) {
    constexpr int bits = std::numeric_limits<T>::digits + 11;
    const Real want = raw<T, Real>(f, of_derivative, x);
    if constexpr (digits_of<Real> > bits)
        if (good<bits>(f, of_derivative, x, want)) return {want, true};
    if constexpr (digits > bits && digits_of<Real> < digits) {
        const auto better = raw<T, long double>(f, of_derivative, x);
        if (good<bits>(f, of_derivative, x, better)) return {static_cast<Real>(better), true};
    }
#if XACT_TEST_MPFR
    return {static_cast<Real>(raw<T, number>(f, of_derivative, x)), true};
#else
    ++undecided;
    return {want, false};
#endif
}

// Whether everything within a relative distance of 2^-Bits rounds to one T.
template <int Bits, class T, class Real>
bool decides(Real want) {
    const Real step = ldexp(Real(1), -Bits);
    return static_cast<T>(want * (1 - step)) == static_cast<T>(want * (1 + step)) || want != want;
}

// The float nearest to the true result, where `want` is the result of truth.
template <class F>
truth_of<float> nearest(const F& f, bool of_derivative, float x, double want) {
    if (decides<34, float>(want)) return {static_cast<float>(want), true};
    constexpr int bits = digits - 6;
    const auto better = raw<float, long double>(f, of_derivative, x);
    if (of<F>::exact_in_long_double
        || (good<bits>(f, of_derivative, x, better) && decides<bits, float>(better)))
        return {static_cast<float>(better), true};
#if XACT_TEST_MPFR
    const auto best = raw<float, number>(f, of_derivative, x);
    if (best.template rounds_to_one<float>()) return {static_cast<float>(best), true};
#endif
    ++undecided;
    return {static_cast<float>(better), false};
}

// ---- errors -------------------------------------------------------------------------------------

// |got − want| in units of the last place of T at want: the distance of neighbours there, down to
// the smallest subnormal.
template <class T, class Real>
Real ulp_error(T got, Real want) {
    const Real infinite = std::numeric_limits<Real>::infinity();
    if (isnan(want)) return std::isnan(got) ? Real(0) : infinite;
    if (std::isnan(got)) return infinite;
    const auto exact_got = static_cast<Real>(got);
    if (exact_got == want) return 0;
    using limits = std::numeric_limits<T>;
    if (isinf(want) || std::isinf(got)) {
        // Overflow is right from half a unit above the largest number on.
        const Real edge = static_cast<Real>(limits::max())
                          * static_cast<Real>(1 + static_cast<Real>(limits::epsilon()) / 4);
        const bool same_side = (exact_got > 0) == (want > 0);
        return same_side && fabs(want) >= edge ? Real(0) : infinite;
    }
    const int exponent =
        want == 0 ? limits::min_exponent - 1 : std::max(ilogb(want), limits::min_exponent - 1);
    return ldexp(fabs(exact_got - want), limits::digits - 1 - exponent);
}

} // namespace reference
