// SPDX-License-Identifier: MIT
#pragma once

#include <xact/math/exp.hpp>

namespace xact::math {

// e^a = 2^−k·(high + low + high·s) with a table of c0·2^(−j/8) inside a register, for float on
// AVX2.
//
// n = −a·log2(e) rounded to a multiple of 1/8 by adding 1.5·2^20: its fraction j/8 picks the entry
// and its floor is −k. r = a + n·ln2 in two fused steps, |r| ≤ ln2/16, s = r + r²·p(r), and c0 + s
// is e^r within 2^−25.7 of itself: with 1 for c0 it would be 2^−25.2, and the derivative of sigmoid
// 1.01 ULP. The high words are multiples of 2^−23, so that a sum with 2^−k loses nothing that is no
// float. scripts/generate/exp_table.py prints the table.
struct XACT_HIDDEN exp_table {
    static constexpr std::size_t entries = 8;
    static constexpr int bits = 3;
    static constexpr float magic = 0x1.8p+20f;
    static constexpr float p[] = {0x1.000a4p-1f, 0x1.55585p-3f};
    alignas(64) static constexpr float high[8] = {0x1p0f,         0x1.d5818cp-1f, 0x1.ae89f8p-1f,
                                                  0x1.8ace54p-1f, 0x1.6a09e4p-1f, 0x1.4bfdacp-1f,
                                                  0x1.306fep-1f,  0x1.172b84p-1f};
    alignas(64) static constexpr float low[8] = {-0x1.405f5cp-26f, 0x1.3cd614p-25f, 0x1.0efa04p-25f,
                                                 -0x1.636cc2p-27f, 0x1.f6aeeep-25f, 0x1.d708e4p-26f,
                                                 0x1.0f7086p-27f,  -0x1.1f0502p-26f};
};

} // namespace xact::math
