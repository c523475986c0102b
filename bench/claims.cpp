// What xact promises about speed, measured: ratios against a contender of the same run. Ends with 1 if one is not met.

#include "timing.hpp"

#include <xact/xact.hpp>

#include <cstdio>
#include <cstring>
#include <random>
#include <span>

namespace {

int broken = 0;

void claim(const char* what, double got, double limit, const char* unit) {
    const bool met = got <= limit;
    std::printf("%-58s %8.3f %s (at most %g)  %s\n", what, got, unit, limit,
                met ? "met" : "NOT MET");
    broken += !met;
}

using clock_contenders = std::vector<timing::contender>;

template <class Work>
timing::contender repeated(const char* name, std::size_t repeats, float* out, Work work) {
    return {name, [=] {
                for (std::size_t i = 0; i < repeats; ++i) {
                    work();
                    timing::touch(out);
                }
            }};
}

double ratio(const clock_contenders& c, std::size_t a, std::size_t b) {
    return c[a].best_ns / c[b].best_ns;
}

} // namespace

int main() {
    constexpr std::size_t n = 4096, repeats = 200;
    alignas(64) static float x[n], y[n];
    std::mt19937 random(1);
    std::normal_distribution<float> normal(0.0f, 2.5f);
    for (float& v : x)
        v = normal(random);

    using batch = xact::simd::register_t<float, xact::simd::native>;
    clock_contenders c;
    c.push_back(repeated("memcpy", repeats, y, [&] { std::memcpy(y, x, sizeof x); }));
    c.push_back(repeated("forward(relu)", repeats, y, [&] { xact::forward(xact::relu{}, x, y); }));
    c.push_back(repeated("forward(leaky_relu)", repeats, y,
                         [&] { xact::forward(xact::leaky_relu{}, x, y); }));
    c.push_back(repeated("forward(tanh)", repeats, y, [&] { xact::forward(xact::tanh{}, x, y); }));
#if XACT_HAS_BATCH
    c.push_back(repeated("xsimd::tanh, plain loop", repeats, y, [&] {
        for (std::size_t i = 0; i < n; i += batch::size)
            xsimd::tanh(batch::load_unaligned(x + i)).store_unaligned(y + i);
    }));
#endif
    timing::race(c, repeats, 400);
    std::printf("%s, %zu floats in cache\n", xact::simd::native::name(), n);
    for (const auto& one : c)
        std::printf("  %-28s %.4f ns an element\n", one.name.c_str(), one.best_ns / n);
    claim("forward(relu), in memcpy's", ratio(c, 1, 0), 1.10, "times");
    claim("forward(leaky_relu), in memcpy's", ratio(c, 2, 0), 1.10, "times");
#if XACT_HAS_BATCH
    claim("forward(tanh), in those of a plain loop over xsimd::tanh", ratio(c, 3, 4), 1.0, "times");
#endif

    // Calls on a short array: what one costs among others, and how long one takes when the next waits for its result.
    xact::for_each(xact::all_functions<>{}, [&](auto f) {
        const std::span in(x, 16), out(y, 16);
        clock_contenders one{
            repeated("call", 1000, y, [=] { xact::forward(f, in, out); }),
            repeated("latency", 1000, x, [=] { xact::forward(f, in, in); }),
        };
        timing::race(one, 1000, 400);
        claim((std::string("a call on 16 floats, ") + f.name).c_str(), one[0].best_ns, 10.0, "ns");
        std::printf("%-58s %8.3f ns\n", "  its latency", one[1].best_ns);
    });
    return broken != 0;
}
