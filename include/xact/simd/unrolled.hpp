// SPDX-License-Identifier: MIT
#pragma once

#include <xact/config.hpp>

#include <cstddef>
#include <utility>

namespace xact::simd {

// op(i) for each i < N, in this order: statements, and not a loop. g++ keeps a loop as one with
// -O2, and what a loop indexes stays in memory: registers were stored and loaded at each step.
template <std::size_t N, class Op>
XACT_INLINE constexpr void unrolled(const Op& op) {
    [&]<std::size_t... K>(std::index_sequence<K...>)
        XACT_INLINE_LAMBDA { (op(K), ...); }(std::make_index_sequence<N>{});
}

} // namespace xact::simd
