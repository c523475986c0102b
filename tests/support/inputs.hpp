// SPDX-License-Identifier: MIT
#pragma once

// Inputs for tests, and arrays for results.

#include "bits.hpp"

#include <limits>
#include <span>
#include <vector>

namespace support {

// Inputs of every kind: special values, and values spread over the useful range and over all bit
// patterns; every other block of 256 has usual values only, because kernels skip what no element of
// a pack needs. Always the same ones.
template <class T>
std::vector<T> inputs(std::size_t n, unsigned seed = 1) {
    using limits = std::numeric_limits<T>;
    std::vector<T> x{T(0),
                     T(-0.0),
                     T(1),
                     T(-1),
                     limits::infinity(),
                     -limits::infinity(),
                     limits::quiet_NaN(),
                     limits::max(),
                     limits::lowest(),
                     limits::min(),
                     -limits::min(),
                     limits::denorm_min(),
                     -limits::denorm_min(),
                     limits::min() / 8,
                     T(-88),
                     T(104)};
    splitmix64 random(seed);
    const auto within = [&](double a) {
        return static_cast<T>((static_cast<double>(random() >> 11) * 0x1p-52 - 1) * a);
    };
    while (x.size() < n)
        switch (x.size() / 256 % 2 ? 2 : random() % 4) {
        case 0:
            x.push_back(from_bits<T>(static_cast<bits_t<T>>(random())));
            break;
        case 1:
            x.push_back(within(110));
            break;
        default:
            x.push_back(within(6));
            break;
        }
    x.resize(n);
    return x;
}

// Those, and the inputs specific to this function: its notable inputs and knees, and the values
// around them.
template <class T, class Of, class F>
std::vector<T> inputs_for(const F& f, std::size_t n) {
    std::vector<T> x = inputs<T>(n);
    const auto add = [&](T at) {
        for (int k = -8; k <= 8; ++k)
            x.push_back(from_bits<T>(bits(at) + static_cast<bits_t<T>>(k)));
    };
    for (const T at : Of::template notable<T>(f))
        add(at);
    for (const T at : Of::template knees<T>(f))
        add(at);
    return x;
}

// An array inside a larger one, whose other bytes must stay as they are.
template <class T>
class guarded {
public:
    static constexpr std::size_t margin = 40;
    guarded(std::size_t n, std::size_t offset)
        : n_(n), start_(margin + offset), all_(n + 2 * margin + offset, fill()) {}
    guarded(const std::vector<T>& x, std::size_t offset) : guarded(x.size(), offset) {
        // Not std::copy: g++ 12 takes the size for one that may be negative, and warns.
        for (std::size_t i = 0; i < n_; ++i)
            all_[start_ + i] = x[i];
    }
    std::span<T> view() { return std::span<T>(all_).subspan(start_, n_); }
    bool intact() const {
        for (std::size_t i = 0; i < all_.size(); ++i)
            if ((i < start_ || i >= start_ + n_) && bits(all_[i]) != bits(fill())) return false;
        return true;
    }
    bool untouched() const {
        for (const T x : all_)
            if (bits(x) != bits(fill())) return false;
        return true;
    }

private:
    static T fill() { return T(-12345.678); }
    std::size_t n_, start_;
    std::vector<T> all_;
};

} // namespace support
