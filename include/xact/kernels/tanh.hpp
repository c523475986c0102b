#pragma once

#include <xact/kernels/logistic.hpp>

namespace xact::kernels {

// tanh(|x|) for small arguments: a + a³·p(a²), |a| ≤ 9/16, where the other side, 1 − 2σ(−2a), would cancel: from there on
// tanh is above ½, and the difference loses no bit. Error relative to tanh 2^−29.4 in float and 2^−54.8 in double;
// scripts/tanh.sollya prints the coefficients.
template <class T>
struct tanh_constants;
template <>
struct tanh_constants<float> {
    static constexpr float knee = 0.5625f;
    static constexpr float p[] = {-0x1.555548p-2f, 0x1.110c64p-3f, -0x1.b9075ap-5f, 0x1.58226p-6f,
                                  -0x1.94bf44p-8f};
};
template <>
struct tanh_constants<double> {
    static constexpr double knee = 0.5625;
    static constexpr double p[] = {
        -0x1.555555555543dp-2,  0x1.11111110fbf43p-3, -0x1.ba1ba1a8732b7p-5,  0x1.664f44d856061p-6,
        -0x1.226dc50de18acp-7,  0x1.d6c31ae82c1b5p-9, -0x1.7cd65745124aap-10, 0x1.2ef61f8e2f6a3p-11,
        -0x1.b4af936febc77p-13, 0x1.a0192c63b5133p-15};
};

// parts are those of 2|x|.
template <class V>
XACT_INLINE constexpr V tanh_value(V x, const logistic_parts<V>& parts) noexcept {
    using T = typename V::value_type;
    using C = tanh_constants<T>;
    // Behind the knee the polynomial is not used; the cap keeps its powers from overflowing there.
    const V a = cap(abs(x), V(T(1)));
    const V u = a * a;
    const V small = fma(a * u, horner(u, C::p), a);
    // 2σ(−2a) is at most ½ here, so that its error counts for half, and less and less above.
    const V large = fnma(V(T(2)), parts.rough, V(T(1)));
    return or_sign(select(a > V(C::knee), large, small), x);
}

} // namespace xact::kernels
