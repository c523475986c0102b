// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_RELU_HPP
#define XACT_FUNCTIONS_RELU_HPP

#include <xact/functor.hpp>

namespace xact {

// value        0 if x ≤ 0, else x
// derivative   1 if x > 0, 0 if x ≤ 0
// domain       all x. NaN to NaN, of both. relu(−0) = +0, relu(∞) = ∞, derivative 0 at ±0.
// method       a comparison and a choice; not max(0, x), which on most machines drops a NaN or keeps the sign of −0.
// error        none: exact in every class.
struct relu { // made before it is called: relu{}(x)
    XACT_HIDDEN static constexpr char name[] = "relu";
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error{.value = 0.0, .derivative = 0.0};
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep{.value = 4, .derivative = 4, .both = 4};

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V operator()(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(select(p <= 0, 0, p));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V derivative(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(select(p > 0, 1, select(p <= 0, 0, p)));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr value_derivative<V>
    value_and_derivative(V x) const noexcept {
        return {operator()<V, A>(x), derivative<V, A>(x)};
    }

    // Loses nothing: y > 0 exactly where x > 0.
    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V derivative_from_value(V y) const noexcept {
        return derivative<V, A>(y);
    }
};

} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
