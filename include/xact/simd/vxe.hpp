// SPDX-License-Identifier: MIT
#pragma once

// The vectors of z/Architecture.

#include <xact/simd/generic.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_VXE

namespace xact::simd {

template <class T, class A>
struct vxe : generic<T, A> {
    using typename generic<T, A>::R;

    // xsimd subtracts from 0, which has no −0.
    static XACT_INLINE R negated(R a) noexcept { return R(-a.data); }
    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
        XACT_ASM("" : "+v"(x.data));
#endif
        return x;
    }
};

template <class T, class A>
    requires std::is_same_v<A, xsimd::vxe>
struct family<T, A> {
    using type = vxe<T, A>;
};

} // namespace xact::simd

#endif
