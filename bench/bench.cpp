// SPDX-License-Identifier: MIT
// Function × form × element type × length, beside a plain std loop and memcpy in the same run. All
// of it is registered from the one list of functions.

#include "functions/all.hpp"

#include <xact/xact.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstring>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace {

template <class T>
constexpr const char* element = std::is_same_v<T, float> ? "float" : "double";

// x ~ N(0, 2.5²): typical inputs of an activation in a network. Generated once for each type and
// shared, because drawing 2^24 of them takes longer than the measurement.
template <class T>
std::span<const T> inputs(std::size_t n) {
    static const std::vector<T> all = [] {
        std::vector<T> x(std::size_t{1} << 24);
        std::mt19937 random(1);
        std::normal_distribution<T> normal(T(0), T(2.5));
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = i < (1u << 20) ? normal(random) : x[i & 0xfffff];
        return x;
    }();
    return std::span(all).first(n);
}

// moved: the number of arrays that one call reads or writes.
template <class T, class Loop>
void measure(benchmark::State& state, std::size_t n, std::size_t moved, Loop loop) {
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state)
        loop();
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    const auto calls = static_cast<double>(state.iterations()), elements = static_cast<double>(n);
    if (moved > 0)
        state.SetBytesProcessed(static_cast<std::int64_t>(
            static_cast<std::size_t>(state.iterations()) * n * moved * sizeof(T)));
    state.counters["ns_per_element"] = time.count() / (calls * elements);
}

template <class T, class Call>
void array_form(const std::string& name, std::size_t moved, Call call) {
    auto* b = benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        const auto n = static_cast<std::size_t>(state.range(0));
        const auto x = inputs<T>(n);
        std::vector<T> y(n), z(moved > 2 ? n : 0, T(1));
        measure<T>(state, n, moved, [&] {
            call(x, std::span<T>(y), std::span<T>(z));
            benchmark::DoNotOptimize(y.data());
            benchmark::ClobberMemory();
        });
    });
    for (const std::int64_t n : {std::int64_t{16}, std::int64_t{100}, std::int64_t{4096},
                                 std::int64_t{1} << 20, std::int64_t{1} << 24})
        b->Arg(n);
}

template <class T, class F>
void register_function(F f) {
    using in = std::span<const T>;
    using out = std::span<T>;
    const auto name = [](const char* form) {
        return std::string(F::name) + "/" + form + "/" + element<T>;
    };

    benchmark::RegisterBenchmark(name("number_latency").c_str(), [f](benchmark::State& state) {
        T x = T(0.5);
        measure<T>(state, 1, 0, [&] {
            x = f(x) + T(0.25); // the sum keeps the chain away from 0 and costs the same for all
            benchmark::DoNotOptimize(x);
        });
    });
    array_form<T>(name("batch"), 2, [f](in x, out y, out) {
        // As in a user's own loop over batches: one batch at a time.
        using on = xact::simd::ops<xact::simd::register_t<T, xact::simd::native>>;
        std::size_t i = 0;
        for (; i + on::size <= x.size(); i += on::size)
            on::store(&y[i], typename on::R{f(on::to_argument(on::load(&x[i])))});
        for (; i < x.size(); ++i)
            y[i] = f(x[i]);
    });
    array_form<T>(name("forward"), 2, [f](in x, out y, out) { xact::forward(f, x, y); });
    array_form<T>(name("forward_with_derivative"), 3,
                  [f](in x, out y, out d) { xact::forward(f, x, y, d); });
    array_form<T>(name("derivative"), 2, [f](in x, out y, out) { xact::derivative(f, x, y); });
    array_form<T>(name("backward"), 3, [f](in x, out y, out dy) { xact::backward(f, x, dy, y); });
    array_form<T>(name("std_loop"), 2, [f](in x, out y, out) {
        for (std::size_t i = 0; i < x.size(); ++i)
            y[i] = reference::value<T>(f, x[i]);
    });
}

template <class T>
void register_all() {
    xact::for_each(xact::all_functions<>{}, [](auto f) { register_function<T>(f); });
    array_form<T>(std::string("memcpy/") + element<T>, 2,
                  [](std::span<const T> x, std::span<T> y, std::span<T>) {
                      std::memcpy(y.data(), x.data(), x.size_bytes());
                  });
}

} // namespace

int main(int argc, char** argv) {
    register_all<float>();
    register_all<double>();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::AddCustomContext("instruction set", xact::simd::native::name());
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
