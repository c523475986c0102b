// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_STEP_HPP
#define XACT_FUNCTIONS_STEP_HPP

#include <xact/functor.hpp>
#include <xact/parameters.hpp>

#include <limits>

namespace xact {

inline namespace made_with_braces {

// value        1 if x > threshold, 0 if x < threshold, at_threshold if equal: the neuron fires only above the threshold
// derivative   0 everywhere (the distributional spike at the threshold is not a number), which is why nothing learns
//              through it
// domain       all x. NaN to NaN, of both; a NaN threshold gives NaN, on scalars and batches.
// method       three comparisons.
// parameters   threshold, 0: finite, also when it is rounded to the element type, or ±∞. at_threshold, 0: finite likewise.
// error        none: exact in every class. Parameters are rounded to the element type first.
//
// There is no derivative_from_value: 0 needs no saved output.
struct step { // made with braces: step{0.5}, step{.threshold = 0.5, .at_threshold = 0.5}
    XACT_PARAMETERS(double threshold = 0.0; double at_threshold = 0.0;)

    XACT_HIDDEN static constexpr char name[] = "step";
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error{.value = 0.0, .derivative = 0.0};
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep{.value = 4, .derivative = 4, .both = 4};

    template <class Visit>
    XACT_INLINE constexpr void for_each_parameter(Visit visit) const {
        visit("threshold", threshold, ordered_parameter{});
        visit("at_threshold", at_threshold, finite_parameter{});
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V operator()(V x) const noexcept {
        using T = simd::element_t<V>;
        const auto p = simd::wrap<A>(x);
        using P = std::remove_const_t<decltype(p)>;
        const P t = static_cast<T>(threshold);
        const P not_above =
            select(p == t, static_cast<T>(at_threshold), std::numeric_limits<T>::quiet_NaN());
        return simd::unwrap<V, A>(select(p > t, 1, select(p < t, 0, not_above)));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V derivative(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(select(p == p, 0, p));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr value_derivative<V>
    value_and_derivative(V x) const noexcept {
        return {operator()<V, A>(x), derivative<V, A>(x)};
    }
};

} // namespace made_with_braces
} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
