// SPDX-License-Identifier: MIT
#pragma once

// softsign in float, correctly rounded: computed in double, narrowed once.

#include <xact/kernels/kernel.hpp>

namespace xact::kernels {

// Numerators one unit in the last place off settle what the double's own error leaves open.
template <form Form>
struct softsign_exact : exact_in_double {
    // Twice as many divisions and little else: nothing to hide behind.
    template <class T, class A>
    static constexpr std::size_t lockstep = 2;

    template <class F>
    static XACT_INLINE constexpr auto compute(F x) noexcept {
        using D = simd::widened_t<F>;
        // From here on the value rounds to ±1 and the derivative to 0; a float has no more digits
        // than this leaves.
        const D a = cap(magnitude(widen(x)), D(0x1p+140));
        const auto value = [&]() XACT_INLINE_LAMBDA {
            return or_sign(narrow<F>(rounded(D(above_1) * a) / (D(above_1) + a)), x);
        };
        const auto derivative = [&]() XACT_INLINE_LAMBDA {
            // One input does not want the 2^−53 that two others need, 0x1.2d5dc4p-9 and
            // 0x1.6325c6p-15.
            const D t = D(1.0) + a;
            const D numerator = select(a == D(0x1.cb05ecp-9), D(1.0), D(below_1));
            return narrow<F>(numerator / rounded(t * t));
        };
        if constexpr (Form == form::value)
            return value();
        else if constexpr (Form == form::derivative)
            return derivative();
        else
            return value_derivative<F>{value(), derivative()};
    }

private:
    static constexpr double above_1 = 0x1.0000000000001p+0, below_1 = 0x1.fffffffffffffp-1;
};

template <>
struct softsign_exact<form::derivative_from_value> : exact_in_double {
    // (1 − |y|)² in double.
    template <class F>
    static XACT_INLINE constexpr F compute(F y) noexcept {
        using D = simd::widened_t<F>;
        const D d = D(1.0) - magnitude(widen(y));
        return narrow<F>(d * d);
    }
};

} // namespace xact::kernels
