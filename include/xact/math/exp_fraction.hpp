// SPDX-License-Identifier: MIT
#pragma once

// e^y in double as a fraction, for float kernels that are to be correctly rounded.

#include <xact/simd.hpp>

namespace xact::math {

// e^y = s·(q + w)/(q − w). n = y·log2(e) rounded to an integer by adding 1.5·2^52, r = y·log2(e) −
// n, |r| ≤ ½, s = 2^n, and w/q = tanh(r·ln2/2) with q a polynomial in r² and w r times one. A
// function of e^y is then one fraction of s, q + w and q − w, so that there is one division, and
// none of them cancels.
//
// The double of a result is off by 2^−48.8 to 2^−50.7 of itself, which is about as near as the true
// value ever comes to a midpoint of floats. So there is no margin to argue with: a kernel is right
// because the slow proof finds no float misrounded, on machines with a fused multiply-add and
// without (tests/accuracy). Whoever changes a constant or the order of two operations here has to
// run it again.
//
// Every product that feeds a sum is an explicit fma or rounded(), so that no compiler contracts it
// as it likes. scripts/generate/exact_rational.py computes the constants.
struct XACT_HIDDEN exp_fraction_constants {
    static constexpr double magic = 0x1.8p+52;
    static constexpr double log2e = 0x1.71547652b82fep+0;
    // In two parts for machines without a fused multiply-add: 24 bits of y times the 27 of the high
    // one are exact in double, and so is that product less n.
    static constexpr double log2e_high = 0x1.7154764p+0;
    static constexpr double log2e_low = 0x1.2b82fe1777d1p-28;
    // w/q = r·(r⁴ + p1·r² + p0)/(q2·r⁴ + q1·r² + q0) is tanh(r·ln2/2)·(1 + 2^−53.3) at worst, |r| ≤
    // ½.
    static constexpr double p0 = 0x1.000efd7c4e6d9p+16;
    static constexpr double p1 = 0x1.b55f23b49ee1cp+9;
    static constexpr double q0 = 0x1.716a16a4ffb4dp+17;
    static constexpr double q1 = 0x1.3b85c886d89ffp+13;
    static constexpr double q2 = 0x1.5a67824461b74p+5;
};

template <class D>
struct reduced_exp_fraction {
    D r, s;

    // As the compiler's own, but inlined without optimisation too: see unit.hpp.
    XACT_INLINE constexpr reduced_exp_fraction&
    operator=(const reduced_exp_fraction&) noexcept = default;
};

// r and s = 2^(n + Exponent), Units in its last place more, of e^(Scale·x).
template <int Scale, int Exponent, int Units, class D>
XACT_INLINE constexpr reduced_exp_fraction<D> reduce_exp_fraction(D x) noexcept {
    using C = exp_fraction_constants;
    D magic, r;
    if constexpr (simd::has_fma<typename D::arch>) {
        const D log2e(Scale * C::log2e);
        magic = rounded(fma(x, log2e, D(C::magic)));
        r = fms(x, log2e, magic - D(C::magic));
    } else {
        const D z = x * D(Scale * C::log2e_high);
        magic = rounded(z + D(C::magic));
        r = (z - (magic - D(C::magic))) + rounded(x * D(Scale * C::log2e_low));
    }
    return {r, D::template power_of_two<1, Exponent, Units>(magic)};
}

template <class D>
struct exp_fraction {
    D q, w;
};

template <class D>
XACT_INLINE constexpr exp_fraction<D> exp_fraction_of(D r) noexcept {
    using C = exp_fraction_constants;
    const D u = rounded(r * r);
    const D p = fma(u + D(C::p1), u, D(C::p0));
    const D q = fma(fma(u, D(C::q2), D(C::q1)), u, D(C::q0));
    return {q, rounded(r * p)};
}

} // namespace xact::math
