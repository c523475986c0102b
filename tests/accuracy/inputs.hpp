// SPDX-License-Identifier: MIT
#pragma once

// Which inputs are tested: all floats, or a sample of doubles.

#include "comparison.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace accuracy {

struct options {
    std::uint64_t every = 1;
    std::uint64_t double_points = 20'000'000;
    bool check = false, bounds = false;
    std::string only, record;
};

template <class F>
void sweep(const F& f, const std::vector<entrant<float>>& all, const options& o,
           std::vector<record<float>>& total) {
    constexpr std::uint64_t block = std::uint64_t{1} << 14;
    constexpr std::uint64_t blocks = (std::uint64_t{1} << 32) / block;
    run(f, all, block + 1, (blocks + o.every - 1) / o.every, total,
        [&](std::uint64_t k, chunk<float>& c) {
            const auto first = static_cast<std::uint32_t>(k * o.every * block);
            c.cell = first >> cell_shift<float>;
            c.points = block;
            c.neighbours = true;
            c.x.resize(block + 1);
            for (std::uint32_t i = 0; i <= block; ++i)
                c.x[i] = from_bits<float>(first + i);
        });
}

template <class F>
void sample(const F& f, const std::vector<entrant<double>>& all, const options& o,
            std::vector<record<double>>& total) {
    constexpr std::uint64_t chunk_size = 1 << 10;
    // 2^bits neighbours.
    struct window {
        std::uint64_t first;
        int bits;
        bool operator<(const window& o) const { return first < o.first; }
    };
    const auto quarter = [](std::uint64_t cell) {
        return window{cell << cell_shift<double>, cell_shift<double>};
    };
    const auto in_window = [](const window& w, std::uint64_t seed, std::uint64_t n,
                              chunk<double>& c) {
        c.cell = w.first >> cell_shift<double>;
        c.points = n;
        c.x.resize(n);
        for (std::uint64_t i = 0; i < n; ++i) {
            const std::uint64_t random = support::scramble((seed << 12 | i) * 0x9e3779b97f4a7c15);
            c.x[i] = from_bits<double>(w.first + (random >> (64 - w.bits)));
        }
    };
    const std::uint64_t each =
        std::clamp<std::uint64_t>(o.double_points / 2 / cells<double>, 1, chunk_size);
    run(f, all, chunk_size, cells<double>, total,
        [&](std::uint64_t k, chunk<double>& c) { in_window(quarter(k), k, each, c); });
    // Then a denser sample of the critical regions: of each contender and form, the quarters with
    // the largest errors, and the values from a little before the first subnormal result to e times
    // as small a one. That region is at most a hundredth of a quarter, so the sample of the quarter
    // would miss it.
    std::set<window> dense;
    for (const auto& r : total)
        for (const auto* s : {&r.value, &r.derivative}) {
            std::vector<std::size_t> order(cells<double>);
            for (std::size_t i = 0; i < order.size(); ++i)
                order[i] = i;
            constexpr std::ptrdiff_t most = 12;
            std::partial_sort(order.begin(), order.begin() + most, order.end(),
                              [&](auto a, auto b) { return s->ulp[a] > s->ulp[b]; });
            for (std::ptrdiff_t i = 0; i < most; ++i)
                if (s->ulp[order[static_cast<std::size_t>(i)]] > 0)
                    dense.insert(quarter(order[static_cast<std::size_t>(i)]));
            if (s->subnormal_from >= 1 && std::isfinite(s->subnormal_from)) {
                // Whole windows of 2^-10 of a binade, so that contenders with nearly the same limit
                // share them.
                constexpr int bits = std::numeric_limits<double>::digits - 1 - 10;
                const std::uint64_t at = support::bits(s->subnormal_from) >> bits;
                for (std::uint64_t w = at - 1; w <= at + 1; ++w)
                    for (const std::uint64_t sign : {std::uint64_t{0}, std::uint64_t{1} << 63})
                        dense.insert({w << bits | sign, bits});
            }
        }
    if (dense.empty()) return;
    const std::vector<window> chosen(dense.begin(), dense.end());
    run(f, all, chunk_size, o.double_points / 2 / chunk_size, total,
        [&](std::uint64_t k, chunk<double>& c) {
            in_window(chosen[k % chosen.size()], cells<double> + k, chunk_size, c);
            c.even = false;
        });
}

} // namespace accuracy
