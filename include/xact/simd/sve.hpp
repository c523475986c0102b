// SPDX-License-Identifier: MIT
#pragma once

// SVE of a fixed length.

#include <xact/simd/generic.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_SVE

namespace xact::simd {

template <class T, class A>
struct sve : generic<T, A> {
    using base = generic<T, A>;
    using typename base::R;

    // The operand of an asm statement must not be of a fixed length for clang.
    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
        if constexpr (base::single) {
            svfloat32_t unfixed = x.data;
            XACT_ASM("" : "+w"(unfixed));
            return R(unfixed);
        } else {
            svfloat64_t unfixed = x.data;
            XACT_ASM("" : "+w"(unfixed));
            return R(unfixed);
        }
#else
        return x;
#endif
    }
};

template <class T, class A>
    requires std::is_same_v<A, xsimd::sve>
struct family<T, A> {
    using type = sve<T, A>;
};

} // namespace xact::simd

#endif
