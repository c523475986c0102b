#pragma once

#include <xact/kernels/exp.hpp>

namespace xact::kernels {

// e^a = 2^−k·(high + low)·e^r with a table of 2^(−j/N) inside a register, for float on the instruction sets that have one.
//
// n = −a·log2(e) rounded to a multiple of 1/N by adding 1.5·2^23/N: its fraction j/N picks the entry and its floor is −k.
// r = a + n·ln2 in two fused steps, |r| ≤ ln2/(2N), and e^r = 1 + r + r²·p(r). The high words are multiples of 2^−23, so that
// a sum with 2^−k loses nothing that is no float. Error of the polynomial relative to e^r 2^−29.2 for 16 entries, 2^−25.2 for
// 8; scripts/exp_table.py prints the tables.
template <std::size_t Entries>
struct exp_table;

// The entries of a table that the instruction set of V holds in one register; 0 where it has no such look-up.
template <class V>
inline constexpr std::size_t entries_for =
    std::is_same_v<typename V::value_type, float> ? simd::table_entries<typename V::arch> : 0;

template <>
struct exp_table<16> {
    static constexpr int bits = 4;
    static constexpr float magic = 0x1.8p+19f;
    static constexpr float p[] = {0x1.00021ep-1f, 0x1.555596p-3f};
    alignas(64) static constexpr float high[16] = {
        0x1p+0f,        0x1.ea4afcp-1f, 0x1.d5818cp-1f, 0x1.c199bcp-1f,
        0x1.ae89f8p-1f, 0x1.9c4918p-1f, 0x1.8ace54p-1f, 0x1.7a1148p-1f,
        0x1.6a09e8p-1f, 0x1.5ab07cp-1f, 0x1.4bfdacp-1f, 0x1.3dea64p-1f,
        0x1.306fep-1f,  0x1.2387a8p-1f, 0x1.172b84p-1f, 0x1.0b5588p-1f};
    alignas(64) static constexpr float low[16] = {0.0f,
                                                  -0x1.d5b6f2p-25f,
                                                  0x1.cfba48p-25f,
                                                  0x1.d8552ap-25f,
                                                  0x1.95ad3ap-25f,
                                                  0x1.51f848p-28f,
                                                  0x1.15506ep-28f,
                                                  -0x1.829fdp-26f,
                                                  -0x1.980c44p-25f,
                                                  0x1.d48542p-25f,
                                                  0x1.5362a2p-25f,
                                                  0x1.824684p-26f,
                                                  0x1.4636e2p-26f,
                                                  -0x1.18a9dcp-25f,
                                                  -0x1.c15742p-28f,
                                                  -0x1.30677p-25f};
};

template <>
struct exp_table<8> {
    static constexpr int bits = 3;
    static constexpr float magic = 0x1.8p+20f;
    static constexpr float p[] = {0x1.000874p-1f, 0x1.555656p-3f};
    alignas(64) static constexpr float high[8] = {0x1p+0f,        0x1.d5818cp-1f, 0x1.ae89f8p-1f,
                                                  0x1.8ace54p-1f, 0x1.6a09e8p-1f, 0x1.4bfdacp-1f,
                                                  0x1.306fep-1f,  0x1.172b84p-1f};
    alignas(64) static constexpr float low[8] = {0.0f,
                                                 0x1.cfba48p-25f,
                                                 0x1.95ad3ap-25f,
                                                 0x1.15506ep-28f,
                                                 -0x1.980c44p-25f,
                                                 0x1.5362a2p-25f,
                                                 0x1.4636e2p-26f,
                                                 -0x1.c15742p-28f};
};

} // namespace xact::kernels
