#pragma once

#include <xact/kernels/exp_table.hpp>

#include <cstdint>

namespace xact::kernels {

// tanh in float without a division: the instruction sets that look a table up inside a register.
//
// s = 1 + |x|·slope cuts the range 0 ≤ |x| ≤ 9.3 into as many intervals as a register has entries: evenly for small |x|,
// geometrically beyond, and the leading bits of s are the interval's number. In each, tanh(a) = T + q(a − C), where C lies
// near the middle and was moved float by float until tanh(C) is within 2^−9 ULP of the float T, so that T needs no low word;
// in the first, C = 0 and tanh(a) = a + q(a). Which side of its border the first interval ends is asked of s, as the number
// is, so that the two cannot disagree. From 9.02 on tanh rounds to 1, and so does the last polynomial at its end.
//
// Fit within 0.36 ULP in 16 intervals (degree 5, AVX-512) and 0.21 ULP in 8 (degree 7, AVX2); scripts/tanh_table.py prints
// the tables.
template <std::size_t Entries>
struct tanh_table;

template <>
struct tanh_table<16> {
    static constexpr float slope = 0x1.9ce704p+0f;
    static constexpr float first_end = 0x1.4p+0f;
    static constexpr int shift = 21;
    alignas(64) static constexpr float centre[16] = {
        0x1.8ccce6p-1f, 0x1.15c29cp+0f, 0x1.651e4ep+0f, 0x1.b47b0cp+0f,
        0x1.15c31p+1f,  0x1.651e66p+1f, 0x1.b47afp+1f,  0x1.01eb0ep+2f,
        0x1.3d7174p+2f, 0x1.8cd856p+2f, 0x1.db0184p+2f, 0x1.154a46p+3f,
        0x0p+0f,        0x1.dc2984p-3f, 0x1.8ccd1p-2f,  0x1.15c288p-1f};
    alignas(64) static constexpr float value[16] = {
        0x1.4cb63ep-1f, 0x1.97104cp-1f, 0x1.c4be58p-1f, 0x1.df3f86p-1f,
        0x1.f2d2a2p-1f, 0x1.fc26bep-1f, 0x1.fee22p-1f,  0x1.ffad34p-1f,
        0x1.fff31cp-1f, 0x1.fffeecp-1f, 0x1.ffffe8p-1f, 0x1.fffffep-1f,
        0x0p+0f,        0x1.d3c388p-3f, 0x1.7a1094p-2f, 0x1.fac144p-2f};
    alignas(64) static constexpr float q[5][16] = {
        {0x1.27cb68p-1f, 0x1.78bb2cp-2f, 0x1.be9e96p-3f, 0x1.fb44e2p-4f, 0x1.a03e96p-5f,
         0x1.eac72p-7f, 0x1.1d904cp-8f, 0x1.4b1558p-10f, 0x1.9c8648p-13f, 0x1.140874p-16f,
         0x1.7fefc8p-20f, 0x1.ff022ep-24f, -0x1.27af7p-28f, 0x1.e54a68p-1f, 0x1.ba3562p-1f,
         0x1.829beep-1f},
        {-0x1.806e7ep-2f, -0x1.2b8606p-2f, -0x1.8aef66p-3f, -0x1.dad294p-4f, -0x1.958306p-5f,
         -0x1.e70554p-7f, -0x1.1ce488p-8f, -0x1.4ad082p-10f, -0x1.9b3a7p-13f, -0x1.133548p-16f,
         -0x1.7e7aeep-20f, -0x1.f2e904p-24f, 0x1.5ab854p-20f, -0x1.bb5c22p-3f, -0x1.468776p-2f,
         -0x1.7ea5ep-2f},
        {0x1.a4d894p-5f, 0x1.c23b98p-4f, 0x1.90b668p-4f, 0x1.135cc6p-4f, 0x1.005d24p-5f,
         0x1.3fccbp-7f, 0x1.7a32cap-9f, 0x1.b886c2p-11f, 0x1.120b96p-13f, 0x1.6ecefp-17f,
         0x1.ffa97ep-21f, 0x1.53989cp-24f, -0x1.556568p-2f, -0x1.10e468p-2f, -0x1.5c8874p-3f,
         -0x1.118832p-4f},
        {0x1.781d1cp-4f, 0x1.60337ep-7f, -0x1.667cdep-6f, -0x1.8c6af2p-6f, -0x1.cd07ep-7f,
         -0x1.3aa9bcp-8f, -0x1.7d567p-10f, -0x1.bf50aap-12f, -0x1.26f76ap-14f, -0x1.8ae086p-18f,
         -0x1.141432p-21f, -0x1.a5b184p-25f, 0x1.fddf4ep-11f, 0x1.0f48cep-3f, 0x1.593416p-3f,
         0x1.4212fep-3f},
        {-0x1.02243p-4f, -0x1.2c6ccep-5f, -0x1.116d08p-7f, 0x1.85235ap-9f, 0x1.18b2ep-8f,
         0x1.d6b47p-10f, 0x1.2b67f2p-11f, 0x1.63d7a8p-13f, 0x1.d72c64p-16f, 0x1.3c29a2p-19f,
         0x1.a88afap-23f, 0x1.2c7d84p-26f, 0x1.06224ap-3f, 0x1.444c5ap-4f, 0x1.0518c6p-6f,
         -0x1.349bf8p-5f}};
};

template <>
struct tanh_table<8> {
    static constexpr float slope = 0x1.9ce704p+0f;
    static constexpr float first_end = 0x1.8p+0f;
    static constexpr int shift = 22;
    alignas(64) static constexpr float centre[8] = {0x1.dc2a0ap-1f, 0x1.8ccdc2p+0f, 0x1.3d71b4p+1f,
                                                    0x1.dc2882p+1f, 0x1.651702p+2f, 0x1.03abb2p+3f,
                                                    0x0p+0f,        0x1.dc28cp-2f};
    alignas(64) static constexpr float value[8] = {0x1.7610e8p-1f, 0x1.d3dc02p-1f, 0x1.f8de86p-1f,
                                                   0x1.ff6622p-1f, 0x1.fffc44p-1f, 0x1.fffffap-1f,
                                                   0x0p+0f,        0x1.bc91ccp-2f};
    alignas(64) static constexpr float q[7][8] = {
        {0x1.dd6a96p-2f, 0x1.51e728p-3f, 0x1.c5311cp-6f, 0x1.338db8p-9f, 0x1.dde49cp-15f,
         0x1.804006p-22f, 0x1.ac9692p-31f, 0x1.9f7ebep-1f},
        {-0x1.5ccdp-2f, -0x1.34c572p-3f, -0x1.bedeb4p-6f, -0x1.33338p-9f, -0x1.df21dep-15f,
         -0x1.826bdap-22f, -0x1.ffff36p-23f, -0x1.68c63ap-2f},
        {0x1.7eca58p-4f, 0x1.53088ep-4f, 0x1.2191cap-6f, 0x1.98a35p-10f, 0x1.3f76f6p-15f,
         0x1.00432ep-22f, -0x1.555238p-2f, -0x1.e175d4p-4f},
        {0x1.738e06p-5f, -0x1.a001b6p-6f, -0x1.117d9p-7f, -0x1.962876p-11f, -0x1.359974p-16f,
         -0x1.e8cadep-24f, -0x1.cdd766p-13f, 0x1.590566p-3f},
        {-0x1.ba1f74p-5f, -0x1.7c7c5p-11f, 0x1.8363aep-9f, 0x1.41f434p-12f, 0x1.ef7ec4p-18f,
         0x1.957bdap-25f, 0x1.14f8a2p-3f, -0x1.06cc0ep-6f},
        {0x1.ee5e6cp-7f, 0x1.874094p-8f, -0x1.6ac826p-11f, -0x1.b96144p-14f, -0x1.a2053p-19f,
         -0x1.614674p-26f, -0x1.089d9cp-7f, -0x1.cf8ff4p-5f},
        {0x1.00ba98p-7f, -0x1.d4335p-9f, 0x1.3f06e2p-15f, 0x1.e12ce2p-16f, 0x1.db5e0ap-21f,
         0x1.67a816p-28f, -0x1.43f88cp-5f, 0x1.caf8b4p-6f}};
};

template <class V>
XACT_INLINE constexpr V tanh_by_table(V x) noexcept {
    using table = tanh_table<entries_for<V>>;
    constexpr std::size_t degree = sizeof table::q / sizeof table::q[0];
    const V a = cap(abs(x), V(9.3f));
    const V s = fma(a, V(table::slope), V(1.0f));
    const auto i = V::template index<table::shift>(s);
    const V d = a - V::lookup(table::centre, i);
    V q = V::lookup(table::q[degree - 1], i);
    for (std::size_t k = degree - 1; k > 0; --k)
        q = fma(q, d, V::lookup(table::q[k - 1], i));
    const V base = V::lookup_where(V(table::first_end) <= s, table::value, i, a);
    return or_sign(fma(q, d, base), x);
}

} // namespace xact::kernels
