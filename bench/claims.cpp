// What xact promises about speed, measured: ratios against a contender of the same run. Ends with 1 if one is not met.

#include "timing.hpp"

#include <xact/xact.hpp>

#include <cstdio>
#include <cstring>
#include <random>
#include <span>

#if defined(XACT_BENCH_SLEEF)
#include <sleef.h>
#endif

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

// The class exact against SLEEF's tanh of 1 ULP, its pair against its value, and inputs of every kind against each other.
template <std::size_t n>
void exact_claims(const float (&x)[n], float (&y)[n]) {
    constexpr std::size_t repeats = 50;
    alignas(64) static float d[n];
    const auto tanh = xact::tanh<xact::exact>{};
    const auto sigmoid = xact::sigmoid<xact::exact>{};
    clock_contenders c;
    const auto add = [&](const char* name, auto work) {
        c.push_back(repeated(name, repeats, y, work));
    };
    add("forward(tanh<exact>)", [&] { xact::forward(tanh, x, y); });
    add("forward(sigmoid<exact>)", [&] { xact::forward(sigmoid, x, y); });
    add("  with derivative, tanh", [&] { xact::forward(tanh, x, y, d); });
    add("  with derivative, sigmoid", [&] { xact::forward(sigmoid, x, y, d); });
#if defined(XACT_BENCH_SLEEF) && defined(__AVX2__)
    add("SLEEF's tanh, u10", [&] {
#if defined(__AVX512F__)
        for (std::size_t i = 0; i < n; i += 16)
            _mm512_storeu_ps(y + i, Sleef_tanhf16_u10avx512f(_mm512_loadu_ps(x + i)));
#else
        for (std::size_t i = 0; i < n; i += 8)
            _mm256_storeu_ps(y + i, Sleef_tanhf8_u10avx2(_mm256_loadu_ps(x + i)));
#endif
    });
#endif
    timing::race(c, repeats, 400);
    for (const auto& one : c)
        std::printf("  %-28s %.4f ns an element\n", one.name.c_str(), one.best_ns / n);
    claim("tanh<exact> with derivative, in its value's", ratio(c, 2, 0), 1.5, "times");
    claim("sigmoid<exact> with derivative, in its value's", ratio(c, 3, 1), 1.5, "times");
#if defined(XACT_BENCH_SLEEF) && defined(__AVX2__)
    constexpr bool wide =
        xact::simd::ops<xact::simd::register_t<float, xact::simd::native>>::size == 16;
    claim("tanh<exact>, in SLEEF's u10 tanh", ratio(c, 0, 4), wide ? 0.42 : 0.40, "times");
    claim("sigmoid<exact>, in SLEEF's u10 tanh", ratio(c, 1, 4), wide ? 0.45 : 0.42, "times");
#endif

    using limits = std::numeric_limits<float>;
    const float kinds[] = {limits::denorm_min() * 12345, limits::infinity(), -1000.0f, -100.0f,
                           limits::quiet_NaN()};
    alignas(64) static float special[std::size(kinds)][n];
    clock_contenders each;
    each.push_back(repeated("usual", repeats, y, [&] { xact::forward(sigmoid, x, y, d); }));
    for (std::size_t k = 0; k < std::size(kinds); ++k) {
        std::fill_n(special[k], n, kinds[k]);
        each.push_back(
            repeated("special", repeats, y, [&, k] { xact::forward(sigmoid, special[k], y, d); }));
    }
    timing::race(each, repeats, 200);
    double slowest = 0;
    for (std::size_t k = 1; k < each.size(); ++k)
        slowest = std::max(slowest, ratio(each, k, 0));
    claim("sigmoid<exact> on special inputs, in its usual", slowest, 1.5, "times");
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

    exact_claims(x, y);

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
