// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_LEAKY_RELU_HPP
#define XACT_FUNCTIONS_LEAKY_RELU_HPP

#include <xact/activation.hpp>
#include <xact/parameters.hpp>

namespace xact {

inline namespace made_with_braces {

// value        x if x > 0, else negative_slope·x
// derivative   1 if x > 0, else negative_slope
// domain       all x. NaN to NaN, of both. leaky_relu(−0) = −0 for a positive slope, derivative
//              negative_slope at ±0.
// method       a product, a comparison and a choice.
// parameters   negative_slope, 0.01: finite, also when it is rounded to the element type.
// error        0.5 ULP: one rounded product on the negative side, so correctly rounded in every
//              class. The parameter is rounded to the element type first.
struct leaky_relu { // made with braces: leaky_relu{0.2}, leaky_relu{.negative_slope = 0.2}
    XACT_PARAMETERS(double negative_slope = 0.01;)
    XACT_ACTIVATION(leaky_relu);

    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound own_error{.value = 0.5, .derivative = 0.0};

    template <class Visit>
    XACT_INLINE constexpr void for_each_parameter(Visit visit) const {
        visit("negative_slope", negative_slope, finite_parameter{});
    }

    template <class P>
    XACT_INLINE constexpr P value_of(P x) const noexcept {
        return select(x > 0, x, product(x, slope<P>()));
    }
    template <class P>
    XACT_INLINE constexpr P derivative_of(P x) const noexcept {
        return select(x > 0, 1, select(x <= 0, slope<P>(), x));
    }
    // Only for negative_slope > 0, where the sign of y is that of x; std::invalid_argument
    // otherwise. Loses nothing but what underflows: x from a subnormal product that rounded to 0 is
    // read as x = 0, which has the same derivative.
    template <class P>
    XACT_INLINE constexpr P derivative_from_value_of(P y) const {
        if (!(negative_slope > 0))
            detail::refuse_parameter<detail::this_unit>(
                "xact::leaky_relu::derivative_from_value", "negative_slope", negative_slope, "",
                "greater than 0 for the output to tell the sign of the input");
        return derivative_of(y);
    }

private:
    template <class P>
    XACT_INLINE constexpr typename P::value_type slope() const noexcept {
        return static_cast<typename P::value_type>(negative_slope);
    }
};

} // namespace made_with_braces
} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
