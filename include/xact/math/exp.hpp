// SPDX-License-Identifier: MIT
#pragma once

#include <xact/math/polynomial.hpp>
#include <xact/math/two_parts.hpp>

namespace xact::math {

// e^a = 2^−n·(1 + t) for 0 ≤ a ≤ 764, n ≤ 0.
//
// Reduction: n = −a·log2(e) rounded to an integer by adding 1.5·2^fraction, r = a + n·ln2 in two
// steps, |r| ≤ 0.34665. With a fused multiply-add the first step is exact, whatever the high part
// of ln2; without one the high part has so few bits that n times it is. Then t = r + r²·p(r), p a
// minimax polynomial of (e^r − 1 − r)/r²: error of 1 + t relative to e^r 2^−28.2 in float (degree
// 4) and 2^−57.9 in double (degree 9). scripts/generate/exp.sollya prints all of these.
template <class T>
struct exp_constants;

template <>
struct XACT_HIDDEN exp_constants<float> {
    static constexpr float log2e = 0x1.715476p+0f;
    static constexpr float magic = 0x1.8p+23f;
    static constexpr float ln2_high = 0x1.62e430p-1f;
    static constexpr float ln2_low = -0x1.05c610p-29f;
    static constexpr float ln2_short_high = 0x1.62e4p-1f; // 15 bits
    static constexpr float ln2_short_low = 0x1.7f7d1cp-20f;
    static constexpr float p[] = {0x1.fffffap-2f, 0x1.555492p-3f, 0x1.555a26p-5f, 0x1.123984p-7f,
                                  0x1.694ccp-10f};
};

template <>
struct XACT_HIDDEN exp_constants<double> {
    static constexpr double log2e = 0x1.71547652b82fep+0;
    static constexpr double magic = 0x1.8p+52;
    static constexpr double ln2_high = 0x1.62e42fefa39efp-1;
    static constexpr double ln2_low = 0x1.abc9e3b39803fp-56;
    static constexpr double ln2_short_high = 0x1.62e42fefap-1; // 36 bits
    static constexpr double ln2_short_low = 0x1.cf79abc9e3b3ap-40;
    static constexpr double p[] = {
        0x1.000000000000ap-1,  0x1.55555555554fep-3,  0x1.55555555506b4p-5,  0x1.1111111126b32p-7,
        0x1.6c16c18479ce6p-10, 0x1.a01a012ff465dp-13, 0x1.a0199955871b5p-16, 0x1.71df18d48c378p-19,
        0x1.28ae06e3f52a9p-22, 0x1.ad932d5340b22p-26};
};

// t as above, and low, what t lost when its two parts were added, so that t + low is as good as the
// polynomial. n stands in magic = 1.5·2^fraction + n, too, from which power_of_two makes 2^n.
template <class V>
struct reduced_exp {
    V n;
    V magic;
    V t;
    V low;
};

template <class V>
XACT_INLINE constexpr reduced_exp<V> exp_positive(V a) noexcept {
    using C = exp_constants<typename V::value_type>;
    const V magic = rounded(fma(a, V(-C::log2e), V(C::magic)));
    const V n = magic - V(C::magic);
    constexpr bool fused = simd::has_fma<typename V::arch>;
    const V high = fma(n, V(fused ? C::ln2_high : C::ln2_short_high), a);
    const V rest = rounded(n * V(fused ? C::ln2_low : C::ln2_short_low));
    const V r = high + rest;
    // In double r² would lose 0.8 of the last place of r wherever n = −1, as ln2 is what it is:
    // 0.98 ULP of tanh(0.1733). high·(high + 2·rest) is as good as r², and loses a fifth of that.
    const V square = [&]() XACT_INLINE_LAMBDA {
        if constexpr (std::is_same_v<typename V::value_type, double>)
            return high * fma(n, V(2 * (fused ? C::ln2_low : C::ln2_short_low)), high);
        else
            return r * r;
    }();
    // The rest goes in with the small terms, and not into r: that is where the sum above would have
    // lost it.
    const V z = fma(square, horner(r, C::p), rest);
    const V t = rounded(high + z);
    return {n, magic, t, z - rounded(t - high)};
}

} // namespace xact::math
