// SPDX-License-Identifier: MIT
#pragma once

// Which parameters a functor takes. A functor with parameters has
//
//     template <class Visit>
//     constexpr void for_each_parameter(Visit&& visit) const {
//         visit("negative_slope", negative_slope, xact::finite_parameter{});
//     }
//
// and every array call refuses a value that its rule does not accept, before anything is written.
// Calls on scalars and batches do not look. A rule is a class like those below: accepts<T>(value)
// for the element type T of the arrays, and wanted() for the message.

#include <xact/refuse.hpp>

#include <type_traits>

namespace xact {

namespace detail {

// Tested on the bit pattern, so that -ffinite-math-only cannot fold it to true.
XACT_INLINE constexpr std::uint64_t bits_of_magnitude(double value) noexcept {
    return __builtin_bit_cast(std::uint64_t, value) & (~std::uint64_t{0} >> 1);
}

} // namespace detail

// Finite, also when it is rounded to the element type.
struct finite_parameter {
    static XACT_INLINE constexpr const char* wanted() noexcept { return "finite"; }

    template <class T>
    static XACT_INLINE constexpr bool accepts(double value) noexcept {
        // The least double that rounds to an infinite float; infinity itself.
        constexpr double limit = std::is_same_v<T, float> ? 0x1.ffffffp+127 : __builtin_huge_val();
        return detail::bits_of_magnitude(value) < detail::bits_of_magnitude(limit);
    }
};

// As finite_parameter, or an infinity that is given as one.
struct ordered_parameter {
    static XACT_INLINE constexpr const char* wanted() noexcept {
        return "finite or given as an infinity";
    }

    template <class T>
    static XACT_INLINE constexpr bool accepts(double value) noexcept {
        return detail::bits_of_magnitude(value) == detail::bits_of_magnitude(__builtin_huge_val())
               || finite_parameter::accepts<T>(value);
    }
};

namespace detail {

template <class F, class T>
XACT_INLINE void require_parameters(const char* call, const F& f) {
    const auto visit = [call](const char* name, double value, auto rule) XACT_INLINE_LAMBDA {
        if (decltype(rule)::template accepts<T>(value)) return;
        const bool overflows =
            finite_parameter::accepts<double>(value) && !finite_parameter::accepts<T>(value);
        refuse_parameter<this_unit>(call, name, value, overflows ? " as float" : "", rule.wanted());
    };
    if constexpr (requires { f.for_each_parameter(visit); }) f.for_each_parameter(visit);
}

} // namespace detail
} // namespace xact
