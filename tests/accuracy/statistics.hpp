// SPDX-License-Identifier: MIT
#pragma once

// The errors of a form of a function.

#include "numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace accuracy {

template <class T>
struct extreme {
    double ulp = -1;
    T x = 0, got = 0;
    real_t<T> want = 0;

    void merge(const extreme& other) {
        if (other.ulp > ulp) *this = other;
    }
};

template <class T>
struct statistics {
    extreme<T> normal;    // where the true result is a normal number
    extreme<T> subnormal; // where it is smaller, 0 included
    std::uint64_t points = 0;
    // Counted over evenly spread inputs only.
    std::uint64_t even_points = 0, misrounded = 0;
    // Neighbours in the wrong order, and by how many representable values at most.
    std::uint64_t out_of_order = 0;
    std::int64_t largest_step = 0;
    // NaN or infinite where the true result is not, or the other way about.
    std::uint64_t broken = 0, nan_lost = 0;
    T broken_at = 0;
    // Where the true result is subnormal and not 0.
    T subnormal_from = std::numeric_limits<T>::infinity();
    // Exactly 0, though the true result is a normal number.
    std::uint64_t vanished = 0;
    T vanished_from = std::numeric_limits<T>::infinity();
    std::uint64_t fused_differs = 0;
    // Outside the range of the function, and not the mirror image of what −x gives.
    std::uint64_t outside = 0, mirror_differs = 0;
    std::vector<float> ulp = std::vector<float>(cells<T>), relative = ulp;

    void merge(const statistics& o) {
        normal.merge(o.normal);
        subnormal.merge(o.subnormal);
        points += o.points;
        even_points += o.even_points;
        misrounded += o.misrounded;
        out_of_order += o.out_of_order;
        largest_step = std::max(largest_step, o.largest_step);
        if (o.broken > 0 && (broken == 0 || std::fabs(o.broken_at) < std::fabs(broken_at)))
            broken_at = o.broken_at;
        broken += o.broken;
        nan_lost += o.nan_lost;
        subnormal_from = std::min(subnormal_from, o.subnormal_from);
        vanished += o.vanished;
        if (std::fabs(o.vanished_from) < std::fabs(vanished_from)) vanished_from = o.vanished_from;
        fused_differs += o.fused_differs;
        outside += o.outside;
        mirror_differs += o.mirror_differs;
        for (std::size_t c = 0; c < cells<T>; ++c) {
            ulp[c] = std::max(ulp[c], o.ulp[c]);
            relative[c] = std::max(relative[c], o.relative[c]);
        }
    }
};

// The same for the inputs of one cell, so that contenders with the same results compute it once.
template <class T>
struct finding {
    extreme<T> worst[2]; // normal, subnormal
    double relative = 0;
    std::uint64_t misrounded = 0, out_of_order = 0, broken = 0, nan_lost = 0, vanished = 0;
    std::int64_t largest_step = 0;
    T broken_at = 0, vanished_from = std::numeric_limits<T>::infinity();
    T subnormal_from = std::numeric_limits<T>::infinity();

    void into(statistics<T>& s, std::size_t cell, std::size_t points, bool even) const {
        s.normal.merge(worst[0]);
        s.subnormal.merge(worst[1]);
        s.points += points;
        if (even) {
            s.even_points += points;
            s.misrounded += misrounded;
        }
        s.out_of_order += out_of_order;
        s.largest_step = std::max(s.largest_step, largest_step);
        if (broken > 0 && (s.broken == 0 || std::fabs(broken_at) < std::fabs(s.broken_at)))
            s.broken_at = broken_at;
        s.broken += broken;
        s.nan_lost += nan_lost;
        s.subnormal_from = std::min(s.subnormal_from, subnormal_from);
        s.vanished += vanished;
        if (std::fabs(vanished_from) < std::fabs(s.vanished_from)) s.vanished_from = vanished_from;
        const double most = std::max({worst[0].ulp, worst[1].ulp, 0.0});
        s.ulp[cell] = std::max(s.ulp[cell], static_cast<float>(most));
        s.relative[cell] = std::max(s.relative[cell], static_cast<float>(relative));
    }
};

} // namespace accuracy
