// SPDX-License-Identifier: MIT
#pragma once

// The inputs of one cell, the true results, and how far others are from them.

#include "statistics.hpp"
#include "support/reference.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

namespace accuracy {

template <class T>
struct truth {
    std::vector<real_t<T>> want, ulp;

    explicit truth(std::size_t n) : want(n), ulp(n) {}

    // One unit in the last place at `want`.
    static real_t<T> unit(real_t<T> want) {
        using limits = std::numeric_limits<T>;
        if constexpr (sizeof(T) == sizeof(float)) {
            const auto power = std::bit_cast<std::uint64_t>(want) & 0x7ff0'0000'0000'0000;
            return std::max(std::bit_cast<double>(power), 0x1p-126) * 0x1p-23;
        } else {
            const int e = want == 0 ? limits::min_exponent - 1
                                    : std::max(std::ilogb(want), limits::min_exponent - 1);
            return std::ldexp(real_t<T>(1), e - limits::digits + 1);
        }
    }
    // Nothing is counted as wrong at an input whose true result is not known.
    void set(std::size_t i, const reference::truth_of<real_t<T>>& t) {
        want[i] = t.value;
        ulp[i] = !t.known                 ? std::numeric_limits<real_t<T>>::infinity()
                 : std::isfinite(t.value) ? unit(t.value)
                                          : t.value;
    }
};

template <class T>
struct chunk {
    std::size_t cell = 0;
    std::size_t points = 0; // x may have one more, for the order of neighbours
    bool neighbours = false;
    bool even = true; // one of many that together are spread evenly over all bit patterns
    std::vector<T> x;
};

// An input whose nearest float is not known is not held against anyone.
template <class T>
bool is_wrong(T got, const reference::truth_of<T>& nearest) {
    return nearest.known && got != nearest.value;
}

// `nearest(i)` is called where results are near the midpoint of two representable values.
template <class T, class Nearest>
finding<T> look(const chunk<T>& c, const truth<T>& t, const T* y, const Nearest& nearest) {
    using real = real_t<T>;
    constexpr real smallest = std::numeric_limits<T>::min();
    constexpr real surely_right = real(0.5) - type<T>::doubt;
    finding<T> f;
    // Running maxima without a division: the test is error > ulp·unit.
    real most[2] = {-1, -1}, relative = 0;
    for (std::size_t i = 0; i < c.points; ++i) {
        const real want = t.want[i], unit = t.ulp[i], got = static_cast<real>(y[i]);
        const real error = std::fabs(got - want), size = std::fabs(want);
        const bool small = !(size >= smallest);
        real u = -1;
        if (small && size > 0) f.subnormal_from = std::min(f.subnormal_from, std::fabs(c.x[i]));
        if (!(error <= surely_right * unit)) {
            if (want != want) {
                f.nan_lost += got == got;
                continue;
            }
            if (!std::isfinite(want) || !std::isfinite(got)) {
                if (reference::ulp_error(y[i], want) != 0) {
                    if (f.broken++ == 0 || std::fabs(c.x[i]) < std::fabs(f.broken_at))
                        f.broken_at = c.x[i];
                }
                continue;
            }
            u = std::min(error / unit, real(1e30)); // larger ones fit neither JSON nor float
            if (u > real(0.5) + type<T>::doubt)
                ++f.misrounded;
            else if (sizeof(T) == sizeof(float) && is_wrong(y[i], nearest(i)))
                ++f.misrounded;
            else // just above one half, the excess is the error of the reference
                u = std::min(u, real(0.5));
            if (got == 0 && !small) {
                ++f.vanished;
                if (std::fabs(c.x[i]) < std::fabs(f.vanished_from)) f.vanished_from = c.x[i];
            }
        }
        if (error > most[small] * unit) {
            if (u < 0) u = error / unit;
            if (u > most[small]) {
                most[small] = u;
                f.worst[small] = {static_cast<double>(u), c.x[i], y[i], want};
            }
        }
        if (error > relative * size) relative = error / size;
    }
    f.relative = static_cast<double>(std::min(relative, real(1e30)));
    if (c.neighbours)
        for (std::size_t i = 0; i < c.points; ++i) {
            if (y[i] == y[i + 1]) continue;
            // The direction of the true results; where the reference cannot tell, no direction is
            // wrong.
            const real step = t.want[i + 1] - t.want[i];
            const real blur = std::fabs(t.want[i]) * real(0x1p-49);
            if ((y[i] < y[i + 1] && step < -blur) || (y[i] > y[i + 1] && step > blur)) {
                ++f.out_of_order;
                f.largest_step = std::max(
                    f.largest_step, std::abs(support::index(y[i + 1]) - support::index(y[i])));
            }
        }
    return f;
}

} // namespace accuracy
