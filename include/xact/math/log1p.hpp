// SPDX-License-Identifier: MIT
#pragma once

// log(1 + y) for 0 ≤ y ≤ 1, in double.

#include <xact/math/polynomial.hpp>

namespace xact::math {

// log(1 + y) = 2·atanh(v/2), v = 2y/(2 + y) ≤ 2/3; that is v + v·u·p(u), u = v²/4 ≤ 1/9, where
// v·u·p(u) is at most 2^−4.7 of the sum. p: relative error 2^−53.8.
// scripts/generate/log1p.py prints these.
struct XACT_HIDDEN log1p_constants {
    static constexpr double p[] = {0x1.5555555555555p-2, 0x1.9999999999944p-3, 0x1.2492492499d46p-3,
                                   0x1.c71c71bedea97p-4, 0x1.745d19937b1fcp-4, 0x1.3b13515f6f9efp-4,
                                   0x1.111abdc8abe16p-4, 0x1.e0a2d581ab68fp-5, 0x1.bc37f0140c19ep-5,
                                   0x1.32e0d25c9c761p-5, 0x1.401d3e65cdc48p-4};
};

// p(u)
template <class V>
XACT_INLINE constexpr V log1p_series(V u) noexcept {
    return horner(u, log1p_constants::p);
}

} // namespace xact::math
