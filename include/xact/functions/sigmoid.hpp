#pragma once

#include <xact/accuracy.hpp>
#include <xact/concepts.hpp>
#include <xact/kernels/exact.hpp>
#include <xact/kernels/logistic.hpp>

namespace xact {

namespace kernels {

struct faithful_sigmoid {
    template <class P>
    static XACT_INLINE constexpr P value(P x) noexcept {
        return sigmoid_value(x, logistic_lower<0>(logistic_of_abs<1>(x)));
    }
    template <class P>
    static XACT_INLINE constexpr P derivative(P x) noexcept {
        const auto parts = logistic_of_abs<1>(x);
        return logistic_product<0>(parts, logistic_lower<0>(parts));
    }
    template <class P>
    static XACT_INLINE constexpr value_derivative<P> both(P x) noexcept {
        const auto parts = logistic_of_abs<1>(x);
        const P lower = logistic_lower<0>(parts);
        return {sigmoid_value(x, lower), logistic_product<0>(parts, lower)};
    }
    template <class P>
    static XACT_INLINE constexpr P derivative_from_value(P y) noexcept {
        return fnma(y, y, y);
    }
};

// What each class computes with.
template <class Accuracy>
struct sigmoid_in;

template <>
struct sigmoid_in<faithful> {
    template <class T, class A>
    static constexpr error_bound error = by_exact<T, A> ? exact_error : sigmoid_error<T, A>;
    template <class T, class A>
    static constexpr lockstep_widths lockstep =
        by_exact<T, A> ? exact_lockstep : sigmoid_lockstep<T, A>;
    template <class T, class A>
    using on = std::conditional_t<by_exact<T, A>, exact_sigmoid, faithful_sigmoid>;
};

template <>
struct sigmoid_in<exact> {
    template <class T, class A>
    static constexpr error_bound error = exact_error;
    template <class T, class A>
    static constexpr lockstep_widths lockstep = exact_lockstep;
    template <class T, class A>
    using on = exact_sigmoid;
};

} // namespace kernels

// value        σ(x) = 1/(1 + e^−x)
// derivative   σ(x)·σ(−x)
// domain       all x. NaN to NaN. σ(−∞) = +0, σ(∞) = 1, σ(±0) = ½; the left tail runs down into the subnormals and ends
//              at x = −103.97 (float), −745.13 (double). Derivative +0 at ±∞, ¼ at 0, even.
// method       one exponential and one division, compensated: kernels/logistic.hpp. Class exact: the same in double, narrowed
//              once: kernels/exact.hpp. The derivative comes out of e^−|x|,
//              never out of y(1 − y), which is exactly 0 from x = 17.3 (float), where the truth is 3e−8.
// error        `error<T, A>`, in ULP: below 1 for values and 1.2 for derivatives; ½ of class exact.
template <class Accuracy = faithful>
struct sigmoid {
    using kernel = typename kernels::sigmoid_in<Accuracy>;
    template <class P, class V = std::remove_cvref_t<P>>
    using kernel_on = typename kernel::template on<typename V::value_type, typename V::arch>;

    static constexpr char name[] = "sigmoid";
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

    // y(1 − y). Exact where y is, but y has rounded: the relative error grows as 2^−24·e^x (float), and the result is
    // exactly 0 from x = 17.33 (36.7 in double), where the derivative itself ends only at 104 (745).
    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    XACT_INLINE constexpr V derivative_from_value(V y) const noexcept {
        return detail::through<A, Accuracy>(y, [](const auto& p) XACT_INLINE_LAMBDA {
            return kernel_on<decltype(p)>::derivative_from_value(p);
        });
    }
};

} // namespace xact
