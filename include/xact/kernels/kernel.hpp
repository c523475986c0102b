// SPDX-License-Identifier: MIT
#pragma once

// What a kernel is: one way to compute one form of a function, on packs.
//
//   template <class T, class A> static constexpr bool serves;
//       whether it serves elements of T on instruction set A
//   template <class T, class A> static constexpr double error;
//       of a value or a derivative, the bound in ULP over the whole range
//   template <class T, class A> static constexpr std::size_t lockstep;
//       how many batches at a time hide its latency, as far as the registers reach. 0 for a pair:
//       value and derivative have nothing in common, and are computed one after the other
//   template <class P> static constexpr … compute(P x);
//       P, or value_derivative<P> for both
//
// and, where it pays, begin(x) and finish(state, x), its two stages: finish(begin(x), x) is
// compute(x). An array loop begins with the next pack before it finishes one, so that two
// independent dependency chains are in flight: a processor looks only so far ahead. x is loaded
// again for the second stage, rather than kept in registers.

#include <xact/activation.hpp>
#include <xact/simd.hpp>

#include <cstddef>
#include <type_traits>

namespace xact::kernels {

// A kernel that is in stages wherever it serves.
template <class Kernel>
struct in_stages {
    template <class P>
    static XACT_INLINE constexpr auto compute(P x) noexcept {
        return Kernel::finish(Kernel::begin(x), x);
    }
};

// What a float kernel has that computes in double, narrows once and is correctly rounded.
struct exact_in_double {
    template <class T, class A>
    static constexpr bool serves = std::is_same_v<T, float>;
    template <class T, class A>
    static constexpr double error = 0.5;
    // Four registers of doubles, in which two of floats are done, and the reduction of the next
    // four meanwhile.
    template <class T, class A>
    static constexpr std::size_t lockstep = 2;

protected:
    // max(x, 0), −0 for −0 and NaN for NaN. Chosen among floats: clang 14 to 19 make 0 of −0 where
    // the choice is among widened ones, as InstCombine moves it in front and compares with <= then.
    template <class F>
    static XACT_INLINE constexpr auto widened_ramp(F x) noexcept {
#if defined(__wasm__)
        // Of a choice between 0 and what is compared with it clang makes f32.max, for which −0 is
        // less than 0.
        return widen(select(x < F{0.0f}, F{0.0f}, rounded(x)));
#else
        return widen(select(x < F{0.0f}, F{0.0f}, x));
#endif
    }
};

// What a kernel serves whose compensation needs a fused multiply-add in float: without one it would
// take longer than exact_in_double.
struct compensated {
    template <class T, class A>
    static constexpr bool serves = std::is_same_v<T, double> || simd::has_fma<A>;
};

} // namespace xact::kernels
