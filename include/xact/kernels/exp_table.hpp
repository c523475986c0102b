// SPDX-License-Identifier: MIT
#pragma once

#include <xact/kernels/exp.hpp>

namespace xact::kernels {

// e^a = 2^−k·(high + low)·e^r with a table of 2^(−j/8) inside a register, for float on AVX2.
//
// n = −a·log2(e) rounded to a multiple of 1/8 by adding 1.5·2^20: its fraction j/8 picks the entry and its floor is −k.
// r = a + n·ln2 in two fused steps, |r| ≤ ln2/16, and e^r = 1 + r + r²·p(r). The high words are multiples of 2^−23, so that a
// sum with 2^−k loses nothing that is no float. Error of the polynomial relative to e^r 2^−25.2; scripts/exp_table.py prints
// the table.
struct XACT_HIDDEN exp_table {
    static constexpr std::size_t entries = 8;
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
