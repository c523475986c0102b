// SPDX-License-Identifier: MIT
// The cost of choosing the instruction set at run time, against the header's calls compiled for the
// same one. Exits with 1 if it is more than is promised.

#include "timing.hpp"

#include <xact/dispatch.hpp>
#include <xact/xact.hpp>

#include <cstdio>
#include <cstring>
#include <random>
#include <span>
#include <vector>

namespace {

struct both_ways {
    double header, dispatched; // ns a call
};

// The two take turns, each with its own call on the same arrays, and so on the same cache lines.
template <class F>
both_ways measure(const F& f, std::size_t n) {
    alignas(64) static float x[4096], y[4096];
    std::mt19937 random(1);
    std::normal_distribution<float> normal(0, 2.5f);
    for (float& v : x)
        v = normal(random);
    const std::span<const float> in(x, n);
    const std::span<float> out(y, n);
    const auto repeated = [](auto work) {
        return [work](std::size_t repeats) {
            for (std::size_t i = 0; i < repeats; ++i)
                work();
        };
    };
    std::vector<timing::contender> pair{
        {.run = repeated([=] { xact::forward(f, in, out); })},
        {.run = repeated([=] { xact::dispatched::forward(f, in, out); })},
    };
    timing::race(pair, 0, 1000);
    return {pair[0].best_ns, pair[1].best_ns};
}

// Not inlined into main, which also runs on machines that lack this instruction set.
[[gnu::noinline]] bool all_within() {
    bool good = true;
    xact::for_each(xact::all_functions<>{}, [&](auto f) {
        for (const std::size_t n : {std::size_t{16}, std::size_t{4096}}) {
            const auto t = measure(f, n);
            std::printf("%-10s %5zu floats: header %8.2f ns, dispatched %8.2f ns, %+6.2f ns",
                        f.name, n, t.header, t.dispatched, t.dispatched - t.header);
            // Nothing is promised for the functions that are as fast as a copy.
            if (n == 4096 && std::strcmp(f.name, "tanh") == 0) {
                const double ratio = t.dispatched / t.header;
                std::printf(", %.4f times (at most 1.02)  %s", ratio,
                            ratio <= 1.02 ? "met" : "NOT MET");
                good = good && ratio <= 1.02;
            }
            std::printf("\n");
        }
    });
    return good;
}

} // namespace

int main() {
    const char* const chosen = xact::dispatched::chosen();
    std::printf("header: %s, dispatched: %s\n", xact::simd::native::name(), chosen);
    if (std::strcmp(chosen, XACT_BENCH_UNIT) != 0) {
        std::printf("not measured: this machine does not have %s\n", XACT_BENCH_UNIT);
        return 0;
    }
    return all_within() ? 0 : 1;
}
