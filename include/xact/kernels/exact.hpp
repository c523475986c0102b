// SPDX-License-Identifier: MIT
#pragma once

#include <xact/kernels/stages.hpp>

namespace xact::kernels {

// sigmoid, tanh and their derivatives in float, correctly rounded: computed in double, narrowed once.
//
// The core: e^y = s·(q + w)/(q − w). n = y·log2(e) rounded to an integer by adding 1.5·2^52, r = y·log2(e) − n, |r| ≤ ½,
// s = 2^n, and w/q = tanh(r·ln2/2) with q a polynomial in r² and w r times one. Each function is then one fraction of s,
// q + w and q − w, so that there is one division, and none of them cancels.
//
// What the result rests on: the double is off by 2^−48.8 to 2^−50.7 of itself, which is about as near as the true value
// ever comes to the middle between two floats (2^−50.19 of itself for the derivatives at 0x1.2a9e3cp+1, 2^−50.28 for tanh
// at 0x1.86fbc4p-10; sigmoid's ties near 0 are settled below). So there is no margin to argue with: it is right because
// tests/accuracy/measure.cpp finds no float misrounded, on machines with a fused multiply-add and without. Whoever changes
// a constant or the order of two operations here has to run it again.
//
// Every product that feeds a sum is an explicit fma or rounded(), so that no compiler contracts it as it likes.
// scripts/exact_rational.py computes the constants.
struct XACT_HIDDEN exact_constants {
    static constexpr double magic = 0x1.8p+52;
    static constexpr double log2e = 0x1.71547652b82fep+0;
    // In two parts for machines without a fused multiply-add: 24 bits of y times the 27 of the high one are exact in
    // double, and so is that product less n.
    static constexpr double log2e_high = 0x1.7154764p+0;
    static constexpr double log2e_low = 0x1.2b82fe1777d1p-28;
    // w/q = r·(r⁴ + p1·r² + p0)/(q2·r⁴ + q1·r² + q0) is tanh(r·ln2/2)·(1 + 2^−53.3) at worst, |r| ≤ ½.
    static constexpr double p0 = 0x1.000efd7c4e6d9p+16;
    static constexpr double p1 = 0x1.b55f23b49ee1cp+9;
    static constexpr double q0 = 0x1.716a16a4ffb4dp+17;
    static constexpr double q1 = 0x1.3b85c886d89ffp+13;
    static constexpr double q2 = 0x1.5a67824461b74p+5;
};

// Four registers of doubles, in which two of floats are done, and the reduction of the next four meanwhile.
XACT_HIDDEN inline constexpr lockstep_widths exact_lockstep{.value = 2, .derivative = 2, .both = 2};

XACT_HIDDEN inline constexpr error_bound exact_error{.value = 0.5, .derivative = 0.5};

// In float, where an instruction set has no fused multiply-add, this is also the fastest way to be faithful: the other
// kernels pay more for what they lose than for computing in double.
template <class T, class A>
inline constexpr bool by_exact = std::is_same_v<T, float> && !simd::has_fma<A>;

// What the kernels of a functor take from the class exact.
struct exact_class {
    template <class T, class A>
    static constexpr bool by_exact = kernels::by_exact<T, A>;
    XACT_HIDDEN static constexpr error_bound exact_error = kernels::exact_error;
    XACT_HIDDEN static constexpr lockstep_widths exact_lockstep = kernels::exact_lockstep;
};

// In two stages (see in_stages): x is reduced in the first, all else follows.
template <class D>
struct exact_reduced {
    D r, s;

