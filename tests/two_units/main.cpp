// SPDX-License-Identifier: MIT
// Three units built for the baseline, for AVX2 with FMA and for AVX-512, linked into one program:
// each must use its own instructions only, whatever the linker merges. Where the machine lacks an
// instruction set, that unit is not run, and the output says so.

#include "support/cpu.hpp"
#include "unit.hpp"

#include <xact/functions.hpp>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <vector>

int main() {
    constexpr std::size_t n = 1003, functions = xact::all_functions<>::size; // of each class
    std::vector<float> x(n), first;
    for (std::size_t i = 0; i < n; ++i)
        x[i] = static_cast<float>(i) * 0.2f - 100.0f;
    int failures = 0;
    // The narrowest last: if its functions were replaced by those of a wider unit, it would crash.
    for (const unit* u : {&unit_c, &unit_b, &unit_a}) {
        if (!cpu::has(u->arch)) {
            std::printf("%-12s not run: this machine does not have it\n", u->arch);
            continue;
        }
        std::vector<float> out(2 * n * functions * 2);
        u->run(x.data(), n, out.data());
        if (first.empty()) first = out;
        double worst = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double want = static_cast<double>(first[i]), got = static_cast<double>(out[i]);
            if (got != want)
                worst = std::fmax(worst, std::fabs(got - want) / std::fmax(std::fabs(want), 1e-37));
        }
        const char* message = u->refused();
        // The class exact, the second half, has the same bits in all of them.
        const std::size_t half = out.size() / 2;
        const bool equal = std::memcmp(&first[half], &out[half], half * sizeof(float)) == 0;
        const bool good =
            worst < 5e-7 && equal && std::strstr(message, "x has 3 elements, but y has 2");
        std::printf("%-12s %s, apart from the first by %.2g, %s in the class exact; says \"%s\"\n",
                    u->arch, good ? "ok" : "FAIL", worst, equal ? "by nothing" : "TOO", message);
        failures += !good;
    }
    return failures;
}
