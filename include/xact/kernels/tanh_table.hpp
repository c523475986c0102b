// SPDX-License-Identifier: MIT
#pragma once

// tanh in float without a division, on instruction sets that look a table up inside registers.

#include <xact/kernels/kernel.hpp>
#include <xact/math/table.hpp>

namespace xact::kernels {

// tanh(a), a ≥ 0. s = start + a·slope cuts the range, up to a little more than 9.02, into as many
// intervals as the table has entries: evenly for small a, geometrically beyond, and the leading
// bits of s are the interval's number. In each, tanh(a) = T + q(a − C), where C lies near the
// middle and was moved float by float until tanh(C) is within 2^−9 ULP of the float T, so that T
// needs no low word. In the first, C = 0 and tanh(a) = a + q(a); T is 1 there and nowhere else
// greater than the least a of its interval (C lies left of the middle where it must), so that the
// lesser of a and T is what q is added to, and nothing is compared or chosen. From 9.02 on tanh
// rounds to 1, and so does the last polynomial at its end.
//
// Fit within 0.40 ULP in 32 intervals (degree 4, AVX-512; its slope is 1, as additions leave the
// multipliers free) and 0.23 ULP in 8 (degree 7, AVX2); scripts/generate/tanh_table.py prints the
// tables.
template <std::size_t Entries>
struct tanh_intervals;

template <>
struct XACT_HIDDEN tanh_intervals<32> {
    static constexpr float start = 0x1.4p-1f;
    static constexpr float slope = 0x1p+0f;
    static constexpr float limit = 0x1.2bffd8p+3f;
    static constexpr int shift = 20;
    alignas(64) static constexpr float centre[32] = {
        0x1.800116p+0f, 0x1.bfff9p+0f,  0x1.0001fep+1f, 0x1.1ffe8p+1f,  0x1.3fff66p+1f,
        0x1.5ffe74p+1f, 0x1.8003a8p+1f, 0x1.a0006ep+1f, 0x1.d00118p+1f, 0x1.080016p+2f,
        0x1.27ff24p+2f, 0x1.480278p+2f, 0x1.68085cp+2f, 0x1.87e9bcp+2f, 0x1.a8092p+2f,
        0x1.c79b6p+2f,  0x1.f7072p+2f,  0x1.154a4p+3f,  0x0p+0f,        0x1.0044dap-4f,
        0x1.0146dep-3f, 0x1.84977p-3f,  0x1.057964p-2f, 0x1.4b10e8p-2f, 0x1.93a90cp-2f,
        0x1.192c44p-1f, 0x1.600038p-1f, 0x1.9fff5ep-1f, 0x1.dfffbp-1f,  0x1.0fff3cp+0f,
        0x1.2fff9p+0f,  0x1.4fffb4p+0f};
    alignas(64) static constexpr float value[32] = {
        0x1.cf6ffcp-1f, 0x1.e1fbep-1f,  0x1.ed9596p-1f, 0x1.f4bf94p-1f, 0x1.f92572p-1f,
        0x1.fbd4fp-1f,  0x1.fd77f6p-1f, 0x1.fe767cp-1f, 0x1.ff45fap-1f, 0x1.ffbb88p-1f,
        0x1.ffe6cep-1f, 0x1.fff6bcp-1f, 0x1.fffc98p-1f, 0x1.fffebep-1f, 0x1.ffff8ap-1f,
        0x1.ffffd4p-1f, 0x1.fffff6p-1f, 0x1.fffffep-1f, 0x1p+0f,        0x1.ffdec4p-5f,
        0x1.ffdd26p-4f, 0x1.7ffe9p-3f,  0x1.ffdf1ap-3f, 0x1.3ffe5ep-2f, 0x1.7ff97p-2f,
        0x1.ffe46ap-2f, 0x1.315804p-1f, 0x1.5788a6p-1f, 0x1.77d814p-1f, 0x1.92bf1ep-1f,
        0x1.a8db86p-1f, 0x1.bad4e4p-1f};
    alignas(64) static constexpr float q[4][32] = {
        {0x1.721394p-3f,  0x1.d22dd8p-4f,  0x1.2159b2p-4f,  0x1.641814p-5f,   0x1.b3b306p-6f,
         0x1.09ad6cp-6f,  0x1.43372ap-7f,  0x1.88ebccp-8f,  0x1.73b984p-9f,   0x1.11c29cp-10f,
         0x1.9305acp-12f, 0x1.28719ep-13f, 0x1.b3eeap-15f,  0x1.41f478p-16f,  0x1.d7fc52p-18f,
         0x1.5ff8bep-19f, 0x1.3f3e5ap-21f, 0x1.feff86p-24f, -0x1.0f704ap-26f, 0x1.fe003ep-1f,
         0x1.f80114p-1f,  0x1.ee0022p-1f,  0x1.e0041cp-1f,  0x1.ce0082p-1f,   0x1.b80276p-1f,
         0x1.800dcep-1f,  0x1.49e69ep-1f,  0x1.19805p-1f,   0x1.d8355p-2f,    0x1.866344p-2f,
         0x1.3ee82p-2f,   0x1.01fc3p-2f},
        {-0x1.4efa2cp-3f,  -0x1.b6d9fap-4f,  -0x1.16f1b2p-4f,  -0x1.5c4526p-5f,  -0x1.adde68p-6f,
         -0x1.078404p-6f,  -0x1.419e28p-7f,  -0x1.87bdfp-8f,   -0x1.7336bep-9f,  -0x1.11a15cp-10f,
         -0x1.92f6dcp-12f, -0x1.287116p-13f, -0x1.b3f708p-15f, -0x1.41e37ep-16f, -0x1.d83d0cp-18f,
         -0x1.5eb056p-19f, -0x1.3f294p-21f,  -0x1.fa3ef2p-24f, 0x1.0fa82cp-17f,  -0x1.fdb45ep-5f,
         -0x1.f7cf18p-4f,  -0x1.727af6p-3f,  -0x1.dfe29ap-3f,  -0x1.20bec8p-2f,  -0x1.49fc7ep-2f,
         -0x1.7ff7ap-2f,   -0x1.897d36p-2f,  -0x1.79c136p-2f,  -0x1.5aa264p-2f,  -0x1.3315b6p-2f,
         -0x1.08a0fcp-2f,  -0x1.be440cp-3f},
        {0x1.677a52p-4f,  0x1.020564p-4f,  0x1.59af26p-5f,  0x1.bd1b12p-6f,  0x1.17cac8p-6f,
         0x1.5ad56ep-7f,  0x1.aa2454p-8f,  0x1.04926ap-8f,  0x1.f52b4ep-10f, 0x1.72252cp-11f,
         0x1.10bf48p-12f, 0x1.915932p-14f, 0x1.27106ep-15f, 0x1.b38ff6p-17f, 0x1.3e9de6p-18f,
         0x1.d9abc2p-20f, 0x1.c38b4ap-22f, 0x1.4e04e8p-24f, -0x1.55ff48p-2f, -0x1.510838p-2f,
         -0x1.41129ap-2f, -0x1.271d5cp-2f, -0x1.04620ep-2f, -0x1.b39d26p-3f, -0x1.532398p-3f,
         -0x1.00e3d8p-4f, 0x1.cd94acp-7f,  0x1.05e222p-4f,  0x1.832494p-4f,  0x1.bcec1ep-4f,
         0x1.c4a3e4p-4f,  0x1.abb2d4p-4f},
        {-0x1.95f82ep-6f,  -0x1.808a38p-6f,  -0x1.253ac6p-6f,  -0x1.9469bep-7f,  -0x1.084f66p-7f,
         -0x1.4f22ap-8f,   -0x1.a1913ap-9f,  -0x1.01596cp-9f,  -0x1.f168acp-11f, -0x1.70b06ep-12f,
         -0x1.100574p-13f, -0x1.90640ep-15f, -0x1.26338cp-16f, -0x1.b52366p-18f, -0x1.3954e8p-19f,
         -0x1.0cb56p-20f,  -0x1.bbcc02p-23f, -0x1.070802p-25f, 0x1.104f6ap-6f,   0x1.ee5ff4p-5f,
         0x1.8a8f5cp-4f,   0x1.027b6ap-3f,   0x1.32b898p-3f,   0x1.4dfba2p-3f,   0x1.5b9292p-3f,
         0x1.3a8e12p-3f,   0x1.e9a916p-4f,   0x1.47958cp-4f,   0x1.63d44p-5f,    0x1.dbfe56p-7f,
         -0x1.6b12cp-8f,   -0x1.20ec34p-6f}};
};

template <>
struct XACT_HIDDEN tanh_intervals<8> {
    static constexpr float start = 0x1p+0f;
    static constexpr float slope = 0x1.a5fa6p+0f;
    static constexpr float limit = 0x1.23330cp+3f;
    static constexpr int shift = 22;
    alignas(64) static constexpr float centre[8] = {0x1.68413cp-1f, 0x1.84440ep+0f, 0x1.369d1p+1f,
                                                    0x1.d1ebbcp+1f, 0x1.5d71b4p+2f, 0x1.f70726p+2f,
                                                    0x0p+0f,        0x1.40b2p-2f};
    alignas(64) static constexpr float value[8] = {0x1.369c6ep-1f, 0x1.d0f46p-1f,  0x1.f81282p-1f,
                                                   0x1.ff4b76p-1f, 0x1.fffb42p-1f, 0x1.fffff6p-1f,
                                                   0x1p+0f,        0x1.369b32p-2f};
    alignas(64) static constexpr float q[7][8] = {
        {0x1.43906p-1f, 0x1.671276p-3f, 0x1.f7721ap-6f, 0x1.68d44ep-9f, 0x1.2f7136p-14f,
         0x1.3fdf4ep-21f, 0x1.6983b4p-31f, 0x1.d0e478p-1f},
        {-0x1.8896fcp-2f, -0x1.461408p-3f, -0x1.efa376p-6f, -0x1.68576cp-9f, -0x1.302108p-14f,
         -0x1.401678p-21f, -0x1.b9c2b2p-23f, -0x1.1a06ep-2f},
        {0x1.67c22ep-6f, 0x1.60d9dp-4f, 0x1.4022e4p-6f, 0x1.df213ap-10f, 0x1.958cdap-15f,
         0x1.aabed4p-22f, -0x1.555296p-2f, -0x1.c0d33p-3f},
        {0x1.d54f54p-4f, -0x1.9c559cp-6f, -0x1.2c565ap-7f, -0x1.dbe44p-11f, -0x1.8a1e82p-16f,
         -0x1.a26c48p-23f, -0x1.a06144p-13f, 0x1.44a3d4p-3f},
        {-0x1.0929f6p-4f, -0x1.0228a2p-9f, 0x1.a2bb46p-9f, 0x1.78977cp-12f, 0x1.3b498cp-17f,
         0x1.51956ep-24f, 0x1.14a9eap-3f, 0x1.6dd176p-5f},
        {0x1.0294dcp-12f, 0x1.bedd5cp-8f, -0x1.70b66cp-11f, -0x1.008c3ap-13f, -0x1.070cd2p-18f,
         -0x1.10aa6cp-25f, -0x1.f21458p-8f, -0x1.349786p-4f},
        {0x1.36b888p-7f, -0x1.f5f55cp-9f, 0x1.3773ap-17f, 0x1.15b062p-15f, 0x1.2b599p-20f,
         0x1.2922f4p-27f, -0x1.488fbep-5f, 0x1.1a888p-6f}};
};

// The number of the interval, and what follows from it.
template <class V>
struct tanh_in_interval {
    using table = tanh_intervals<math::entries_of<V>>;
    V a;
    typename V::index_pack i;

