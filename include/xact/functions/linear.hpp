// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_LINEAR_HPP
#define XACT_FUNCTIONS_LINEAR_HPP

#include <xact/functor.hpp>
#include <xact/parameters.hpp>

namespace xact {

inline namespace made_with_braces {

// value        slope·x + intercept
// derivative   slope
// domain       all x. NaN to NaN, of both. The default is the identity, −0 and ±∞ included.
// method       one fused multiply-add. A machine without one needs it only where neither the product is exact (slope 1) nor
//              the sum (intercept 0), and asks the C library for it there, number by number.
// parameters   slope, 1, and intercept, 0: finite, also when they are rounded to the element type.
// error        0.5 ULP: exact by construction, the same bits everywhere. Parameters are rounded to the element type first.
struct linear { // made with braces: linear{2.0, 1.0}, linear{.slope = 2.0, .intercept = 1.0}
    XACT_PARAMETERS(double slope = 1.0; double intercept = 0.0;)

    XACT_HIDDEN static constexpr char name[] = "linear";
    template <class T, class A>
    XACT_HIDDEN static constexpr error_bound error{.value = 0.5, .derivative = 0.0};
    template <class T, class A>
    XACT_HIDDEN static constexpr lockstep_widths lockstep{.value = 4, .derivative = 4, .both = 4};

    template <class Visit>
    XACT_INLINE constexpr void for_each_parameter(Visit visit) const {
        visit("slope", slope, finite_parameter{});
        visit("intercept", intercept, finite_parameter{});
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V operator()(V x) const noexcept {
        using T = simd::element_t<V>;
        const auto p = simd::wrap<A>(x);
        using P = std::remove_const_t<decltype(p)>;
        // +0 would turn −0 into +0; −0 is the number that changes nothing when it is added.
        const T a = static_cast<T>(slope), b = static_cast<T>(intercept);
        const P c(b == 0 ? T(-0.0) : b);
        const bool rounds_once_anyway = a == 1 || b == 0;
        // Not every compiler knows a fused one in a constant expression.
        if (std::is_constant_evaluated() && rounds_once_anyway)
            return simd::unwrap<V, A>(P(a) * p + c);
        if (simd::has_fma<A> || rounds_once_anyway) return simd::unwrap<V, A>(fma(P(a), p, c));
        return simd::unwrap<V, A>(fma_rounded_once(P(a), p, c));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V derivative(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(select(p == p, static_cast<simd::element_t<V>>(slope), p));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr value_derivative<V>
    value_and_derivative(V x) const noexcept {
        return {operator()<V, A>(x), derivative<V, A>(x)};
    }

    // slope; loses nothing.
    template <floating_value V, class A = simd::arch_of<V>>
    [[nodiscard]] XACT_INLINE constexpr V derivative_from_value(V y) const noexcept {
        return derivative<V, A>(y);
    }
};

} // namespace made_with_braces
} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#endif
