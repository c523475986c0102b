// SPDX-License-Identifier: MIT
#pragma once

// A number of 320 binary digits, by MPFR, for the references: the operators and the functions of
// <cmath> that they are written in. Only where CMake has found MPFR (XACT_TEST_MPFR).

#if XACT_TEST_MPFR

#include <mpfr.h>

#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace reference {

class number {
public:
    static constexpr int digits = 320; // x/2 + x²/4 is of two terms for every float x

    number() {
        mpfr_init2(m_, digits);
        mpfr_set_zero(m_, 1);
    }
    template <class X>
        requires std::is_arithmetic_v<X>
    number(X x) {
        mpfr_init2(m_, digits);
        mpfr_set_ld(m_, static_cast<long double>(x), MPFR_RNDN);
    }
    number(const number& x) : number() { mpfr_set(m_, x.m_, MPFR_RNDN); }
    number(number&& x) noexcept : number() { mpfr_swap(m_, x.m_); }
    number& operator=(number x) noexcept {
        mpfr_swap(m_, x.m_);
        return *this;
    }
    ~number() { mpfr_clear(m_); }

    // Rounded to nearest, subnormals included.
    explicit operator float() const { return mpfr_get_flt(m_, MPFR_RNDN); }
    explicit operator double() const { return mpfr_get_d(m_, MPFR_RNDN); }
    explicit operator long double() const { return mpfr_get_ld(m_, MPFR_RNDN); }

    friend number operator-(number x) {
        mpfr_neg(x.m_, x.m_, MPFR_RNDN);
        return x;
    }
    friend number operator+(number x, const number& y) {
        mpfr_add(x.m_, x.m_, y.m_, MPFR_RNDN);
        return x;
    }
    friend number operator-(number x, const number& y) {
        mpfr_sub(x.m_, x.m_, y.m_, MPFR_RNDN);
        return x;
    }
    friend number operator*(number x, const number& y) {
        mpfr_mul(x.m_, x.m_, y.m_, MPFR_RNDN);
        return x;
    }
    friend number operator/(number x, const number& y) {
        mpfr_div(x.m_, x.m_, y.m_, MPFR_RNDN);
        return x;
    }
    friend bool operator<(const number& x, const number& y) { return mpfr_less_p(x.m_, y.m_); }
    friend bool operator>(const number& x, const number& y) { return y < x; }
    friend bool operator<=(const number& x, const number& y) {
        return mpfr_lessequal_p(x.m_, y.m_);
    }
    friend bool operator>=(const number& x, const number& y) { return y <= x; }
    friend bool operator==(const number& x, const number& y) { return mpfr_equal_p(x.m_, y.m_); }

    friend number fabs(number x) {
        mpfr_abs(x.m_, x.m_, MPFR_RNDN);
        return x;
    }
    friend number copysign(number x, const number& y) {
        mpfr_copysign(x.m_, x.m_, y.m_, MPFR_RNDN);
        return x;
    }
    friend number exp(number x) {
        mpfr_exp(x.m_, x.m_, MPFR_RNDN);
        return x;
    }
    friend number log1p(number x) {
        mpfr_log1p(x.m_, x.m_, MPFR_RNDN);
        return x;
    }
    friend number tanh(number x) {
        mpfr_tanh(x.m_, x.m_, MPFR_RNDN);
        return x;
    }
    friend number ldexp(number x, int n) {
        mpfr_mul_2si(x.m_, x.m_, n, MPFR_RNDN);
        return x;
    }
    // As std::ilogb, of a number that is neither 0, infinite nor NaN.
    friend int ilogb(const number& x) { return static_cast<int>(mpfr_get_exp(x.m_)) - 1; }
    friend bool isnan(const number& x) { return mpfr_nan_p(x.m_); }
    friend bool isinf(const number& x) { return mpfr_inf_p(x.m_); }

    // Whether all but the last 20 digits decide what x rounds to.
    template <class T>
    bool rounds_to_one() const {
        const number step = ldexp(number(1), 20 - digits);
        return static_cast<T>(*this * (1 - step)) == static_cast<T>(*this * (1 + step));
    }

private:
    mpfr_t m_;
};

} // namespace reference

template <>
class std::numeric_limits<reference::number> {
public:
    static constexpr int digits = reference::number::digits;
    static reference::number infinity() { return std::numeric_limits<double>::infinity(); }
};

#endif
