// SPDX-License-Identifier: MIT
#pragma once

// RISC-V's vectors of a fixed length.

#include <xact/simd/generic.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_RVV

namespace xact::simd {

template <class T, class A>
struct rvv : generic<T, A> {
    using typename generic<T, A>::R;

    // The operand of an asm statement must not be of a fixed length for clang.
    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
        typename decltype(x.data)::register_type unfixed = x.data;
        XACT_ASM("" : "+vr"(unfixed));
        return R(unfixed);
#else
        return x;
#endif
    }
};

template <class T, class A>
    requires std::is_same_v<A, xsimd::rvv>
struct family<T, A> {
    using type = rvv<T, A>;
};

} // namespace xact::simd

#endif
