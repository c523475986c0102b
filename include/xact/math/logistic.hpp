// SPDX-License-Identifier: MIT
#pragma once

// Both sides of the logistic function, for what is made of them.

#include <xact/activation.hpp>
#include <xact/math/exp.hpp>
#include <xact/math/exp_table.hpp>
#include <xact/math/table.hpp>

namespace xact::math {

// Both sides of the logistic function at a ≥ 0: upper = σ(a)·(a number near 1) and lower = σ(−a),
// and σ(a)σ(−a).
//
// With e^a = e/w, w = 2^n a power of two near e^−a: σ(−a) = w·q, q = 1/(w + e), where nothing
// overflows and nothing cancels. The sum w + e is rounded; what it lost goes back into q with one
// Newton step (q += q·(1 − q·sum − q·loss)), and from there σ(a) = 1 − w·q and σ(a)σ(−a) = w·q −
// w·(w·q)·q. w reaches 2^−164 (2^−1102 in double), below the smallest subnormal, and a subnormal
// result must be rounded once: see weight.
template <class T>
struct logistic_constants;
template <>
struct XACT_HIDDEN logistic_constants<float> {
    // σ(−104) rounds to 0: nothing changes behind it. At the limit products are below 2^−160, which
    // Intel's processors round to 0 at once; between there and 2^−126 a product takes them some 100
    // cycles (a microcode assist). n < 2^8, so that every scale below is a normal number.
    static constexpr float limit = 114.0f;
    // σ is a straight line around 0, and what is nearer to 0 than this changes no bit of σ and σ′;
    // a smaller number would make subnormal products.
    static constexpr float nothing = 0x1p-32f;
    static constexpr int shift = 64;
};
template <>
struct XACT_HIDDEN logistic_constants<double> {
    // σ(−746) rounds to 0, and products at the limit are below 2^−1097.
    static constexpr double limit = 764.0;
    static constexpr double nothing = 0x1p-64;
    static constexpr int shift = 128;
};

// How many batches hide the latency of what is below, as far as the registers reach. Measured with
// 1 to 8 on AVX-512 (32 registers) and AVX2 (16), ns an element. A double waits longer for its
// division.
template <form Form, class T, class A>
inline constexpr std::size_t logistic_lockstep = [] {
    const bool wide = simd::register_bytes<T, A> >= 64;
    if (std::is_same_v<T, float>) return wide && Form != form::both ? 4 : 3;
    return wide ? 6 : Form == form::value ? 3 : 4;
}();

// σ(a)σ(−a) by less_square is within this many ULP, as found over every float and 10^8 doubles.
template <class T, class A>
inline constexpr double less_square_error = entries_for<T, A> == exp_table::entries ? 0.93 : 0.83;

// w = 2^n as a kernel multiplies by it: by its exponent where the instruction set has that, and
// otherwise as w·2^shift, a normal number.
template <class V>
struct weight {
    using T = typename V::value_type;
    static constexpr int shift = logistic_constants<T>::shift;
    static constexpr T unshift = simd::exponential<T>(-shift);
    V n_or_shifted;

    // x ± w, correctly rounded.
    template <int Sign = 1>
    XACT_INLINE constexpr V plus(V x) const noexcept {
        if constexpr (V::scales)
            return Sign > 0 ? x + one() : x - one();
        else
            return fma(n_or_shifted, V(Sign * unshift), x);
    }
    // x·w·2^Power for x ≥ 0, correctly rounded.
    template <int Power = 0>
    XACT_INLINE constexpr V times(V x) const noexcept {
        if constexpr (V::scales)
            return V::scale(x, Power == 0 ? n_or_shifted : n_or_shifted + V(T(Power)));
        else
            return product(x * n_or_shifted, V(simd::exponential<T>(Power - shift)));
    }
    // x·w·2^shift, exactly.
    XACT_INLINE constexpr V shifted(V x) const noexcept
        requires(!V::scales)
    {
        return rounded(x * n_or_shifted);
    }
    // y + x·w for y ≥ 0 that is no less than the rest: no −0 comes out where y is 0 and x·w
    // underflows from below.
    XACT_INLINE constexpr V fused(V x, V y) const noexcept {
        if constexpr (V::scales)
            return fma(one(), x, y);
        else
            return magnitude(fma(x * n_or_shifted, V(unshift), y));
    }

private:
    XACT_INLINE constexpr V one() const noexcept { return V::scale(V(T(1)), n_or_shifted); }
};

// The power of two in e^a = 2^−n·(1 + t), times 2^Power.
template <int Power = 0, class V>
XACT_INLINE constexpr weight<V> weight_of(const reduced_exp<V>& e) noexcept {
    if constexpr (!V::scales)
        return {V::template power_of_two<1, weight<V>::shift + Power>(e.magic)};
    else if constexpr (Power == 0)
        return {e.n};
    else
        return {e.n + V(typename V::value_type(Power))};
}

// 1 + t ± w: for + the denominator, for − the numerator of tanh(a/2).
template <int Sign, class V>
XACT_INLINE constexpr two_parts<V> one_and(const reduced_exp<V>& e, const weight<V>& w) noexcept {
    const V one(typename V::value_type(1));
    const V base = rounded(w.template plus<Sign>(one));
    const V sum = rounded(base + e.t);
    const V sum_low = rounded(e.t - rounded(sum - base));
    return {sum, sum_low + rounded(w.template plus<Sign>(rounded(one - base)) + e.low)};
}

// σ(a) and σ(−a) share their denominator w + e.
template <class V>
struct logistic_denominator {
    weight<V> w;
    two_parts<V> sum;
    XACT_INLINE constexpr V inverse() const noexcept {
        return V(typename V::value_type(1)) / sum.high;
    }
};

template <class V>
XACT_INLINE constexpr logistic_denominator<V> denominator_at(V a) noexcept {
    if constexpr (entries_of<V> == exp_table::entries) {
        using table = exp_table;
        using reduction = exp_constants<float>;
        const V magic = rounded(fma(a, V(-reduction::log2e), V(table::magic)));
        const V n = magic - V(table::magic);
        const auto j = V::template index<0>(magic);
        const V high = V::lookup(table::high, j), low = V::lookup(table::low, j);
        const V r = fma(n, V(reduction::ln2_low), fma(n, V(reduction::ln2_high), a));
        const V tail = fma(fma(V(table::p[1]), r, V(table::p[0])), r * r, r);
        const weight<V> w{V::template power_of_floor<table::bits, weight<V>::shift>(magic)};
        const V base = rounded(w.plus(high));
        const V rest = fma(high, tail, low + w.plus(rounded(high - base)));
        const V sum = rounded(base + rest);
        return {w, {sum, rest - rounded(sum - base)}};
    } else {
        const auto e = exp_positive(a);
        const auto w = weight_of(e);
        return {w, one_and<1>(e, w)};
    }
}

// a = Scale·|x|, Scale a power of two, but within [nothing, limit]. The cap comes first, so that
// nothing overflows on the way. A NaN stays one.
template <int Scale, class V>
XACT_INLINE constexpr V logistic_argument(V x) noexcept {
    using T = typename V::value_type;
    using C = logistic_constants<T>;
    const V a = raise(cap(magnitude(x), V(C::limit / Scale)), V(C::nothing));
    if constexpr (Scale == 1)
        return a;
    else
        return a * V(T(Scale));
}

template <class V>
struct logistic_parts {
    V q;     // σ(−a) = w·q
    V q_low; // what q lost when it was rounded
    weight<V> w;

