#pragma once

#include <xact/accuracy.hpp>
#include <xact/concepts.hpp>
#include <xact/kernels/exact.hpp>
#include <xact/kernels/tanh.hpp>

namespace xact {

namespace kernels {

struct faithful_tanh {
    template <class P>
    static XACT_INLINE constexpr P value(P x) noexcept {
        if constexpr (entries_for<P> != 0) {
            return tanh_by_table(x);
        } else {
            const tanh_fraction<P> f(x);
            return f.value(x);
        }
    }
    template <class P>
    static XACT_INLINE constexpr P derivative(P x) noexcept {
        const auto parts = logistic_of_abs<2>(x);
        return logistic_product<2>(parts, logistic_lower<2>(parts));
    }
    template <class P>
    static XACT_INLINE constexpr value_derivative<P> both(P x) noexcept {
        if constexpr (entries_for<P> != 0) {
            // As measured: the order in which g++ runs out of registers later.
            if constexpr (entries_for<P> == 8) {
                const P d = derivative(x);
                return {tanh_by_table(x), d};
            } else {
                return {tanh_by_table(x), derivative(x)};
            }
        } else {
            const tanh_fraction<P> f(x);
            const auto parts = logistic(f.denominator, f.inverse);
            return {f.value(x), logistic_product<2>(parts, logistic_lower<2>(parts))};
        }
    }
    template <class P>
    static XACT_INLINE constexpr P derivative_from_value(P y) noexcept {
        return fnma(y, y, P(1));
    }
};

// What each class computes with.
template <class Accuracy>
struct tanh_in;

template <>
struct tanh_in<faithful> {
    template <class T, class A>
    static constexpr error_bound error = by_exact<T, A> ? exact_error : tanh_error<T, A>;
    template <class T, class A>
    static constexpr lockstep_widths lockstep =
        by_exact<T, A> ? exact_lockstep : tanh_lockstep<T, A>;
    template <class T, class A>
    using on = std::conditional_t<by_exact<T, A>, exact_tanh, faithful_tanh>;
};

template <>
struct tanh_in<exact> {
    template <class T, class A>
    static constexpr error_bound error = exact_error;
    template <class T, class A>
    static constexpr lockstep_widths lockstep = exact_lockstep;
    template <class T, class A>
    using on = exact_tanh;
};

} // namespace kernels

// value        tanh(x) = 2σ(2x) − 1
// derivative   sech²(x) = 4σ(2x)σ(−2x)
// domain       all x, odd. NaN to NaN. tanh(±0) = ±0, tanh(±∞) = ±1, never outside [−1, 1]. Derivative 1 at 0, +0 at ±∞,
//              down into the subnormals up to |x| = 52.68 (float), 373.26 (double).
// method       a piecewise polynomial out of a table in a register, where there is one (float, AVX2 and AVX-512); elsewhere
//              (e^2|x| − 1)/(e^2|x| + 1), compensated: kernels/tanh.hpp. Class exact: the same fraction in double, narrowed
//              once: kernels/exact.hpp. The derivative comes out of e^−2|x|, never out of 1 − y², which is exactly 0 from
//              x = 9.01 (float), where the truth is 6e−8.
// error        `error<T, A>`, in ULP: below 1 for values and 1.2 for derivatives; ½ of class exact.
template <class Accuracy = faithful>
struct tanh {
    using kernel = typename kernels::tanh_in<Accuracy>;
    template <class P, class V = std::remove_cvref_t<P>>
    using kernel_on = typename kernel::template on<typename V::value_type, typename V::arch>;

    static constexpr char name[] = "tanh";
    template <class T, class A>
    static constexpr error_bound error = kernel::template error<T, A>;
    template <class T, class A>
    static constexpr lockstep_widths lockstep = kernel::template lockstep<T, A>;

    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    XACT_INLINE constexpr V operator()(V x) const noexcept {
        return detail::through<A, Accuracy>(
            x, [](const auto& p) XACT_INLINE_LAMBDA { return kernel_on<decltype(p)>::value(p); });
    }

    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    XACT_INLINE constexpr V derivative(V x) const noexcept {
        return detail::through<A, Accuracy>(x, [](const auto& p) XACT_INLINE_LAMBDA {
            return kernel_on<decltype(p)>::derivative(p);
        });
    }

    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    XACT_INLINE constexpr value_derivative<V> value_and_derivative(V x) const noexcept {
        return detail::through<A, Accuracy>(
            x, [](const auto& p) XACT_INLINE_LAMBDA { return kernel_on<decltype(p)>::both(p); });
    }

    // 1 − y². Exact where y is, but y has rounded: off by 10 % from |x| = 7.9 (float), and exactly 0 from 9.01 (19.06 in
    // double), where the derivative itself ends only at 52 (373).
    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    XACT_INLINE constexpr V derivative_from_value(V y) const noexcept {
        return detail::through<A, Accuracy>(y, [](const auto& p) XACT_INLINE_LAMBDA {
            return kernel_on<decltype(p)>::derivative_from_value(p);
        });
    }
};

} // namespace xact
