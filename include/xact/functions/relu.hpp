// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_RELU_HPP
#define XACT_FUNCTIONS_RELU_HPP

#include <xact/activation.hpp>

namespace xact {

// value        0 if x ≤ 0, else x
// derivative   1 if x > 0, 0 if x ≤ 0
// domain       all x. NaN to NaN, of both. relu(−0) = +0, relu(∞) = ∞, derivative 0 at ±0.
// method       a comparison and a choice; not max(0, x), which on most machines drops a NaN or
//              keeps the sign of −0.
// error        none: exact in every class.
struct relu { // made before it is called: relu{}(x)
    XACT_ACTIVATION(relu);

    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound own_error{.value = 0.0, .derivative = 0.0};

    template <class P>
    XACT_INLINE constexpr P value_of(P x) const noexcept {
        return select(x <= 0, 0, x);
    }
    template <class P>
    XACT_INLINE constexpr P derivative_of(P x) const noexcept {
        return select(x > 0, 1, select(x <= 0, 0, x));
    }
    // Loses nothing: y > 0 exactly where x > 0.
    template <class P>
    XACT_INLINE constexpr P derivative_from_value_of(P y) const noexcept {
        return derivative_of(y);
    }
};

} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
