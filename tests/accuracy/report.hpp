// SPDX-License-Identifier: MIT
#pragma once

// What was found, as JSON.

#include "statistics.hpp"

#include <bit>
#include <cinttypes>
#include <cmath>
#include <cstdio>

namespace accuracy {

template <class T>
void print_extreme(const char* name, const extreme<T>& e) {
    if (e.ulp < 0) return;
    std::printf(", \"%s\": {\"ulp\": %.6g, \"x\": \"%a\", \"got\": \"%a\", \"want\": \"%a\"}", name,
                e.ulp, static_cast<double>(e.x), static_cast<double>(e.got),
                static_cast<double>(e.want));
}

template <class T>
void print(const statistics<T>& s, double bound) {
    std::printf("{\"bound\": %g, \"points\": %" PRIu64 ", \"even_points\": %" PRIu64
                ", \"misrounded\": %" PRIu64 ", \"fused_differs\": %" PRIu64,
                bound, s.points, s.even_points, s.misrounded, s.fused_differs);
    print_extreme("normal", s.normal);
    print_extreme("subnormal", s.subnormal);
    if (sizeof(T) == sizeof(float))
        std::printf(", \"out_of_order\": %" PRIu64 ", \"largest_step\": %" PRId64, s.out_of_order,
                    s.largest_step);
    if (s.broken > 0)
        std::printf(", \"broken\": %" PRIu64 ", \"broken_at\": \"%a\"", s.broken,
                    static_cast<double>(s.broken_at));
    if (s.nan_lost > 0) std::printf(", \"nan_lost\": %" PRIu64, s.nan_lost);
    if (std::isfinite(s.subnormal_from))
        std::printf(", \"subnormal_from\": \"%a\"", static_cast<double>(s.subnormal_from));
    if (s.vanished > 0)
        std::printf(", \"vanished\": %" PRIu64 ", \"vanished_from\": \"%a\"", s.vanished,
                    static_cast<double>(s.vanished_from));
    // Each quarter of a binade that has an error, by the value where it begins.
    std::printf(", \"cells\": [");
    const char* comma = "";
    for (std::size_t c = 0; c < cells<T>; ++c)
        if (s.ulp[c] > 0 || s.relative[c] > 0) {
            const auto begin = std::bit_cast<T>(
                static_cast<bits_t<T>>(static_cast<bits_t<T>>(c) << cell_shift<T>));
            std::printf("%s[\"%a\", %.4g, %.4g]", comma, static_cast<double>(begin),
                        static_cast<double>(s.ulp[c]), static_cast<double>(s.relative[c]));
            comma = ", ";
        }
    std::printf("]}");
}

} // namespace accuracy
