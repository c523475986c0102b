// SPDX-License-Identifier: MIT
#pragma once

// WebAssembly's SIMD of 128 bits.

#include <xact/simd/generic.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_WASM

namespace xact::simd {

template <class T, class A>
struct wasm : generic<T, A> {
    using typename generic<T, A>::R;

    static XACT_INLINE R fence(R x) noexcept {
        XACT_ASM("" : "+r"(x.data));
        return x;
    }
};

template <class T, class A>
    requires std::is_same_v<A, xsimd::wasm>
struct family<T, A> {
    using type = wasm<T, A>;
};

} // namespace xact::simd

#endif
