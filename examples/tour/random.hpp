// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace tour {

// splitmix64. The distributions of <random> may differ between standard libraries, so the few that
// the tour needs are written out here: the same seed gives the same weights everywhere.
class random_source {
public:
    explicit random_source(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    // Uniform in [-1, 1), a multiple of 2^-23, so that the conversion is exact.
    float symmetric() { return static_cast<float>(bits() >> 40U) * 0x1p-23F - 1.0F; }

    // Uniform below n; the bias of the multiplication is under n / 2^32.
    std::size_t below(std::size_t n) {
        return static_cast<std::size_t>(((bits() >> 32U) * static_cast<std::uint64_t>(n)) >> 32U);
    }

private:
    std::uint64_t state_;
};

// The shuffle of Fisher and Yates.
inline void shuffle(std::vector<std::size_t>& order, random_source& random) {
    for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random.below(i)]);
    }
}

inline std::vector<std::size_t> identity_order(std::size_t n) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

} // namespace tour
