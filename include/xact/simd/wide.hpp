// SPDX-License-Identifier: MIT
#pragma once

// Packs of floats as packs of doubles, and back.

#include <xact/simd/pack.hpp>

namespace xact::simd {

// The pack of doubles that holds the elements of a pack of floats.
template <class P>
using widened_t =
    pack<typename ops<typename P::R>::wide, P::count * ops<typename P::R>::wide_count>;

template <class P>
XACT_INLINE constexpr widened_t<P> widen(P x) noexcept {
    using on = typename P::on;
    return widened_t<P>::generate([&x](std::size_t i) XACT_INLINE_LAMBDA {
        return on::widen(x.reg[i / on::wide_count], i % on::wide_count);
    });
}

// Rounded to the nearest float, once.
template <class P>
XACT_INLINE constexpr P narrow(widened_t<P> x) noexcept {
    using on = typename P::on;
    return P::generate([&x](std::size_t i)
                           XACT_INLINE_LAMBDA { return on::narrow(x.reg + i * on::wide_count); });
}

} // namespace xact::simd
