#pragma once

#include <xact/kernels/exp.hpp>

namespace xact::kernels {

// Both sides of the logistic function at a ≥ 0: upper = σ(a)·(a number near 1) and lower = σ(−a), and σ(a)σ(−a).
//
// With e^a = 2^n·(1 + t) and w = 2^−n: σ(−a) = w·q, q = 1/(w + 1 + t), where nothing overflows and nothing cancels.
// The sum D = w + t + 1 is rounded; what it lost goes back into q with one Newton step (q += q·(1 − q·D − q·loss)), and
// from there σ(a) = 1 − w·q and σ(a)σ(−a) = w·(q − (w·q)·q).
// w reaches 2^−153 (2^−1081 in double), below the smallest subnormal, so it is carried times 2^shift and brought back by
// an exact multiplication: a subnormal result is rounded once.
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

// How many batches at a time hide the latency of the chain below, as far as the registers reach: 32 of them on AVX-512,
// 16 elsewhere. bench/claims.cpp, tanh, ns an element with 1, 2, 3 and 4: 0.240, 0.221, 0.206, 0.196 on AVX-512 and 0.462,
// 0.440, 0.443, 0.487 on AVX2.
template <class T, class A>
inline constexpr std::size_t logistic_lockstep =
    simd::ops<simd::register_t<T, A>>::size * sizeof(T) >= 64 ? 4 : 2;

template <class V>
struct logistic_parts {
    V q;       // σ(−a) = w·q
    V shifted; // w·2^shift
    V lower;   // σ(−a)
    V rough;   // σ(−a) without the Newton step, for where half of its accuracy will do
};

// 0 ≤ a ≤ limit or NaN; logistic_of_abs brings any x there.
template <class V>
XACT_INLINE constexpr logistic_parts<V> logistic(V a) noexcept {
    using T = typename V::value_type;
    using C = logistic_constants<T>;
    const auto [magic, t] = exp_positive(a);
    const V shifted = V::template power_of_two<-1, C::shift>(magic);
    const V sum = fma(shifted, V(C::unshift), t);
    const V d = sum + V(T(1));
    const V loss = sum - (d - V(T(1)));
    const V q0 = V(T(1)) / d;
    V residual;
    if constexpr (simd::has_fma<typename V::arch>) residual = fnma(q0, loss, fnma(q0, d, V(T(1))));
    // Without a fused multiply-add 1 − q0·d is noise; only the loss of the sum is known.
    else
        residual = V(T(0)) - rounded(q0 * loss);
    const V q = fma(q0, residual, q0);
    return {q, shifted, rounded((q * shifted) * V(C::unshift)),
            rounded((q0 * shifted) * V(C::unshift))};
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
    using T = typename V::value_type;
    using C = logistic_constants<T>;
    constexpr T unshift = C::unshift * static_cast<T>(1 << Power);
    return (fnma(p.lower, p.q, p.q) * p.shifted) * V(unshift);
}

// σ(x): the lower side for negative x, its complement otherwise.
template <class V>
XACT_INLINE constexpr V sigmoid_value(V x, const logistic_parts<V>& p) noexcept {
    using T = typename V::value_type;
    return select(x < V(T(0)), p.lower, V(T(1)) - p.lower);
}

} // namespace xact::kernels
