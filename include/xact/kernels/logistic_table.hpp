#pragma once

#include <xact/kernels/exp.hpp>
#include <xact/kernels/stages.hpp>

namespace xact::kernels {

// σ(−a), a ≥ 0, without a division, in float: the instruction sets that look up 32 entries at the cost of one.
//
// n = a·log2(e) rounded to an integer cuts the range into intervals. In each, σ(−a) = T + q(a − C), where C lies near n·ln2 and
// was moved float by float until σ(−C) is within 2^−9 ULP of the float T, so that T needs no low word. The last entry is
// e^−a, and serves all that follows: there, m·ln2 is taken from a − C in two fused steps, the first of which is exact, and the
// result is multiplied by 2^−m. With m = 0 these steps change no bit; therefore they are left out when no number of a pack
// is as large (a > 21.4), and a number gets the same bits whatever its neighbours are.
//
// Fit within 0.14·2^−24; scripts/logistic_table.py prints the table.
struct logistic_table {
    static constexpr std::size_t entries = 32;
    static constexpr int degree = 6;
    alignas(64) static constexpr float centre[entries] = {
        0x0p+0f,        0x1.57dd7p+4f,  0x1.4cb488p+4f, 0x1.41a02ep+4f, 0x1.36890cp+4f,
        0x1.2b71fp+4f,  0x1.2059cep+4f, 0x1.1543e2p+4f, 0x1.0a2d7ep+4f, 0x1.fe2598p+3f,
        0x1.e7fc2p+3f,  0x1.d1cdcep+3f, 0x1.bb9f7ap+3f, 0x1.a57126p+3f, 0x1.8f42ccp+3f,
        0x1.79146ap+3f, 0x1.62e5f8p+3f, 0x1.4cb76ap+3f, 0x1.368a24p+3f, 0x1.2059b6p+3f,
        0x1.0a2b82p+3f, 0x1.e7f804p+2f, 0x1.bb9ce6p+2f, 0x1.8f415p+2f,  0x1.62e438p+2f,
        0x1.36877cp+2f, 0x1.0a2a8ap+2f, 0x1.bb9ee4p+1f, 0x1.62e428p+1f, 0x1.0a2b6p+1f,
        0x1.62e42p+0f,  0x1.62d728p-1f};
    alignas(64) static constexpr float value[entries] = {
        0x1p-1f,         0x1.fdf4dap-32f, 0x1.00165p-30f,  0x1.ffd3bp-30f,  0x1.ffd3cp-29f,
        0x1.ffd31p-28f,  0x1.fff31ep-27f, 0x1.ffcc7p-26f,  0x1.ffb4c2p-25f, 0x1.001366p-23f,
        0x1.ffda18p-23f, 0x1.ffdbp-22f,   0x1.ffdcp-21f,   0x1.ffdcfp-20f,  0x1.ffde2p-19f,
        0x1.ffdf9p-18f,  0x1.ffe18p-17f,  0x1.ffe43p-16f,  0x1.ffd062p-15f, 0x1.ffeb1p-14f,
        0x1.ffda22p-13f, 0x1.ffcdf4p-12f, 0x1.ff82cep-11f, 0x1.fefbb4p-10f, 0x1.fe01bep-9f,
        0x1.fc095ap-8f,  0x1.f8242cp-7f,  0x1.f075e4p-6f,  0x1.e1e1fep-5f,  0x1.c71bb4p-4f,
        0x1.9999aep-3f,  0x1.555b2p-2f};
    alignas(64) static constexpr float q[degree][entries] = {
        {-0x1p-2f,         -0x1.fdf4dcp-32f, -0x1.00165p-30f,  -0x1.ffd3b2p-30f, -0x1.ffd3c2p-29f,
         -0x1.ffd312p-28f, -0x1.fff32p-27f,  -0x1.ffcc7p-26f,  -0x1.ffb4c2p-25f, -0x1.001364p-23f,
         -0x1.ffda12p-23f, -0x1.ffdaf2p-22f, -0x1.ffdbe2p-21f, -0x1.ffdcb2p-20f, -0x1.ffdda2p-19f,
         -0x1.ffde92p-18f, -0x1.ffdf82p-17f, -0x1.ffe032p-16f, -0x1.ffc866p-15f, -0x1.ffdb12p-14f,
         -0x1.ffba28p-13f, -0x1.ff8e02p-12f, -0x1.ff030ep-11f, -0x1.fdfcbap-10f, -0x1.fc05bap-9f,
         -0x1.f81926p-8f,  -0x1.f0628ep-7f,  -0x1.e16abep-6f,  -0x1.c58964p-5f,  -0x1.948a7cp-4f,
         -0x1.47ae24p-3f,  -0x1.c7204ep-3f},
        {0x1.9cf6bp-24f,  0x1.fdf4d8p-33f, 0x1.00164ap-31f, 0x1.ffd3acp-31f, 0x1.ffd3bcp-30f,
         0x1.ffd30cp-29f, 0x1.fff31ap-28f, 0x1.ffcc64p-27f, 0x1.ffb4b8p-26f, 0x1.00135ap-24f,
         0x1.ffd9fcp-24f, 0x1.ffdaccp-23f, 0x1.ffdb9cp-22f, 0x1.ffdc2cp-21f, 0x1.ffdc9cp-20f,
         0x1.ffdc8cp-19f, 0x1.ffdb7cp-18f, 0x1.ffd82cp-17f, 0x1.ffb866p-16f, 0x1.ffbb0cp-15f,
         0x1.ff7a2ep-14f, 0x1.ff0e24p-13f, 0x1.fe03c4p-12f, 0x1.fbffbep-11f, 0x1.f811ap-10f,
         0x1.f04862p-9f,  0x1.e11c7p-8f,   0x1.c43de2p-7f,  0x1.902df8p-6f,  0x1.3aa4cp-5f,
         0x1.89373cp-5f,  0x1.2f607p-5f},
        {0x1.554aacp-6f,   -0x1.53f6dp-34f,  -0x1.55720ep-33f, -0x1.553604p-32f, -0x1.553608p-31f,
         -0x1.553586p-30f, -0x1.554acep-29f, -0x1.55318ep-28f, -0x1.552162p-27f, -0x1.556e1cp-26f,
         -0x1.553a2ap-25f, -0x1.553aap-24f,  -0x1.553b02p-23f, -0x1.553b0ep-22f, -0x1.553ab2p-21f,
         -0x1.553958p-20f, -0x1.553602p-19f, -0x1.552e8cp-18f, -0x1.550e5cp-17f, -0x1.54fb7ep-16f,
         -0x1.54a574p-15f, -0x1.540848p-14f, -0x1.52ad42p-13f, -0x1.50045cp-12f, -0x1.4acd1ap-11f,
         -0x1.408db2p-10f, -0x1.2cd962p-9f,  -0x1.085ebp-8f,   -0x1.93dbbp-8f,   -0x1.b78128p-8f,
         -0x1.173526p-10f, 0x1.949e1cp-7f},
        {0x1.9e28c6p-16f, 0x1.53f93cp-36f, 0x1.557b2p-35f,  0x1.553a0ap-34f, 0x1.5539d6p-33f,
         0x1.55391p-32f,  0x1.554e06p-31f, 0x1.5538c4p-30f, 0x1.55255ep-29f, 0x1.557736p-28f,
         0x1.553e16p-27f, 0x1.553e64p-26f, 0x1.553e6cp-25f, 0x1.553df8p-24f, 0x1.553c5ap-23f,
         0x1.553876p-22f, 0x1.552feep-21f, 0x1.551e2ap-20f, 0x1.54e5dp-19f,  0x1.54ad78p-18f,
         0x1.540092p-17f, 0x1.52b912p-16f, 0x1.500bf4p-15f, 0x1.4ac2b4p-14f, 0x1.406b9ap-13f,
         0x1.2c4d86p-12f, 0x1.066f6ep-11f, 0x1.8658fp-11f,  0x1.660ffcp-11f, -0x1.36d582p-11f,
         -0x1.e24542p-9f, -0x1.50f94ep-8f},
        {-0x1.1fd4dp-9f,   -0x1.118cb8p-38f, -0x1.127f02p-37f, -0x1.128e3ap-36f, -0x1.12905cp-35f,
         -0x1.1293fcp-34f, -0x1.12abd4p-33f, -0x1.1269b2p-32f, -0x1.127bb6p-31f, -0x1.127a8cp-30f,
         -0x1.128f58p-29f, -0x1.128f0cp-28f, -0x1.128da2p-27f, -0x1.128bdp-26f,  -0x1.1286d8p-25f,
         -0x1.127d64p-24f, -0x1.126ac2p-23f, -0x1.124418p-22f, -0x1.1212cep-21f, -0x1.1162f6p-20f,
         -0x1.105e8p-19f,  -0x1.0e45a2p-18f, -0x1.09f0fp-17f,  -0x1.017c7cp-16f, -0x1.e19f3cp-16f,
         -0x1.a206p-15f,   -0x1.2dc0ep-14f,  -0x1.b89564p-15f, 0x1.245bd4p-13f,  0x1.55bf3ap-11f,
         0x1.f07bdcp-11f,  -0x1.fd68c8p-12f},
        {0x1.020e62p-12f, 0x1.6b66bep-41f, 0x1.67fd1ep-40f,  0x1.6b8724p-39f, 0x1.6bb44ep-38f,
         0x1.6be99cp-37f, 0x1.6c383ep-36f, 0x1.693946p-35f,  0x1.6b7434p-34f, 0x1.67e11ap-33f,
         0x1.6b7e64p-32f, 0x1.6b7aep-31f,  0x1.6b795ep-30f,  0x1.6b543p-29f,  0x1.6b387ep-28f,
         0x1.6b0956p-27f, 0x1.6ac532p-26f, 0x1.6a240cp-25f,  0x1.6b69fp-24f,  0x1.665564p-23f,
         0x1.64b732p-22f, 0x1.5f5d12p-21f, 0x1.541c52p-20f,  0x1.3fedc8p-19f, 0x1.147388p-18f,
         0x1.8df9c2p-18f, 0x1.cee316p-19f, -0x1.22ce68p-16f, -0x1.56b51p-14f, -0x1.3700dap-13f,
         0x1.56f634p-14f, 0x1.1c410ap-11f}};
};

// σ(−a) = high + low, still to be multiplied by 2^m where it is Tail. Members as those of logistic_parts.
template <class V, bool Tail>
struct logistic_by_table {
    V high, low, m;

