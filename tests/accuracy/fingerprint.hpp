// SPDX-License-Identifier: MIT
#pragma once

// A fingerprint of all results of a form: of all 2^32 floats, or of a fixed sample of doubles. Two
// programs have the same one where they have the same results; the probability of a collision is
// 2^-64.

#include "contender.hpp"
#include "numbers.hpp"

#include "support/bits.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace accuracy {

// Blocks of inputs. Of floats, all bit patterns in order; of doubles, as many in each quarter of a
// binade, and so uniform in the bit pattern.
template <class T>
inline constexpr std::uint64_t blocks =
    sizeof(T) == sizeof(float) ? (std::uint64_t{1} << 32) / block_size : cells<T>;
// Under an emulator one of this many blocks.
template <class T>
inline constexpr std::uint64_t part = sizeof(T) == sizeof(float) ? 997 : 61;

template <class T>
void fill(std::uint64_t block, T* x) {
    for (std::uint64_t i = 0; i < block_size; ++i)
        if constexpr (sizeof(T) == sizeof(float)) {
            x[i] = from_bits<float>(static_cast<std::uint32_t>(block * block_size + i));
        } else {
            const std::uint64_t random =
                support::scramble((block * block_size + i) * 0x9e3779b97f4a7c15u);
            x[i] = from_bits<double>((block << cell_shift<T>) | (random >> (64 - cell_shift<T>)));
        }
}

// In eight independent dependency chains.
template <class T>
std::uint64_t hash(const T* y) {
    constexpr std::size_t chains = 8, words = block_size * sizeof(T) / sizeof(std::uint64_t);
    std::uint64_t h[chains] = {1, 2, 3, 4, 5, 6, 7, 8};
    for (std::size_t i = 0; i < words; i += chains)
        for (std::size_t k = 0; k < chains; ++k) {
            std::uint64_t word;
            std::memcpy(&word, reinterpret_cast<const char*>(y) + 8 * (i + k), 8);
            // Of two floats the first is the lower half, on machines of either byte order.
            if constexpr (std::endian::native == std::endian::big && sizeof(T) < sizeof word)
                word = std::rotl(word, 32);
            h[k] = (h[k] ^ word) * 0x9e3779b97f4a7c15u;
            h[k] ^= h[k] >> 32;
        }
    std::uint64_t all = 0;
    for (const std::uint64_t one : h)
        all = support::scramble(all + one);
    return all;
}

struct fingerprint {
    std::uint64_t whole = 0, part = 0;

    void add(std::uint64_t block, std::uint64_t h, bool in_part) {
        // A sum, since threads finish in any order.
        const std::uint64_t one = support::scramble(h + block * 0xbf58476d1ce4e5b9u);
        whole += one;
        if (in_part) part += one;
    }
    void merge(const fingerprint& o) {
        whole += o.whole;
        part += o.part;
    }
    bool operator==(const fingerprint&) const = default;
};

struct fingerprints {
    fingerprint value, derivative, from_value;
    std::uint64_t fused_differs = 0;
};

// Adds the results of a block of inputs. The bits of a NaN differ between machines.
template <class T>
void add_results(fingerprint& f, std::uint64_t block, const std::vector<T>& x, std::vector<T>& y,
                 bool in_part) {
    const auto finite = [](T v) { return std::fabs(v) <= std::numeric_limits<T>::max(); };
    if (!finite(x[0]) || !finite(x[block_size - 1]))
        for (T& v : y)
            if (v != v) v = std::numeric_limits<T>::quiet_NaN();
    f.add(block, hash(y.data()), in_part);
}

// work(block) on every core, in any order; each thread has a worker of its own, made by make() and
// joined by done(worker).
template <class Make, class Done>
void for_each_block(std::uint64_t count, std::uint64_t step, const Make& make, const Done& done) {
    std::atomic<std::uint64_t> next{0};
    std::mutex join;
    const auto work = [&] {
        auto worker = make();
        constexpr std::uint64_t at_once = 64;
        for (std::uint64_t first; (first = next.fetch_add(at_once)) * step < count;)
            for (std::uint64_t k = first; k < first + at_once && k * step < count; ++k)
                worker(k * step);
        const std::lock_guard lock(join);
        done(worker);
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(work);
    for (auto& t : threads)
        t.join();
}

// Of every block, or of the sample only.
template <class T>
fingerprints fingerprints_of(const contender<T>& c, bool part_only) {
    struct worker {
        const contender<T>& c;
        fingerprints found{};
        std::vector<T> x = std::vector<T>(block_size), y = x, d = x, y2 = x, d2 = x;

        void operator()(std::uint64_t block) {
            const bool in_part = block % part<T> == 0;
            fill(block, x.data());
            const auto take = [&](fingerprint& f, std::vector<T>& results) {
                add_results(f, block, x, results, in_part);
            };
            c.value(x.data(), y.data(), block_size);
            c.derivative(x.data(), d.data(), block_size);
            c.both(x.data(), y2.data(), d2.data(), block_size);
            if (std::memcmp(y.data(), y2.data(), block_size * sizeof(T)) != 0
                || std::memcmp(d.data(), d2.data(), block_size * sizeof(T)) != 0)
                for (std::size_t i = 0; i < block_size; ++i)
                    found.fused_differs += !same(y[i], y2[i]) || !same(d[i], d2[i]);
            take(found.value, y);
            take(found.derivative, d);
            if (!c.from_value) return;
            c.from_value(x.data(), y.data(), block_size);
            take(found.from_value, y);
        }
    };
    fingerprints all;
    for_each_block(
        blocks<T>, part_only ? part<T> : 1, [&] { return worker{c}; },
        [&](const worker& w) {
            all.value.merge(w.found.value);
            all.derivative.merge(w.found.derivative);
            all.from_value.merge(w.found.from_value);
            all.fused_differs += w.found.fused_differs;
        });
    return all;
}

} // namespace accuracy
