// SPDX-License-Identifier: MIT
#pragma once

// What the registers of x86 have in common, of whatever size.

#include <xact/simd/generic.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_SSE2

namespace xact::simd {

template <class T, class A>
struct x86 : generic<T, A> {
    using typename generic<T, A>::R;

    static constexpr bool streams = true;
    static XACT_INLINE void stream_end() noexcept { _mm_sfence(); }
    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
        XACT_ASM("" : "+v"(x.data));
#endif
        return x;
    }
};

} // namespace xact::simd

#endif
