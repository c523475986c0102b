// SPDX-License-Identifier: MIT
// How good the tests' own reference is: its double and long double against 200 bits of MPFR, for the functions that round.
// What the tests rest on: a double decides the nearest float unless it is within 2^-40 of a middle, a long double within
// 2^-58, and an error of a double is known to within 2^-8 ULP.

#include "reference.hpp"

#include <mpfr.h>

#include <bit>
#include <cstdint>
#include <cstdio>
#include <random>

namespace {

// A number of 200 bits.
struct number {
    mpfr_t m;
    number() { mpfr_init2(m, 200); }
    ~number() { mpfr_clear(m); }
    number(const number&) = delete;
    number& operator=(const number&) = delete;
};

struct formulas {
    number e, one_and_e, result;

    // e^-Scale|x|/(1 + e^-Scale|x|)^Power
    void logistic(long double x, int scale, unsigned power) {
        mpfr_set_ld(e.m, -scale * std::fabs(x), MPFR_RNDN);
        mpfr_exp(e.m, e.m, MPFR_RNDN);
        mpfr_add_ui(one_and_e.m, e.m, 1, MPFR_RNDN);
        mpfr_pow_ui(one_and_e.m, one_and_e.m, power, MPFR_RNDN);
        mpfr_div(result.m, e.m, one_and_e.m, MPFR_RNDN);
    }
    const mpfr_t& value(const xact::sigmoid<>&, long double x) {
        logistic(x, 1, 1);
        if (x >= 0) mpfr_ui_sub(result.m, 1, result.m, MPFR_RNDN);
        return result.m;
    }
    const mpfr_t& derivative(const xact::sigmoid<>&, long double x) {
        logistic(x, 1, 2);
        return result.m;
    }
    const mpfr_t& value(const xact::tanh<>&, long double x) {
        mpfr_set_ld(result.m, x, MPFR_RNDN);
        mpfr_tanh(result.m, result.m, MPFR_RNDN);
        return result.m;
    }
    const mpfr_t& derivative(const xact::tanh<>&, long double x) {
        logistic(x, 2, 2);
        mpfr_mul_ui(result.m, result.m, 4, MPFR_RNDN);
        return result.m;
    }
};

// |got − want| relative to want.
template <class Real>
double relative(Real got, const mpfr_t& want, number& scratch) {
    mpfr_set_ld(scratch.m, got, MPFR_RNDN);
    mpfr_sub(scratch.m, scratch.m, want, MPFR_RNDN);
    mpfr_div(scratch.m, scratch.m, want, MPFR_RNDN);
    return std::fabs(mpfr_get_d(scratch.m, MPFR_RNDN));
}

// T's numbers, computed in Real: half of them uniform in the bit pattern, half where the functions are curved.
template <class T, class Real, class F>
double over(const F& f, bool of_derivative, int points) {
    using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    std::mt19937_64 random(3);
    formulas exact;
    number scratch;
    double most = 0;
    for (int i = 0; i < points; ++i) {
        T x = std::bit_cast<T>(static_cast<bits>(random()));
        if (i % 2 == 0)
            x = static_cast<T>(std::ldexp(static_cast<double>(random() >> 11) * 0x1p-52 - 1,
                                          static_cast<int>(random() % 24) - 14));
        if (!std::isfinite(x) || x == 0) continue;
        const auto& want = of_derivative ? exact.derivative(f, x) : exact.value(f, x);
        // Where T has subnormals or 0 the reference need not be as good.
        if (mpfr_cmpabs_ui(want, 0) == 0
            || std::fabs(mpfr_get_ld(want, MPFR_RNDN))
                   < static_cast<long double>(std::numeric_limits<T>::denorm_min()) / 4)
            continue;
        const Real got = of_derivative ? reference::derivative<T>(f, static_cast<Real>(x))
                                       : reference::value<T>(f, static_cast<Real>(x));
        most = std::max(most, relative(got, want, scratch));
    }
    return most;
}

bool good = true;

void check(const char* function, const char* form, const char* what, double got, double bound) {
    std::printf("%-8s %-10s %-32s 2^%.1f (bound 2^%.0f)%s\n", function, form, what, std::log2(got),
                std::log2(bound), got <= bound ? "" : "  FAIL");
    good &= got <= bound;
}

template <class F>
void check_function(const F& f) {
    constexpr int points = 100'000;
    for (const bool derivative : {false, true}) {
        const char* form = derivative ? "derivative" : "value";
        check(f.name, form, "float's, in double", over<float, double>(f, derivative, points),
              0x1p-41);
        check(f.name, form, "float's, in long double",
              over<float, long double>(f, derivative, points), 0x1p-59);
        // A result is at most 2^53 of its ULP.
        check(f.name, form, "double's, in long double",
              over<double, long double>(f, derivative, points), 0x1p-61);
    }
}

} // namespace

int main() {
    check_function(xact::sigmoid<>{});
    check_function(xact::tanh<>{});
    return good ? 0 : 1;
}
