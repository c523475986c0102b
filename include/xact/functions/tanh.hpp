#pragma once

#include <xact/accuracy.hpp>
#include <xact/concepts.hpp>
#include <xact/kernels/tanh.hpp>

namespace xact {

// value        tanh(x) = 2σ(2x) − 1
// derivative   sech²(x) = 4σ(2x)σ(−2x)
// domain       all x, odd. NaN to NaN. tanh(±0) = ±0, tanh(±∞) = ±1, never outside [−1, 1]. Derivative 1 at 0, +0 at ±∞,
//              down into the subnormals up to |x| = 52.68 (float), 373.26 (double).
// method       a piecewise polynomial out of a table in a register, where there is one (float, AVX2 and AVX-512); elsewhere
//              1 − 2σ(−2|x|) above |x| = 9/16 and an odd polynomial below: kernels/tanh.hpp. The derivative comes out of
//              e^−2|x|, never out of 1 − y², which is exactly 0 from x = 9.01 (float), where the truth is 6e−8.
// error        `error`, in ULP.
template <class Accuracy = faithful>
struct tanh {
    static_assert(std::is_same_v<Accuracy, faithful>,
                  "xact::tanh has the class xact::faithful; xact::exact is not there yet");

    static constexpr char name[] = "tanh";
    template <class T, class A>
    static constexpr error_bound error{.value = 1.0, .derivative = 1.2};
    template <class T, class A>
    static constexpr lockstep_widths lockstep = kernels::tanh_lockstep<T, A>;

    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr V operator()(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        return simd::unwrap<V, A>(kernels::tanh_value(p, kernels::logistic_of_abs<2>(p)));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr V derivative(V x) const noexcept {
        return simd::unwrap<V, A>(
            kernels::logistic_product<2>(kernels::logistic_of_abs<2>(simd::wrap<A>(x))));
    }

    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr value_derivative<V> value_and_derivative(V x) const noexcept {
        const auto p = simd::wrap<A>(x);
        const auto both = kernels::logistic_of_abs<2>(p);
        return {simd::unwrap<V, A>(kernels::tanh_value(p, both)),
                simd::unwrap<V, A>(kernels::logistic_product<2>(both))};
    }

    // 1 − y². Exact where y is, but y has rounded: off by 10 % from |x| = 7.9 (float), and exactly 0 from 9.01 (19.06 in
    // double), where the derivative itself ends only at 52 (373).
    template <floating_value V, class A = simd::arch_of<V>>
    XACT_INLINE constexpr V derivative_from_value(V y) const noexcept {
        const auto p = simd::wrap<A>(y);
        using P = decltype(p);
        return simd::unwrap<V, A>(fnma(p, p, std::remove_const_t<P>(1)));
    }
};

} // namespace xact
