#pragma once

#include <xact/concepts.hpp>
#include <xact/kernels/exp_table.hpp>

namespace xact::kernels {

// Both sides of the logistic function at a ≥ 0: upper = σ(a)·(a number near 1) and lower = σ(−a), and σ(a)σ(−a).
//
// With e^a = e/w, w = 2^n a power of two near e^−a: σ(−a) = w·q, q = 1/(w + e), where nothing overflows and nothing cancels.
// The sum w + e is rounded; what it lost goes back into q with one Newton step (q += q·(1 − q·sum − q·loss)), and from there
// σ(a) = 1 − w·q and σ(a)σ(−a) = w·(q − (w·q)·q). w reaches 2^−153 (2^−1081 in double), below the smallest subnormal, and a
// subnormal result must be rounded once: see weight.
template <class T>
struct logistic_constants;
template <>
struct logistic_constants<float> {
    // σ(−104) rounds to 0: nothing changes behind it. 106 leaves n < 2^8, so that every scale below is a normal number.
    static constexpr float limit = 106.0f;
    static constexpr int shift = 64;
    static constexpr float unshift = 0x1p-64f;
};
template <>
struct logistic_constants<double> {
    // σ(−746) rounds to 0.
    static constexpr double limit = 750.0;
    static constexpr int shift = 128;
    static constexpr double unshift = 0x1p-128;
};

// Measured with 1 to 6 on AVX-512 (32 registers) and AVX2 (16): bench/claims.cpp's race, ns an element.
template <class T, class A>
inline constexpr lockstep_widths sigmoid_lockstep =
    simd::ops<simd::register_t<T, A>>::size * sizeof(T) >= 64
        ? lockstep_widths{.value = 4, .derivative = 4, .both = 4}
        : lockstep_widths{.value = 3, .derivative = 3, .both = 3};

// w = 2^n as a kernel multiplies by it: by its exponent where the instruction set has that, and otherwise by w·2^shift and
// 2^−shift, the second of which is the only one that may round.
template <class V>
struct weight {
    using C = logistic_constants<typename V::value_type>;
    V n_or_shifted;

    // x + w, correctly rounded.
    XACT_INLINE constexpr V plus(V x) const noexcept {
        if constexpr (V::scales)
            return x + V::scale(V(1), n_or_shifted);
        else
            return fma(n_or_shifted, V(C::unshift), x);
    }
    // x·w·2^Power.
    template <int Power = 0>
    XACT_INLINE constexpr V times(V x) const noexcept {
        using T = typename V::value_type;
        if constexpr (V::scales)
            return V::scale(x, Power == 0 ? n_or_shifted : n_or_shifted + V(T(Power)));
        else
            return rounded((x * n_or_shifted) * V(C::unshift * static_cast<T>(1 << Power)));
    }
};

template <class V>
struct logistic_parts {
    V q;     // σ(−a) = w·q
    V q_low; // what q lost when it was rounded
    weight<V> w;
    V lower; // σ(−a)
};

// 1 − q·d, exactly but for its own rounding.
template <class V>
XACT_INLINE constexpr V residual_of_one(V q, V d) noexcept {
    using T = typename V::value_type;
    if constexpr (simd::has_fma<typename V::arch>) {
        return fnma(q, d, V(T(1)));
    } else {
        // Dekker: both factors in halves whose products are exact.
        constexpr T splitter =
            static_cast<T>((std::uint64_t{1} << (simd::format<T>::fraction / 2 + 1)) + 1);
        const V q_big = rounded(q * V(splitter)), d_big = rounded(d * V(splitter));
        const V q1 = q_big - rounded(q_big - q), d1 = d_big - rounded(d_big - d);
        const V q2 = q - q1, d2 = d - d1;
        const V product = rounded(q * d);
        V error = rounded(rounded(q1 * d1) - product);
        error = rounded(error + rounded(q1 * d2));
        error = rounded(error + rounded(q2 * d1));
        error = rounded(error + rounded(q2 * d2));
        return rounded(V(T(1)) - product) - error;
    }
}

// D = w + e, the sum in the denominator, as sum + loss.
template <class V>
struct denominator {
    weight<V> w;
    V sum;
    V loss;
};

template <class V>
XACT_INLINE constexpr denominator<V> logistic_denominator(V a) noexcept {
    using T = typename V::value_type;
    using C = logistic_constants<T>;
    constexpr std::size_t entries =
        std::is_same_v<T, float> ? simd::table_entries<typename V::arch> : 0;
    if constexpr (entries != 0) {
        using table = exp_table<entries>;
        using reduction = exp_constants<T>;
        const V magic = rounded(fma(a, V(-reduction::log2e), V(table::magic)));
        const V n = magic - V(table::magic);
        const auto j = V::template index<0>(magic);
        const V high = V::lookup(table::high, j), low = V::lookup(table::low, j);
        const V r = fma(n, V(reduction::ln2_low), fma(n, V(reduction::ln2_high), a));
        const V small = fma(fma(V(table::p[1]), r, V(table::p[0])), r * r, r);
        weight<V> w;
        if constexpr (V::scales)
            w = {n};
        else
            w = {V::template power_of_floor<table::bits, C::shift>(magic)};
        const V base = rounded(w.plus(high));
        const V rest = fma(high, small, low + w.plus(rounded(high - base)));
        const V sum = rounded(base + rest);
        return {w, sum, rest - rounded(sum - base)};
    } else {
        const auto [n, magic, t, t_low] = exp_positive(a);
        weight<V> w;
        if constexpr (V::scales)
            w = {n};
        else
            w = {V::template power_of_two<1, C::shift>(magic)};
        const V base = rounded(w.plus(V(T(1))));
        const V sum = rounded(base + t);
        const V sum_low = rounded(t - rounded(sum - base));
        return {w, sum, sum_low + rounded(w.plus(rounded(V(T(1)) - base)) + t_low)};
    }
}

// 0 ≤ a ≤ limit or NaN; logistic_of_abs brings any x there.
template <class V>
XACT_INLINE constexpr logistic_parts<V> logistic(V a) noexcept {
    using T = typename V::value_type;
    const auto [w, sum, loss] = logistic_denominator(a);
    const V q0 = V(T(1)) / sum;
    const V residual = fnma(q0, loss, residual_of_one(q0, sum));
    const V q = rounded(fma(q0, residual, q0));
    return {q, fma(q0, residual, rounded(q0 - q)), w, w.times(q)};
}

// The parts at Scale·|x|, Scale a power of two. The cap comes first, so that nothing overflows on the way.
template <int Scale, class V>
XACT_INLINE constexpr logistic_parts<V> logistic_of_abs(V x) noexcept {
    using T = typename V::value_type;
    const V a = cap(abs(x), V(logistic_constants<T>::limit / Scale));
    if constexpr (Scale == 1)
        return logistic(a);
    else
        return logistic(a * V(T(Scale)));
}

// σ(a)σ(−a)·2^Power out of the parts.
template <int Power, class V>
XACT_INLINE constexpr V logistic_product(const logistic_parts<V>& p) noexcept {
    // q − s·q with s = σ(−a): all but q itself is small, and q_low comes in with it.
    const V small = fnma(p.lower, p.q, fnma(p.lower + p.lower, p.q_low, p.q_low));
    return p.w.template times<Power>(p.q + small);
}

// σ(x): the lower side for negative x, its complement otherwise.
template <class V>
XACT_INLINE constexpr V sigmoid_value(V x, const logistic_parts<V>& p) noexcept {
    using T = typename V::value_type;
    return select(x < V(T(0)), p.lower, V(T(1)) - p.lower);
}

} // namespace xact::kernels
