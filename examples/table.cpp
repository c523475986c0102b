// SPDX-License-Identifier: MIT
// A sigmoid for 8-bit values, as in a quantised network: a table of 256 bytes that is computed at
// compile time. The class exact works in constant expressions, and gives the same bits there as at
// run time.

#include <xact/functions.hpp>

#include <array>
#include <cstdint>
#include <cstdio>

// x in sixteenths, σ(x) in 255ths.
constexpr std::array<std::uint8_t, 256> make_table() {
    std::array<std::uint8_t, 256> table{};
    for (int i = 0; i < 256; ++i) {
        const float x = static_cast<float>(i - 128) / 16.0f;
        table[static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(xact::sigmoid<xact::exact>{}(x) * 255.0f + 0.5f);
    }
    return table;
}

constexpr auto table = make_table();
static_assert(table[128] == 128, "σ(0) is one half");

// Results that are subnormal are not flushed to 0.
static_assert(xact::sigmoid<xact::exact>{}(-100.0f) == 0x1.bp-145f);
static_assert(xact::tanh<xact::exact>{}.derivative(0.5f) == 0x1.92a946p-1f);

int main() {
    for (int i = 0; i < 256; i += 32)
        std::printf("%5.1f  %3d\n", (i - 128) / 16.0, table[static_cast<std::size_t>(i)]);

    int different = 0;
    volatile float at_run_time = 0;
    for (int i = 0; i < 256; ++i) {
        at_run_time = static_cast<float>(i - 128) / 16.0f;
        const float y = xact::sigmoid<xact::exact>{}(at_run_time);
        different +=
            static_cast<std::uint8_t>(y * 255.0f + 0.5f) != table[static_cast<std::size_t>(i)];
    }
    std::printf("%d of 256 are different at run time\n", different);
    return different;
}