    XACT_INLINE constexpr V lower() const noexcept { return scaled<0>(high); }
    // σ(a)σ(−a)·2^Power
    template <int Power>
    XACT_INLINE constexpr V product() const noexcept {
        return scaled<Power>(less_square(lower()));
    }
    // The same for Power 0, out of lower().
    XACT_INLINE constexpr V product(V lower) const noexcept {
        return scaled<0>(less_square(lower));
    }

private:
    // s − s² = high − high·s + low·(1 − 2s)
    XACT_INLINE constexpr V less_square(V s) const noexcept {
        return high + fnma(high, s, low * fnma(V(2.0f), s, V(1.0f)));
    }
    template <int Power>
    XACT_INLINE constexpr V scaled(V x) const noexcept {
        if constexpr (Tail)
            return V::scale(x, Power == 0 ? m : m + V(float{Power}));
        else
            return Power == 0 ? x : x * V(simd::exponential<float>(Power));
    }
};

// finish(σ(−a) as logistic_by_table) for a = Scale·|x|, Scale 1 or 2. A NaN stays one. For the derivative a is at least 2^−32:
// what is nearer to 0 changes no bit, but makes low a subnormal number.
template <int Scale, form Form, class V, class Finish>
XACT_INLINE constexpr auto with_logistic_by_table(V x, Finish finish) noexcept {
    using table = logistic_table;
    using C = exp_constants<float>;
    constexpr float last = C::magic - (table::entries - 1);
    // Up to here n is no more than 31, in whatever direction the machine rounds. Asked of |x|, of which no multiple is taken that could overflow.
    constexpr float tail = 21.4f / Scale;
    const auto number = [](V a) XACT_INLINE_LAMBDA { return fma(a, V(-C::log2e), V(C::magic)); };
    const auto scaled = [](V b) XACT_INLINE_LAMBDA {
        const V a = Scale == 1 ? b : b + b;
        return Form == form::value ? a : raise(a, V(0x1p-32f));
    };
    const auto from_centre = [](V a, const auto& i)
                                 XACT_INLINE_LAMBDA { return a - V::lookup(table::centre, i); };
    const auto at = [](const auto& i, V d, V m, auto in_tail) XACT_INLINE_LAMBDA {
        V q = V::lookup(table::q[table::degree - 1], i);
        for (std::size_t k = table::degree - 1; k > 0; --k)
            q = fma(q, d, V::lookup(table::q[k - 1], i));
        const V value = V::lookup(table::value, i);
        const V high = fma(q, d, value);
        return logistic_by_table<V, decltype(in_tail)::value>{high, fma(q, d, value - high), m};
    };
    const V b = abs(x);
    if (any(b > V(tail))) [[unlikely]] {
        // σ(−104) rounds to 0, and so does its derivative: nothing changes behind it.
        const V a = scaled(cap(b, V(106.0f / Scale)));
        const V n = number(a), first = raise(n, V(last));
        const V m = n - first;
        const auto i = V::template index<0>(first);
        const V d = fma(m, V(C::ln2_low), fma(m, V(C::ln2_high), from_centre(a, i)));
        return finish(at(i, d, m, std::true_type{}));
    }
    const V a = scaled(b);
    const auto i = V::template index<0>(number(a));
    return finish(at(i, from_centre(a, i), V(0.0f), std::false_type{}));
}

} // namespace xact::kernels