    // As the compiler's own, but inlined without optimisation too: see unit.hpp.
    XACT_INLINE constexpr exact_reduced& operator=(const exact_reduced&) noexcept = default;
};

// r and s = 2^(n + Exponent), Units in its last place more, of e^(Scale·x).
template <int Scale, int Exponent, int Units, class D>
XACT_INLINE constexpr exact_reduced<D> exact_reduce(D x) noexcept {
    using C = exact_constants;
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
struct exact_fraction {
    D q, w;
};

template <class D>
XACT_INLINE constexpr exact_fraction<D> exact_fraction_of(D r) noexcept {
    using C = exact_constants;
    const D u = rounded(r * r);
    const D p = fma(u + D(C::p1), u, D(C::p0));
    const D q = fma(fma(u, D(C::q2), D(C::q1)), u, D(C::q0));
    return {q, rounded(r * p)};
}

struct exact_sigmoid : in_stages<exact_sigmoid> {
    // From here on σ rounds to 0 or 1 and σ′ to 0 (at 103.97); s stays a normal double.
    static constexpr float limit = 105.0f;

    template <form Form, class F>
    static XACT_INLINE constexpr auto begin(F x) noexcept {
        const auto y = widen(clamp(x, limit));
        return exact_reduce < Form == form::derivative ? 1 : -1, 0, units < F >> (y);
    }

    template <form Form, class F, class D>
    static XACT_INLINE constexpr auto finish(const exact_reduced<D>& e, F x) noexcept {
        const auto f = exact_fraction_of(e.r);
        const D low = f.q - f.w;
        if constexpr (Form == form::derivative) {
            // σ(x)·σ(−x) = e^x/(1 + e^x)²
            const D high = rounded(e.s * (f.q + f.w)), sum = low + high;
            return narrow<F>((low * high) / (sum * sum));
        } else if constexpr (Form == form::value) {
            // σ(x) = 1/(1 + e^−x)
            return settled(x, low / fma(e.s, f.q + f.w, low));
        } else {
            const D high = rounded(e.s * (f.q + f.w));
            const D inverse = D(1) / (low + high);
            const D value = rounded(low * inverse);
            return value_derivative<F>{settled(x, value), narrow<F>(value * (high * inverse))};
        }
    }

    // y(1 − y) in double, where y² is exact: the same bits whether the machine fuses the product or not.
    template <class F>
    static XACT_INLINE constexpr F derivative_from_value(F y) noexcept {
        const auto d = widen(y);
        return narrow<F>(d - rounded(d * d));
    }

private:
    // One input, −0x1.250c02p-10, comes out right only with an s that is 2^−52 too small, of all those with a fused
    // multiply-add; the others do not mind.
    template <class F>
    static constexpr int units = simd::has_fma<typename F::arch> ? -2 : 0;

    // x = odd·2^−24, |x| < 2^−15, has its true value within 2^−76 of the middle between two floats: ½ + x/4 is that middle,
    // and |x|³/48 is missing from it on the side of ½. Which side a float is on is then settled by a factor a little below
    // ¼ (below 2^−12 the cube is less than that takes away), or without fma by 2^−52 off the double, which is below its own
    // error but above the cube.
    template <class F, class D>
    static XACT_INLINE constexpr F settled(F x, D value) noexcept {
        if constexpr (simd::has_fma<typename F::arch>) {
            const F near_half = fma(x, F{0x1.fffffep-3f}, F{0.5f});
            return select(magnitude(x) < F{0x1p-12f}, near_half, narrow<F>(value));
        } else {
            const D y = widen(x);
            const D nudge = select(magnitude(y) < D(0x1p-6), or_sign(D(0x1p-52), y), D(0.0));
            return narrow<F>(value - nudge);
        }
    }
};

struct exact_tanh : in_stages<exact_tanh> {
    // tanh rounds to ±1 from 9.02 on, and its derivative to 0 from 52.7.
    static constexpr float limit = 10.0f;
    static constexpr float derivative_limit = 54.0f;

    template <form Form, class F>
    static XACT_INLINE constexpr auto begin(F x) noexcept {
        if constexpr (Form == form::both)
            return exact_reduce<2, -1, 0>(widen(cap(magnitude(x), F{derivative_limit})));
        else
            return exact_reduce<2, -1, 0>(
                widen(clamp(x, Form == form::value ? limit : derivative_limit)));
    }

    template <form Form, class F, class D>
    static XACT_INLINE constexpr auto finish(const exact_reduced<D>& e, F x) noexcept {
        const auto f = exact_fraction_of(e.r);
        if constexpr (Form == form::derivative) {
            // 4e^2x/(1 + e^2x)²
            const D low = f.q - f.w, high = rounded(e.s * (f.q + f.w));
            const D sum = fma(low, D(0.5), high);
            return narrow<F>(((low + low) * high) / (sum * sum));
        } else {
            // tanh(x) = (e^2x − 1)/(e^2x + 1). With a = ½ − s/2 that is (w − a(q + w))/(q − a(q + w)): at n = 0, near
            // x = 0, a is 0, so that nothing cancels and −0 stays −0.
            const D a = D(0.5) - e.s, high = f.q + f.w;
            const D numerator = fnma(a, high, f.w), denominator = fnma(a, high, f.q);
            if constexpr (Form == form::value) {
                return narrow<F>(numerator / denominator);
            } else {
                // (1 − t)(1 + t) for t = tanh(|x|), where 1 − t = (q − w)/denominator, so that nothing cancels.
                const D inverse = D(1.0) / denominator, value = rounded(numerator * inverse);
                const D low = rounded((f.q - f.w) * inverse);
                return value_derivative<F>{or_sign(narrow<F>(value), x),
                                           narrow<F>(fma(low, value, low))};
            }
        }
    }

    // 1 − y² in double, where y² is exact.
    template <class F>
    static XACT_INLINE constexpr F derivative_from_value(F y) noexcept {
        using D = simd::widened_t<F>;
        const D d = widen(y);
        return narrow<F>(D(1.0) - rounded(d * d));
    }
};

} // namespace xact::kernels
