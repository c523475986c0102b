// SPDX-License-Identifier: MIT
#pragma once

// The floor between xact and xsimd: the only one that knows xsimd's version or an intrinsic, and
// the only place where a scalar is made to look like a batch. What every instruction set can do is
// listed in simd/operations.hpp.

#include <xact/activation.hpp>
#include <xact/simd/value.hpp>
#include <xact/simd/wide.hpp>
