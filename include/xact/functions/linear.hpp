// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_LINEAR_HPP
#define XACT_FUNCTIONS_LINEAR_HPP

#include <xact/activation.hpp>
#include <xact/parameters.hpp>

namespace xact {

inline namespace made_with_braces {

// value        slope·x + intercept
// derivative   slope
// domain       all x. NaN to NaN, of both. The default is the identity, −0 and ±∞ included.
// method       one fused multiply-add. A machine without one needs it only where neither the
//              product is exact (slope 1) nor the sum (intercept 0), and asks the C library for it
//              there, scalar by scalar.
// parameters   slope, 1, and intercept, 0: finite, also when they are rounded to the element type.
// error        0.5 ULP: exact by construction, the same bits everywhere. Parameters are rounded to
//              the element type first.
struct linear { // made with braces: linear{2.0, 1.0}, linear{.slope = 2.0, .intercept = 1.0}
    XACT_PARAMETERS(double slope = 1.0; double intercept = 0.0;)
    XACT_ACTIVATION(linear);

    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound own_error{.value = 0.5, .derivative = 0.0};

    template <class Visit>
    XACT_INLINE constexpr void for_each_parameter(Visit visit) const {
        visit("slope", slope, finite_parameter{});
        visit("intercept", intercept, finite_parameter{});
    }

    template <class P>
    XACT_INLINE constexpr P value_of(P x) const noexcept {
        using T = typename P::value_type;
        // +0 would turn −0 into +0; −0 is what changes nothing when it is added.
        const T a = static_cast<T>(slope), b = static_cast<T>(intercept);
        const P c(b == 0 ? T(-0.0) : b);
        const bool rounds_once_anyway = a == 1 || b == 0;
        // Not every compiler knows a fused one in a constant expression.
        if (std::is_constant_evaluated() && rounds_once_anyway) return P(a) * x + c;
        if (simd::has_fma<typename P::arch> || rounds_once_anyway) return fma(P(a), x, c);
        return fma_rounded_once(P(a), x, c);
    }
    template <class P>
    XACT_INLINE constexpr P derivative_of(P x) const noexcept {
        return select(x == x, static_cast<typename P::value_type>(slope), x);
    }
    // slope; loses nothing.
    template <class P>
    XACT_INLINE constexpr P derivative_from_value_of(P y) const noexcept {
        return derivative_of(y);
    }
};

} // namespace made_with_braces
} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
