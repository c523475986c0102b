#pragma once

#include <xact/accuracy.hpp>
#include <xact/concepts.hpp>
#include <xact/kernels/logistic.hpp>

namespace xact {

// value        σ(x) = 1/(1 + e^−x)
// derivative   σ(x)·σ(−x)
// domain       all x. NaN to NaN. σ(−∞) = +0, σ(∞) = 1, σ(±0) = ½; the left tail runs down into the subnormals and ends
//              at x = −103.97 (float), −745.13 (double). Derivative +0 at ±∞, ¼ at 0, even.
// method       one exponential and one division, compensated: kernels/logistic.hpp. The derivative comes out of e^−|x|,
//              never out of y(1 − y), which is exactly 0 from x = 17.3 (float), where the truth is 3e−8.
// error        `error`, in ULP.
template <class Accuracy = faithful>
struct sigmoid {
    static_assert(std::is_same_v<Accuracy, faithful>,
                  "xact::sigmoid has the class xact::faithful; xact::exact is not there yet");

    static constexpr char name[] = "sigmoid";
    template <class T, class A>
    static constexpr error_bound error{.value = 1.0, .derivative = 1.2};
    template <class T, class A>
    static constexpr lockstep_widths lockstep = kernels::sigmoid_lockstep<T, A>;

    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr V operator()(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(kernels::sigmoid_value(p, kernels::logistic_of_abs<1>(p)));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr V derivative(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(kernels::logistic_product<0>(kernels::logistic_of_abs<1>(p)));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr value_derivative<V> value_and_derivative(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        const auto parts = kernels::logistic_of_abs<1>(p);
        return {simd::unwrap<V, A>(kernels::sigmoid_value(p, parts)),
                simd::unwrap<V, A>(kernels::logistic_product<0>(parts))};
    }

    // y(1 − y). Exact where y is, but y has rounded: the relative error grows as 2^−24·e^x (float), and the result is
    // exactly 0 from x = 17.33 (36.7 in double), where the derivative itself ends only at 104 (745).
    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr V derivative_from_value(V y) const noexcept {
        const auto p = simd::wrap<A>(y);
        return simd::unwrap<V, A>(fnma(p, p, p));
    }
};

} // namespace xact
