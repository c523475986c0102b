// SPDX-License-Identifier: MIT
#pragma once

#include <xact/kernels/exp.hpp>
#include <xact/kernels/stages.hpp>

#include <iterator>

namespace xact::kernels {

// σ(−a) and sech²(a), a ≥ 0, without a division, in float: the instruction sets that look up 32 entries at the cost of one.
//
// n = a in steps, in which f falls by half, rounded to an integer, cuts the range into intervals. In each, f(a) = T + q(a − C),
// where C lies near n steps and was moved float by float until f(C) is within 2^−9 ULP of the float T, so that T needs no low
// word. The last entry is a power of e^−a, and serves for all that follows: there, m steps are taken from a − C in two fused
// operations, the first of which is exact, and the result is multiplied by 2^−m. With m = 0 these change no bit; therefore they
// are left out when no number of a pack is as large, and a number gets the same bits whatever its neighbours are.
//
// Look-ups and multiplications contend for the same units, and are what the time goes by. Therefore the two highest
// coefficients come by one look-up: the lower of them is the lower half of the float that is the higher, whose last bits matter
// little. scripts/logistic_table.py prints the tables.

// σ(−a). Fit within 0.19·2^−24.
struct XACT_HIDDEN logistic_table {
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

// sech²(a). Fit within 0.37·2^−24.
struct XACT_HIDDEN sech2_table {
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

// f = high + low, still to be multiplied by 2^−m where some number is Far.
template <class V, bool Far>
struct table_parts {
    V high, low, minus_m;

    XACT_INLINE constexpr V value() const noexcept { return scaled(high); }
    // f − f². Each product goes into a fused operation: low is a subnormal number where x is one.
    XACT_INLINE constexpr V less_square() const noexcept {
        const V f = value();
        return scaled(high + fnma(high, f, fnma(low, f + f, low)));
    }

private:
    XACT_INLINE constexpr V scaled(V x) const noexcept {
        if constexpr (Far)
            return V::scale(x, minus_m);
        else
            return x;
    }
};

// finish(f(|x|) as table_parts). A NaN stays one.
template <class Table, class V, class Finish>
XACT_INLINE constexpr auto by_table(V x, Finish finish) noexcept {
    using C = exp_constants<float>;
    constexpr float step = 1.0f / Table::scale, last = C::magic + (Table::entries - 1);
    const auto number = [](V a) XACT_INLINE_LAMBDA {
        return fma_to_nearest(a, V(C::log2e / step), V(C::magic));
    };
    const auto parts = [](const auto& i, V d, V minus_m, auto more) XACT_INLINE_LAMBDA {
        const V top = V::lookup(Table::top, i);
        V q = fma(top, d, low_half(top));
        for (std::size_t k = std::size(Table::q); k > 0; --k)
            q = fma(q, d, V::lookup(Table::q[k - 1], i));
        const V t = V::lookup(Table::value, i), high = fma(q, d, t);
        return table_parts<V, decltype(more)::value>{high, fma(q, d, t - high), minus_m};
    };
    const V a = magnitude(x);
    // Up to here n is no more than 31.
    if (any_above(a, 21.4f * step)) [[unlikely]] {
        // σ(−104) rounds to 0, and so does sech²(52.7): nothing changes behind it.
        const V b = cap(a, V(106.0f * step));
        const V n = number(b), first = cap(n, V(last)), minus_m = first - n;
        const auto i = V::template index<0>(first);
        const V d = fma(minus_m, V(C::ln2_high * step), b - V::lookup(Table::centre, i));
        return finish(parts(i, fma(minus_m, V(C::ln2_low * step), d), minus_m, std::true_type{}));
    }
    const auto i = V::template index<0>(number(a));
    return finish(parts(i, a - V::lookup(Table::centre, i), V(0.0f), std::false_type{}));
}

} // namespace xact::kernels
