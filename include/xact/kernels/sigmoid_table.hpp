// SPDX-License-Identifier: MIT
#pragma once

// sigmoid in float without a division, on instruction sets that look up 32 entries: by_table.

#include <xact/kernels/kernel.hpp>
#include <xact/math/logistic.hpp>
#include <xact/math/table.hpp>

namespace xact::kernels {

// σ(−a). Fit within 0.19·2^−24. scripts/generate/logistic_table.py prints the table.
struct XACT_HIDDEN sigmoid_intervals {
    static constexpr int scale = 1;
    static constexpr std::size_t entries = 32;
    alignas(64) static constexpr float centre[entries] = {
        0x0p+0f,        0x1.62d728p-1f, 0x1.62e42p+0f,  0x1.0a2b6p+1f,  0x1.62e428p+1f,
        0x1.bb9ee4p+1f, 0x1.0a2a8ap+2f, 0x1.36877cp+2f, 0x1.62e438p+2f, 0x1.8f415p+2f,
        0x1.bb9ce6p+2f, 0x1.e7f804p+2f, 0x1.0a2b82p+3f, 0x1.2059b6p+3f, 0x1.368a24p+3f,
        0x1.4cb76ap+3f, 0x1.62e5f8p+3f, 0x1.79146ap+3f, 0x1.8f42ccp+3f, 0x1.a57126p+3f,
        0x1.bb9f7ap+3f, 0x1.d1cdcep+3f, 0x1.e7fc2p+3f,  0x1.fe2598p+3f, 0x1.0a2d7ep+4f,
        0x1.1543e2p+4f, 0x1.2059cep+4f, 0x1.2b71fp+4f,  0x1.36890cp+4f, 0x1.41a02ep+4f,
        0x1.4cb488p+4f, 0x1.57dd7p+4f};
    alignas(64) static constexpr float value[entries] = {
        0x1p-1f,         0x1.555b2p-2f,   0x1.9999aep-3f,  0x1.c71bb4p-4f,  0x1.e1e1fep-5f,
        0x1.f075e4p-6f,  0x1.f8242cp-7f,  0x1.fc095ap-8f,  0x1.fe01bep-9f,  0x1.fefbb4p-10f,
        0x1.ff82cep-11f, 0x1.ffcdf4p-12f, 0x1.ffda22p-13f, 0x1.ffeb1p-14f,  0x1.ffd062p-15f,
        0x1.ffe43p-16f,  0x1.ffe18p-17f,  0x1.ffdf9p-18f,  0x1.ffde2p-19f,  0x1.ffdcfp-20f,
        0x1.ffdcp-21f,   0x1.ffdbp-22f,   0x1.ffda18p-23f, 0x1.001366p-23f, 0x1.ffb4c2p-25f,
        0x1.ffcc7p-26f,  0x1.fff31ep-27f, 0x1.ffd31p-28f,  0x1.ffd3cp-29f,  0x1.ffd3bp-30f,
        0x1.00165p-30f,  0x1.fdf4dap-32f};
    alignas(64) static constexpr float q[][entries] = {
        {-0x1p-2f,         -0x1.c7204ep-3f,  -0x1.47ae24p-3f,  -0x1.948a7cp-4f,  -0x1.c58964p-5f,
         -0x1.e16abep-6f,  -0x1.f0628ep-7f,  -0x1.f81926p-8f,  -0x1.fc05bap-9f,  -0x1.fdfcbcp-10f,
         -0x1.ff030ep-11f, -0x1.ff8e02p-12f, -0x1.ffba26p-13f, -0x1.ffdb14p-14f, -0x1.ffc866p-15f,
         -0x1.ffe032p-16f, -0x1.ffdf8p-17f,  -0x1.ffde9p-18f,  -0x1.ffddap-19f,  -0x1.ffdcbp-20f,
         -0x1.ffdbep-21f,  -0x1.ffdafp-22f,  -0x1.ffda1p-23f,  -0x1.001364p-23f, -0x1.ffb4cp-25f,
         -0x1.ffcc6ep-26f, -0x1.fff31cp-27f, -0x1.ffd31p-28f,  -0x1.ffd3cp-29f,  -0x1.ffd3bp-30f,
         -0x1.00165p-30f,  -0x1.fdf4dep-32f},
        {0x1.c91c86p-25f, 0x1.2f607ap-5f,  0x1.89375p-5f,   0x1.3aa4c6p-5f,  0x1.902df4p-6f,
         0x1.c43ddep-7f,  0x1.e11c6cp-8f,  0x1.f04856p-9f,  0x1.f8119ep-10f, 0x1.fbffb2p-11f,
         0x1.fe03c4p-12f, 0x1.ff0e34p-13f, 0x1.ff7a32p-14f, 0x1.ffbb04p-15f, 0x1.ffb864p-16f,
         0x1.ffd834p-17f, 0x1.ffdb8p-18f,  0x1.ffdc98p-19f, 0x1.ffdca8p-20f, 0x1.ffdc38p-21f,
         0x1.ffdba8p-22f, 0x1.ffdad8p-23f, 0x1.ffda08p-24f, 0x1.00136p-24f,  0x1.ffb4c2p-26f,
         0x1.ffcc66p-27f, 0x1.fff316p-28f, 0x1.ffd30ep-29f, 0x1.ffd3bep-30f, 0x1.ffd3b8p-31f,
         0x1.00165p-31f,  0x1.fdf4dap-33f},
        {0x1.554ep-6f,     0x1.949d02p-7f,   -0x1.174804p-10f, -0x1.b78202p-8f,  -0x1.93db6cp-8f,
         -0x1.085e6ep-8f,  -0x1.2cd93p-9f,   -0x1.408db4p-10f, -0x1.4acccap-11f, -0x1.50032ep-12f,
         -0x1.52ad2cp-13f, -0x1.5408bcp-14f, -0x1.54a65cp-15f, -0x1.54fa26p-16f, -0x1.550e72p-17f,
         -0x1.552ef8p-18f, -0x1.5537p-19f,   -0x1.553a76p-20f, -0x1.553bep-21f,  -0x1.553c46p-22f,
         -0x1.553c3cp-23f, -0x1.553bdcp-24f, -0x1.553b68p-25f, -0x1.556eep-26f,  -0x1.55227ep-27f,
         -0x1.553288p-28f, -0x1.554c8ap-29f, -0x1.5536cap-30f, -0x1.553746p-31f, -0x1.55374p-32f,
         -0x1.5572dap-33f, -0x1.53f5bcp-34f},
        {0x1.4815p-16f,   -0x1.5100dap-8f, -0x1.e2589ep-9f, -0x1.36e7aap-11f, 0x1.661b16p-11f,
         0x1.865e0ep-11f, 0x1.06714ep-11f, 0x1.2c5742p-12f, 0x1.406b6cp-13f,  0x1.4aca46p-14f,
         0x1.500afap-15f, 0x1.52b292p-16f, 0x1.53fea6p-17f, 0x1.54af2p-18f,   0x1.54e94ep-19f,
         0x1.551a84p-20f, 0x1.552e18p-21f, 0x1.5532c2p-22f, 0x1.5536cep-23f,  0x1.55388ep-24f,
         0x1.55391ep-25f, 0x1.553914p-26f, 0x1.5538d4p-27f, 0x1.5571f6p-28f,  0x1.5520a8p-29f,
         0x1.5537dep-30f, 0x1.55519ap-31f, 0x1.553a8cp-32f, 0x1.553b26p-33f,  0x1.5534d6p-34f,
         0x1.5576p-35f,   0x1.53f6dp-36f}};
    alignas(64) static constexpr float top[entries] = {
        0x1.e7761ep-13f,  0x1.1d73fcp-11f, 0x1.5e74f2p-14f, -0x1.367456p-13f, -0x1.587224p-14f,
        -0x1.2570bap-16f, 0x1.c9712ep-19f, 0x1.7f70a2p-18f, 0x1.156fe2p-18f,  0x1.3b6f02p-19f,
        0x1.556e0ap-20f,  0x1.616d0ep-21f, 0x1.656c1p-22f,  0x1.676b12p-23f,  0x1.676a12p-24f,
        0x1.6b6912p-25f,  0x1.6b6812p-26f, 0x1.6d6712p-27f, 0x1.6d6612p-28f,  0x1.6d6512p-29f,
        0x1.6d6412p-30f,  0x1.6d6312p-31f, 0x1.6d6212p-32f, 0x1.696112p-33f,  0x1.6d6012p-34f,
        0x1.695f12p-35f,  0x1.695e12p-36f, 0x1.695d12p-37f, 0x1.695c12p-38f,  0x1.6d5b12p-39f,
        0x1.695a12p-40f,  0x1.6d5912p-41f};
};

template <form Form>
struct sigmoid_table {
    template <class T, class A>
    static constexpr bool serves = math::entries_for<T, A> == sigmoid_intervals::entries
                                   && Form != form::derivative_from_value;
    template <class T, class A>
    static constexpr double error = 0.93;
    template <class T, class A>
    static constexpr std::size_t lockstep = math::logistic_lockstep<Form, T, A>;

    template <class P>
    static XACT_INLINE constexpr auto compute(P x) noexcept {
        const auto upper = P(0) <= x;
        return math::by_table<sigmoid_intervals>(x, [&upper](const auto& lower) XACT_INLINE_LAMBDA {
            return math::logistic_form<Form, P>(lower, upper);
        });
    }
};

} // namespace xact::kernels