    XACT_INLINE constexpr explicit tanh_in_interval(V x) noexcept
        : a(cap(magnitude(x), V(table::limit))), i(number(a)) {}

    XACT_INLINE constexpr V value(V x) const noexcept {
        constexpr std::size_t degree = sizeof table::q / sizeof table::q[0];
        const V d = a - V::lookup(table::centre, i);
        V q = V::lookup(table::q[degree - 1], i);
        simd::unrolled<degree - 1>([&](std::size_t k) XACT_INLINE_LAMBDA {
            q = fma(q, d, V::lookup(table::q[degree - 2 - k], i));
        });
        return or_sign(fma(q, d, lesser(a, V::lookup(table::value, i))), x);
    }

private:
    static XACT_INLINE constexpr auto number(V a) noexcept {
        const V start(table::start);
        const V s = table::slope == 1.0f ? a + start : fma(a, V(table::slope), start);
        return V::template index<table::shift>(s);
    }
};

template <form Form>
struct tanh_table : in_stages<tanh_table<Form>> {
    template <class T, class A>
    static constexpr bool serves =
        math::entries_for<T, A> != 0 && (Form == form::value || Form == form::both);
    template <class T, class A>
    static constexpr double error = math::entries_for<T, A> == 32 ? 0.90 : 0.79;
    // The value has nothing in common with the derivative.
    template <class T, class A>
    static constexpr std::size_t lockstep = Form == form::both              ? 0
                                            : math::entries_for<T, A> == 32 ? 2
                                                                            : 3;

    template <class P>
        requires(Form == form::value)
    static XACT_INLINE constexpr auto begin(P x) noexcept {
        return tanh_in_interval<P>(x);
    }
    template <class P>
    static XACT_INLINE constexpr P finish(const tanh_in_interval<P>& state, P x) noexcept {
        return state.value(x);
    }
};

} // namespace xact::kernels
