// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_STEP_HPP
#define XACT_FUNCTIONS_STEP_HPP

#include <xact/activation.hpp>
#include <xact/parameters.hpp>

#include <limits>

namespace xact {

inline namespace made_with_braces {

// value        1 if x > threshold, 0 if x < threshold, at_threshold if equal: the neuron fires only
//              above the threshold
// derivative   0 everywhere (the distributional spike at the threshold is not a number), which is
//              why nothing learns through it
// domain       all x. NaN to NaN, of both; a NaN threshold gives NaN, on scalars and batches.
// method       three comparisons.
// parameters   threshold, 0: finite, also when it is rounded to the element type, or ±∞.
//              at_threshold, 0: finite likewise.
// error        none: exact in every class. Parameters are rounded to the element type first.
//
// There is no derivative_from_value: 0 needs no saved output.
struct step { // made with braces: step{0.5}, step{.threshold = 0.5, .at_threshold = 0.5}
    XACT_PARAMETERS(double threshold = 0.0; double at_threshold = 0.0;)
    XACT_ACTIVATION(step);

    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound own_error{.value = 0.0, .derivative = 0.0};

    template <class Visit>
    XACT_INLINE constexpr void for_each_parameter(Visit visit) const {
        visit("threshold", threshold, ordered_parameter{});
        visit("at_threshold", at_threshold, finite_parameter{});
    }

    template <class P>
    XACT_INLINE constexpr P value_of(P x) const noexcept {
        using T = typename P::value_type;
        const P t = static_cast<T>(threshold);
        const P not_above =
            select(x == t, static_cast<T>(at_threshold), std::numeric_limits<T>::quiet_NaN());
        return select(x > t, 1, select(x < t, 0, not_above));
    }
    template <class P>
    XACT_INLINE constexpr P derivative_of(P x) const noexcept {
        return select(x == x, 0, x);
    }
};

} // namespace made_with_braces
} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
