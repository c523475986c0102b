// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_LEAKY_RELU_HPP
#define XACT_FUNCTIONS_LEAKY_RELU_HPP

#include <xact/functor.hpp>
#include <xact/parameters.hpp>

namespace xact {

inline namespace made_with_braces {

// value        x if x > 0, else negative_slope·x
// derivative   1 if x > 0, else negative_slope
// domain       all x. NaN to NaN, of both. leaky_relu(−0) = −0 for a positive slope, derivative negative_slope at ±0.
// method       a product, a comparison and a choice.
// parameters   negative_slope, 0.01: finite, also when it is rounded to the element type.
// error        0.5 ULP: one rounded product on the negative side, so correctly rounded in every class. The parameter is
//              rounded to the element type first.
struct leaky_relu { // made with braces: leaky_relu{0.2}, leaky_relu{.negative_slope = 0.2}
    XACT_PARAMETERS(double negative_slope = 0.01;)

    XACT_HIDDEN static constexpr char name[] = "leaky_relu";
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error{.value = 0.5, .derivative = 0.0};
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep{.value = 4, .derivative = 4, .both = 4};

    template <class Visit>
    XACT_INLINE constexpr void for_each_parameter(Visit visit) const {
        visit("negative_slope", negative_slope, finite_parameter{});
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V operator()(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(select(p > 0, p, product(p, slope<V>())));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V derivative(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(select(p > 0, 1, select(p <= 0, slope<V>(), p)));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr value_derivative<V>
    value_and_derivative(V x) const noexcept {
        return {operator()<V, A>(x), derivative<V, A>(x)};
    }

    // Only for negative_slope > 0, where the sign of y is that of x; std::invalid_argument otherwise. Loses nothing but
    // what underflows: x from a subnormal product that rounded to 0 is read as x = 0, which has the same derivative.
    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V derivative_from_value(V y) const {
        if (!(negative_slope > 0))
            detail::refuse_parameter<detail::this_unit>(
                "xact::leaky_relu::derivative_from_value", "negative_slope", negative_slope, "",
                "greater than 0 for the output to tell the sign of the input");
        return derivative<V, A>(y);
    }

private:
    template <class V>
    XACT_INLINE constexpr simd::element_t<V> slope() const noexcept {
        return static_cast<simd::element_t<V>>(negative_slope);
    }
};

} // namespace made_with_braces
} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
