// SPDX-License-Identifier: MIT
#pragma once

// The operations on a batch of any instruction set. What each of them does stands in
// operations.hpp.

#include <xact/simd/generic.hpp>
#include <xact/simd/neon.hpp>
#include <xact/simd/rvv.hpp>
#include <xact/simd/sve.hpp>
#include <xact/simd/vsx.hpp>
#include <xact/simd/vxe.hpp>
#include <xact/simd/wasm.hpp>
#include <xact/simd/x86_128.hpp>
#include <xact/simd/x86_256.hpp>
#include <xact/simd/x86_512.hpp>

#if XACT_HAS_BATCH

namespace xact::simd {

template <class T, class A>
struct ops<xsimd::batch<T, A>> : family<T, A>::type {};

} // namespace xact::simd

#endif
