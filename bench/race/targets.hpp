// SPDX-License-Identifier: MIT
#pragma once

// What xact promises about speed, and what it aims at: the one list, which the race measures and
// prints, and from whose measurement docs/performance.md is made.

#include "classes.hpp"
#include "module.hpp"

#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

namespace race {

namespace forms {
// Derived by the race from `value`: in place, so that each call waits for the one before it; and
// the longest time that any input takes, as a multiple of the time for x ~ N(0, 2.5²), over all
// forms: arrays of one repeated value, and a mixture.
inline constexpr const char* latency = "latency";
inline constexpr const char* slowest = "slowest input";
} // namespace forms

inline constexpr std::size_t short_length = 16, in_cache = 4096, shared = std::size_t{1} << 20,
                             beyond_caches = std::size_t{1} << 24;

// One measured time.
struct id {
    std::string who, function, form = forms::value, type = "float";
    std::size_t n = in_cache;
    friend auto operator<=>(const id&, const id&) = default;
};

// The limits differ with the instruction set; 0 where nothing is promised.
struct limits {
    double avx512, avx2, other = 0;
    [[nodiscard]] double on(const std::string& arch) const {
        return arch == "AVX-512" ? avx512 : arch == "AVX2" ? avx2 : other;
    }
};

struct target {
    const char* topic;
    id what;
    id than; // nobody: the time itself, in ns a call (slowest: the multiple)
    limits limit;
    bool speedup =
        false; // than's time over what's is at least the limit; else what's over than's at most
};

inline std::vector<target> targets() {
    using namespace forms;
    const std::string faithful = runners::faithful, exact = runners::exact, xact = runners::xact,
                      xsimd = "xsimd", sleef = "SLEEF u10";
    std::vector<target> list;

    const char* topic = "Beside the others";
    list.push_back({topic, {faithful, "tanh"}, {xsimd, "tanh"}, {0.45, 0.5, 1.0}});
    list.push_back({topic, {faithful, "tanh"}, {"Eigen", "tanh"}, {0.8, 1.3}});
    list.push_back({topic, {faithful, "sigmoid"}, {xsimd, "sigmoid"}, {1.0, 1.5}});
    list.push_back({topic, {faithful, "sigmoid"}, {"XNNPACK", "sigmoid"}, {1.3, 0}});
    for (const char* function : {"tanh", "sigmoid"})
        list.push_back(
            {topic, {faithful, function, both}, {"oneDNN", function, backward}, {0.65, 0}});
    list.push_back({topic, {exact, "tanh"}, {xsimd, "tanh"}, {1.0, 1.0}});
    list.push_back({topic, {exact, "tanh"}, {sleef, "tanh"}, {0.42, 0.40}});
    list.push_back({topic, {exact, "sigmoid"}, {sleef, "tanh"}, {0.45, 0.42}});
    list.push_back(
        {topic, {faithful, "tanh", value, "double"}, {sleef, "tanh", value, "double"}, {0.45, 0}});
    list.push_back({topic,
                    {faithful, "sigmoid", value, "double"},
                    {xsimd, "sigmoid", value, "double"},
                    {1.3, 0}});
    // memcpy uses the widest registers of the machine, whatever this was compiled for.
    list.push_back({topic, {xact, "relu"}, {copying, copying}, {1.0, 0}});
    list.push_back({topic, {xact, "leaky_relu"}, {copying, copying}, {1.1, 0}});

    topic = "Value with derivative";
    for (const char* function : {"tanh", "sigmoid"}) {
        list.push_back({topic, {exact, function, both}, {exact, function}, {1.5, 1.5}});
        for (const auto& who : {faithful, exact})
            list.push_back(
                {topic, {who, function, both}, {who, function, two_calls}, {1.0, 1.0, 1.0}});
    }
    list.push_back({topic, {faithful, "sigmoid", both}, {faithful, "sigmoid"}, {1.4, 1.4}});

    topic = "Large arrays";
    list.push_back({topic,
                    {xact, "relu", value, "float", beyond_caches},
                    {copying, copying, value, "float", beyond_caches},
                    {0.8, 0.8}});
    list.push_back({topic,
                    {faithful, "tanh", two_threads, "float", shared},
                    {faithful, "tanh", one_thread, "float", shared},
                    {1.8, 1.8},
                    true});

    topic = "Small arrays";
    list.push_back({topic, {xact, "relu", latency, "float", short_length}, {}, {5, 5}});
    list.push_back({topic, {faithful, "tanh", latency, "float", short_length}, {}, {15, 15}});
    each_functor([&]<class F, class T>(const std::string& who) {
        if (std::is_same_v<T, float> && who != exact)
            list.push_back({topic, {who, F::name, value, "float", short_length}, {}, {10, 10}});
    });

    topic = "No input is slow";
    each_functor([&]<class F, class T>(const std::string& who) {
        list.push_back({topic, {who, F::name, slowest, type_name<T>}, {}, {1.5, 1.5, 1.5}});
    });
    return list;
}

} // namespace race