    // σ(−a)
    XACT_INLINE constexpr V value() const noexcept { return w.template times<0>(q); }
    // σ(a)σ(−a)·2^Power = (s − s²)·2^Power with s = σ(−a). Where it is subnormal, s² and q_low are
    // nothing, and what remains is the product of q and powers of two, which is rounded once.
    template <int Power = 0>
    XACT_INLINE constexpr V less_square() const noexcept {
        using T = typename V::value_type;
        if constexpr (simd::has_fma<typename V::arch>) {
            // lower − w·(lower·q), and q_low comes in with the small term.
            const V scale = simd::exponential<T>(Power), lower = w.template times<Power>(q);
            const V part = rounded(q_low * fnma(V(T(2)), lower, scale));
            return w.fused(fnma(lower, q, part), lower);
        } else {
            // The square and what q_low brings, rounded one by one, would be worth 1.07 ULP.
            // Therefore s is cut at a place after the point such that the square of its upper part
            // is exact, and s less that square as well; the rest is so small that its roundings are
            // nothing. All times 2^shift, where nothing is subnormal, up to the last step.
            constexpr int fraction = simd::format<T>::fraction, shift = weight<V>::shift;
            constexpr T cut = T(1.5) * simd::exponential<T>(fraction - fraction / 2);
            const V high = w.shifted(q), low = w.shifted(q_low);
            const V s = rounded(high * V(simd::exponential<T>(-shift)));
            // The cap changes nothing but where the thread rounds upward, and a tiny s would be a
            // unit of cut.
            const V upper = cap(rounded(rounded(s + V(cut)) - V(cut)), s + s);
            const V shifted_upper = rounded(upper * V(simd::exponential<T>(shift)));
            const V rest = rounded(high - shifted_upper) + low;
            const V exact_part = rounded(fnma(shifted_upper, upper, high));
            const V small_part = rounded(fnma(rest, s + upper, low));
            return (exact_part + small_part) * V(simd::exponential<T>(Power - shift));
        }
    }
};

// inverse = 1/sum.high
template <class V>
XACT_INLINE constexpr logistic_parts<V> logistic(const logistic_denominator<V>& d,
                                                 V inverse) noexcept {
    const auto q = reciprocal(d.sum, inverse);
    return {q.high, q.low, d.w};
}

// The parts of σ(−a), a = Scale·|x|, in two stages, as kernels have them: up to the division, and
// from there on.
template <class V>
struct logistic_divided {
    logistic_denominator<V> denominator;
    V inverse;
};
template <int Scale, class V>
XACT_INLINE constexpr logistic_divided<V> logistic_begin(V x) noexcept {
    const auto d = denominator_at(logistic_argument<Scale>(x));
    return {d, d.inverse()};
}
template <class V>
XACT_INLINE constexpr logistic_parts<V> logistic_finish(const logistic_divided<V>& d) noexcept {
    return logistic(d.denominator, d.inverse);
}

// Measured: two stages are worth 5 to 15 % on AVX2, and nothing on AVX-512, with its registers of
// 64 bytes.
template <class V>
inline constexpr bool logistic_in_stages = sizeof(typename V::R) < 64;

// σ, σ′ or both out of the parts of σ(−|x|); upper: where x is not negative.
template <form Form, class V, class Parts>
XACT_INLINE constexpr auto logistic_form(const Parts& lower,
                                         const typename V::mask& upper) noexcept {
    if constexpr (Form == form::derivative) {
        return lower.less_square();
    } else {
        const auto value = [&]() XACT_INLINE_LAMBDA {
            const V f = lower.value();
            return select(upper, V(1) - f, f);
        };
        if constexpr (Form == form::value) {
            return value();
        } else {
            // First the one that takes longer: 2 % of the time of both on AVX-512.
            const V derivative = lower.less_square();
            return value_derivative<V>{value(), derivative};
        }
    }
}

} // namespace xact::math
