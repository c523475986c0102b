// SPDX-License-Identifier: MIT
#pragma once

// POWER's VSX.

#include <xact/simd/generic.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_VSX

namespace xact::simd {

template <class T, class A>
struct vsx : generic<T, A> {
    using base = generic<T, A>;
    using typename base::R;

    static XACT_INLINE R fused(R a, R b, R c) noexcept {
        if constexpr (base::single) {
            // xsimd's vec_madd may become AltiVec's vmaddfp, which takes subnormals for 0.
            asm("xvmaddasp %x0,%x1,%x2" : "+wa"(c.data) : "wa"(a.data), "wa"(b.data));
            return c;
        } else {
            return base::fused(a, b, c);
        }
    }
    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
        XACT_ASM("" : "+wa"(x.data));
#endif
        return x;
    }
};

template <class T, class A>
    requires std::is_same_v<A, xsimd::vsx>
struct family<T, A> {
    using type = vsx<T, A>;
};

} // namespace xact::simd

#endif
