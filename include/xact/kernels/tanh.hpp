#pragma once

#include <xact/kernels/logistic.hpp>
#include <xact/kernels/tanh_table.hpp>

namespace xact::kernels {

// tanh(|x|) for small arguments: a + a³·p(a²), |a| ≤ 9/16, where the other side, 1 − 2σ(−2a), would cancel: from there on
// tanh is above ½, and the difference loses no bit. Error relative to tanh 2^−29.4 in float and 2^−59.8 in double;
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
        -0x1.555555555554bp-2, 0x1.1111111110268p-3,  -0x1.ba1ba1b9328e8p-5, 0x1.664f4848be627p-6,
        -0x1.226e2cf24e8b5p-7, 0x1.d6d2456e24304p-9,  -0x1.7d8b7e03a37bp-10, 0x1.346000c7ef19dp-11,
        -0x1.e8048a155489p-13, 0x1.5962f46967734p-14, -0x1.3d05af557be0bp-16};
};

// By table the value alone is a shorter chain with more constants, which fills the registers sooner.
template <class T, class A>
inline constexpr lockstep_widths tanh_lockstep = [] {
    lockstep_widths widths = sigmoid_lockstep<T, A>;
    if (std::is_same_v<T, float> && simd::table_entries<A> == 16) widths.value = widths.both = 3;
    if (std::is_same_v<T, float> && simd::table_entries<A> == 8) widths.value = 4;
    return widths;
}();

// tanh(x) out of the logistic parts of 2|x|, where there is no table.
template <class V>
XACT_INLINE constexpr V tanh_of_logistic(V x, const logistic_parts<V>& parts) noexcept {
    using T = typename V::value_type;
    using C = tanh_constants<T>;
    // Behind the knee the polynomial is not used; the cap keeps its powers from overflowing there.
    const V a = cap(abs(x), V(T(1)));
    const V u = a * a;
    const V small = fma(a * u, horner(u, C::p), a);
    const V large = fnma(V(T(2)), parts.lower, V(T(1)));
    return or_sign(select(a > V(C::knee), large, small), x);
}

// tanh(x), where parts, those of 2|x|, are used only where there is no table.
template <class V>
XACT_INLINE constexpr V tanh_value(V x, const logistic_parts<V>& parts) noexcept {
    if constexpr (tanh_entries<V> != 0)
        return tanh_by_table(x);
    else
        return tanh_of_logistic(x, parts);
}

} // namespace xact::kernels
