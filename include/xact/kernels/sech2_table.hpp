// SPDX-License-Identifier: MIT
#pragma once

// The derivative of tanh in float without a division, on instruction sets that look up 32 entries:
// by_table.

#include <xact/kernels/kernel.hpp>
#include <xact/math/table.hpp>

namespace xact::kernels {

// sech²(a). Fit within 0.37·2^−24. scripts/generate/logistic_table.py prints the table.
struct XACT_HIDDEN sech2_intervals {
    static constexpr int scale = 2;
    static constexpr std::size_t entries = 32;
    alignas(64) static constexpr float centre[entries] = {
        0x0p+0f,        0x1.62f194p-2f, 0x1.62e448p-1f, 0x1.0a2accp+0f, 0x1.62e486p+0f,
        0x1.bb9f3ap+0f, 0x1.0a2b04p+1f, 0x1.36868cp+1f, 0x1.62e454p+1f, 0x1.8f3f6cp+1f,
        0x1.bb9dd4p+1f, 0x1.e7f9fp+1f,  0x1.0a2bcep+2f, 0x1.2057b6p+2f, 0x1.368b26p+2f,
        0x1.4cb70ap+2f, 0x1.62e5cp+2f,  0x1.79101cp+2f, 0x1.8f42bcp+2f, 0x1.a5711ep+2f,
        0x1.bb9f76p+2f, 0x1.d1cdccp+2f, 0x1.e7f762p+2f, 0x1.fe2a7p+2f,  0x1.0a29e6p+3f,
        0x1.15406p+3f,  0x1.2056d2p+3f, 0x1.2b7102p+3f, 0x1.3687dcp+3f, 0x1.419d64p+3f,
        0x1.4cb2c4p+3f, 0x1.57dd7p+3f};
    alignas(64) static constexpr float value[entries] = {
        0x1p+0f,         0x1.c7187ap-1f,  0x1.47ae02p-1f,  0x1.948be8p-2f,  0x1.c5884p-3f,
        0x1.e1699p-4f,   0x1.f05efap-5f,  0x1.f8206ap-6f,  0x1.fc04dcp-7f,  0x1.fe0bbap-8f,
        0x1.fefba4p-9f,  0x1.ff7ea8p-10f, 0x1.ffb568p-11f, 0x1.fffb0ep-12f, 0x1.ffb846p-13f,
        0x1.ffe63p-14f,  0x1.ffe3p-15f,   0x1.0011b8p-15f, 0x1.ffdeap-17f,  0x1.ffdd3p-18f,
        0x1.ffdc2p-19f,  0x1.ffdb1p-20f,  0x1.0012f8p-20f, 0x1.ffd948p-22f, 0x1.0013dep-22f,
        0x1.001e58p-23f, 0x1.002952p-24f, 0x1.fff0cep-26f, 0x1.fff9bep-27f, 0x1.001678p-27f,
        0x1.003294p-28f, 0x1.fdf4dap-30f};
    alignas(64) static constexpr float q[][entries] = {
        {0x1.c94802p-26f,  -0x1.2f702ep-1f,  -0x1.89374ep-1f,  -0x1.3aa584p-1f,  -0x1.902d12p-2f,
         -0x1.c43ccep-3f,  -0x1.e1191p-4f,   -0x1.f04f66p-5f,  -0x1.f810c8p-6f,  -0x1.fc0ea6p-7f,
         -0x1.fdfc6cp-8f,  -0x1.fefedap-9f,  -0x1.ff7578p-10f, -0x1.ffdb0ep-11f, -0x1.ffa84ep-12f,
         -0x1.ffde32p-13f, -0x1.ffdf02p-14f, -0x1.0010b8p-14f, -0x1.ffddap-16f,  -0x1.ffdcbp-17f,
         -0x1.ffdbep-18f,  -0x1.ffdafp-19f,  -0x1.0012fp-19f,  -0x1.ffd94p-21f,  -0x1.0013dcp-21f,
         -0x1.001e56p-22f, -0x1.00295p-23f,  -0x1.fff0ccp-25f, -0x1.fff9bcp-26f, -0x1.001678p-26f,
         -0x1.003292p-27f, -0x1.fdf4dep-29f},
        {-0x1.000006p+0f, -0x1.2f5b1p-1f,  0x1.a36f0ap-5f,  0x1.49a062p-2f,  0x1.2ee116p-2f,
         0x1.8c8a4p-3f,   0x1.c341bep-4f,  0x1.e0dbeep-5f,  0x1.f03466p-6f,  0x1.f8176ep-7f,
         0x1.fbfea8p-8f,  0x1.fdff64p-9f,  0x1.fef5a6p-10f, 0x1.ff9b0ep-11f, 0x1.ff884ap-12f,
         0x1.ffce2cp-13f, 0x1.ffd704p-14f, 0x1.000eb8p-14f, 0x1.ffdba6p-16f, 0x1.ffdbb8p-17f,
         0x1.ffdb68p-18f, 0x1.ffdab8p-19f, 0x1.0012ep-19f,  0x1.ffd938p-21f, 0x1.0013d6p-21f,
         0x1.001e58p-22f, 0x1.00294ep-23f, 0x1.fff0c6p-25f, 0x1.fff9b6p-26f, 0x1.001678p-26f,
         0x1.00329p-27f,  0x1.fdf4dap-29f},
        {-0x1.3b73cap-15f, 0x1.511054p-1f,   0x1.e263c4p-2f,   0x1.36f4c2p-4f,   -0x1.6628aap-4f,
         -0x1.86651ap-4f,  -0x1.06707ep-4f,  -0x1.2c562cp-5f,  -0x1.4069dap-6f,  -0x1.4ac9dap-7f,
         -0x1.5000fp-8f,   -0x1.52a9e2p-9f,  -0x1.53f844p-10f, -0x1.54bc24p-11f, -0x1.54d7fap-12f,
         -0x1.551d4cp-13f, -0x1.552e2cp-14f, -0x1.55631ap-15f, -0x1.5539d4p-16f, -0x1.553b4p-17f,
         -0x1.553bbap-18f, -0x1.553b9cp-19f, -0x1.556e14p-20f, -0x1.553adcp-21f, -0x1.556f82p-22f,
         -0x1.557de6p-23f, -0x1.558ccap-24f, -0x1.554afep-25f, -0x1.555106p-26f, -0x1.55730cp-27f,
         -0x1.55995cp-28f, -0x1.53f5bcp-29f},
        {0x1.55e38p-1f,   0x1.3a7d94p-3f,  -0x1.3df8bep-2f, -0x1.ab6e08p-3f, -0x1.628764p-5f,
         0x1.1d23p-6f,    0x1.7b441cp-6f,  0x1.04ea9ep-6f,  0x1.2beef4p-7f,  0x1.405534p-8f,
         0x1.4abeb6p-9f,  0x1.5006bap-10f, 0x1.52a322p-11f, 0x1.5415f2p-12f, 0x1.548904p-13f,
         0x1.54f7fcp-14f, 0x1.5519b4p-15f, 0x1.555b54p-16f, 0x1.5532a4p-17f, 0x1.55362ep-18f,
         0x1.5537f2p-19f, 0x1.553882p-20f, 0x1.5570e4p-21f, 0x1.55383cp-22f, 0x1.55758ap-23f,
         0x1.557b86p-24f, 0x1.559116p-25f, 0x1.55500ep-26f, 0x1.555642p-27f, 0x1.557618p-28f,
         0x1.559e62p-29f, 0x1.53f6ccp-30f}};
    alignas(64) static constexpr float top[entries] = {
        -0x1.5b785cp-2f, 0x1.897daep-5f,  0x1.6d7b1p-3f,   0x1.087bdp-8f,   -0x1.0a7b04p-5f,
        -0x1.d878cp-7f,  -0x1.7f7652p-9f, 0x1.537726p-12f, 0x1.7d76ap-11f,  0x1.1575e2p-11f,
        0x1.3f7502p-12f, 0x1.55740ap-13f, 0x1.61730ep-14f, 0x1.63721p-15f,  0x1.697112p-16f,
        0x1.697012p-17f, 0x1.6b6f12p-18f, 0x1.696e12p-19f, 0x1.6d6d12p-20f, 0x1.6d6c12p-21f,
        0x1.6d6b12p-22f, 0x1.6d6a12p-23f, 0x1.696912p-24f, 0x1.6d6812p-25f, 0x1.676712p-26f,
        0x1.6d6612p-27f, 0x1.696512p-28f, 0x1.696412p-29f, 0x1.696312p-30f, 0x1.696212p-31f,
        0x1.696112p-32f, 0x1.6d6012p-33f};
};

template <form Form>
struct sech2_table {
    template <class T, class A>
    static constexpr bool serves =
        math::entries_for<T, A> == sech2_intervals::entries && Form == form::derivative;
    template <class T, class A>
    static constexpr double error = 0.93;
    template <class T, class A>
    static constexpr std::size_t lockstep = 4;

    template <class P>
    static XACT_INLINE constexpr P compute(P x) noexcept {
        return math::by_table<sech2_intervals>(x, [](const auto& parts)
                                                      XACT_INLINE_LAMBDA { return parts.value(); });
    }
};

} // namespace xact::kernels
