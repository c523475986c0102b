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
// is as large (a > 21.8), and a number gets the same bits whatever its neighbours are.
//
// Fit within 0.13·2^−24; scripts/logistic_table.py prints the table.
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
        {-0x1p-2f,         -0x1.fdf4dcp-32f, -0x1.00165p-30f,  -0x1.ffd3b2p-30f, -0x1.ffd3cp-29f,
         -0x1.ffd31p-28f,  -0x1.fff31ep-27f, -0x1.ffcc7p-26f,  -0x1.ffb4c2p-25f, -0x1.001364p-23f,
         -0x1.ffda12p-23f, -0x1.ffdaf2p-22f, -0x1.ffdbe2p-21f, -0x1.ffdcb2p-20f, -0x1.ffdda2p-19f,
         -0x1.ffde92p-18f, -0x1.ffdf82p-17f, -0x1.ffe032p-16f, -0x1.ffc864p-15f, -0x1.ffdb12p-14f,
         -0x1.ffba28p-13f, -0x1.ff8e02p-12f, -0x1.ff030ep-11f, -0x1.fdfcb8p-10f, -0x1.fc05bap-9f,
         -0x1.f81924p-8f,  -0x1.f0628ep-7f,  -0x1.e16abep-6f,  -0x1.c58964p-5f,  -0x1.948a7cp-4f,
         -0x1.47ae24p-3f,  -0x1.c7204ep-3f},
        {0x1.2a8fa2p-24f, 0x1.fdf4dcp-33f, 0x1.00164cp-31f, 0x1.ffd3bp-31f,  0x1.ffd3b8p-30f,
         0x1.ffd308p-29f, 0x1.fff316p-28f, 0x1.ffcc68p-27f, 0x1.ffb4bcp-26f, 0x1.00135cp-24f,
         0x1.ffdap-24f,   0x1.ffdadp-23f,  0x1.ffdbap-22f,  0x1.ffdc3p-21f,  0x1.ffdcap-20f,
         0x1.ffdc9p-19f,  0x1.ffdb8p-18f,  0x1.ffd83p-17f,  0x1.ffb86p-16f,  0x1.ffbb1p-15f,
         0x1.ff7a32p-14f, 0x1.ff0e28p-13f, 0x1.fe03c8p-12f, 0x1.fbffb8p-11f, 0x1.f811a2p-10f,
         0x1.f04854p-9f,  0x1.e11c6ep-8f,  0x1.c43ddep-7f,  0x1.902df2p-6f,  0x1.3aa4cp-5f,
         0x1.89374ap-5f,  0x1.2f607ap-5f},
        {0x1.554d16p-6f,   -0x1.53f6f4p-34f, -0x1.55724ap-33f, -0x1.553626p-32f, -0x1.5536fep-31f,
         -0x1.55367cp-30f, -0x1.554bbep-29f, -0x1.5531bcp-28f, -0x1.552184p-27f, -0x1.556e58p-26f,
         -0x1.553a4cp-25f, -0x1.553ac2p-24f, -0x1.553b22p-23f, -0x1.553b3p-22f,  -0x1.553ad4p-21f,
         -0x1.55397cp-20f, -0x1.553628p-19f, -0x1.552eb2p-18f, -0x1.550f4cp-17f, -0x1.54fbbp-16f,
         -0x1.54a59ep-15f, -0x1.54086cp-14f, -0x1.52ad64p-13f, -0x1.500546p-12f, -0x1.4acd26p-11f,
         -0x1.408e7cp-10f, -0x1.2cd95p-9f,   -0x1.085e7ap-8f,  -0x1.93db3p-8f,   -0x1.b7814cp-8f,
         -0x1.173f04p-10f, 0x1.949d9ep-7f},
        {0x1.566a2cp-16f, 0x1.53f67cp-36f, 0x1.557928p-35f, 0x1.55375p-34f,  0x1.553d98p-33f,
         0x1.553cd2p-32f, 0x1.5551a4p-31f, 0x1.55367cp-30f, 0x1.55229ep-29f, 0x1.557542p-28f,
         0x1.553b56p-27f, 0x1.553ba4p-26f, 0x1.553b96p-25f, 0x1.553b4p-24f,  0x1.5539ap-23f,
         0x1.5535cap-22f, 0x1.552d4cp-21f, 0x1.551b82p-20f, 0x1.54eac2p-19f, 0x1.54ab3ap-18f,
         0x1.53fe1p-17f,  0x1.52b674p-16f, 0x1.500954p-15f, 0x1.4ac7aap-14f, 0x1.406a16p-13f,
         0x1.2c57bcp-12f, 0x1.0670b6p-11f, 0x1.865dcp-11f,  0x1.661f02p-11f, -0x1.36d31ap-11f,
         -0x1.e2574p-9f,  -0x1.510028p-8f},
        {-0x1.1e194ap-9f,  -0x1.1173d6p-38f, -0x1.12551p-37f,  -0x1.1276a2p-36f, -0x1.122a5p-35f,
         -0x1.122e26p-34f, -0x1.1249b8p-33f, -0x1.124974p-32f, -0x1.126402p-31f, -0x1.12508ap-30f,
         -0x1.1277acp-29f, -0x1.12775ap-28f, -0x1.1276fcp-27f, -0x1.12740ap-26f, -0x1.126ef8p-25f,
         -0x1.126446p-24f, -0x1.125064p-23f, -0x1.12296p-22f,  -0x1.11b0ccp-21f, -0x1.114008p-20f,
         -0x1.104138p-19f, -0x1.0e2c5ep-18f, -0x1.09d92ep-17f, -0x1.011ecep-16f, -0x1.e18e5ep-16f,
         -0x1.a175d4p-15f, -0x1.2dd9dap-14f, -0x1.b9c31ep-15f, 0x1.23a954p-13f,  0x1.55cc18p-11f,
         0x1.f15758p-11f,  -0x1.fcb41cp-12f},
        {0x1.e59cb4p-13f, 0x1.6d26ecp-41f, 0x1.689498p-40f,  0x1.6d30ecp-39f,  0x1.68a276p-38f,
         0x1.68dabp-37f,  0x1.69537ap-36f, 0x1.6a443cp-35f,  0x1.6d2528p-34f,  0x1.6872cap-33f,
         0x1.6d2ea6p-32f, 0x1.6d2ad6p-31f, 0x1.6d41bep-30f,  0x1.6cf8fap-29f,  0x1.6cde2ep-28f,
         0x1.6c9d6ep-27f, 0x1.6c4d3p-26f,  0x1.6baeb8p-25f,  0x1.67b34ap-24f,  0x1.6750d4p-23f,
         0x1.6610a8p-22f, 0x1.60dbeap-21f, 0x1.55a0bep-20f,  0x1.3c3702p-19f,  0x1.157ba6p-18f,
         0x1.802e2ap-18f, 0x1.c91512p-19f, -0x1.252fdcp-16f, -0x1.58b96ep-14f, -0x1.37663ep-13f,
         0x1.61185cp-14f, 0x1.1d46dcp-11f}};
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
    const auto number = [](V a) XACT_INLINE_LAMBDA { return fma(a, V(-C::log2e), V(C::magic)); };
    const auto from_centre = [](V a, const auto& i)
                                 XACT_INLINE_LAMBDA { return a - V::lookup(table::centre, i); };
    const auto at = [](const auto& i, V d, V m, auto tail) XACT_INLINE_LAMBDA {
        V q = V::lookup(table::q[table::degree - 1], i);
        for (std::size_t k = table::degree - 1; k > 0; --k)
            q = fma(q, d, V::lookup(table::q[k - 1], i));
        const V value = V::lookup(table::value, i);
        const V high = fma(q, d, value);
        return logistic_by_table<V, decltype(tail)::value>{high, fma(q, d, value - high), m};
    };
    V a = Scale == 1 ? abs(x) : abs(x) + abs(x);
    if constexpr (Form != form::value) a = raise(a, V(0x1p-32f));
    const V n = number(a);
    if (any(n < V(last))) [[unlikely]] {
        // σ(−104) rounds to 0, and so does its derivative: nothing changes behind it.
        const V b = cap(a, V(106.0f));
        const V all = number(b), first = raise(all, V(last));
        const V m = all - first;
        const auto i = V::template index<0>(first);
        const V d = fma(m, V(C::ln2_low), fma(m, V(C::ln2_high), from_centre(b, i)));
        return finish(at(i, d, m, std::true_type{}));
    }
    const auto i = V::template index<0>(n);
    return finish(at(i, from_centre(a, i), V(0.0f), std::false_type{}));
}

} // namespace xact::kernels
