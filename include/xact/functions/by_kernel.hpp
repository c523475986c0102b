// SPDX-License-Identifier: MIT
#pragma once

#include <xact/functor.hpp>

namespace xact::detail {

// A class of its own, as Kernels may be incomplete where a functor is only named.
template <class Kernels, bool Exact>
struct kernel_choice {
    using type = std::conditional_t<Exact, typename Kernels::exact_kernel,
                                    typename Kernels::faithful_kernel>;
};

// The functor of a function that has kernels, one for each class. Kernels names both, and the error and the lockstep of the
// faithful one; a kernel has value, derivative, both and derivative_from_value, on packs.
template <class Kernels, class Accuracy>
struct by_kernel {
    static_assert(class_of_accuracy<Accuracy>,
                  "xact: the template argument of a functor is a class of accuracy, xact::faithful "
                  "or xact::exact; a functor is made "
                  "before it is called: xact::tanh{}(x) on a scalar or a batch, "
                  "xact::forward(xact::tanh{}, x, y) on arrays");

    template <class T, class A>
    static constexpr bool takes_exact =
        std::is_same_v<Accuracy, exact> || Kernels::template by_exact<T, A>;
    template <class T, class A>
    using kernel = typename kernel_choice<Kernels, takes_exact<T, A>>::type;

    template <class T, class A>
    static constexpr error_bound error =
        takes_exact<T, A> ? Kernels::exact_error : Kernels::template error<T, A>;
    template <class T, class A>
    static constexpr lockstep_widths lockstep =
        takes_exact<T, A> ? Kernels::exact_lockstep : Kernels::template lockstep<T, A>;

    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    [[nodiscard]] XACT_INLINE constexpr V operator()(V x) const noexcept {
        return through<A, Accuracy>(
            x, [](const auto& p) XACT_INLINE_LAMBDA { return on<decltype(p)>::value(p); });
    }

    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    [[nodiscard]] XACT_INLINE constexpr V derivative(V x) const noexcept {
        return through<A, Accuracy>(
            x, [](const auto& p) XACT_INLINE_LAMBDA { return on<decltype(p)>::derivative(p); });
    }

    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    [[nodiscard]] XACT_INLINE constexpr value_derivative<V>
    value_and_derivative(V x) const noexcept {
        return through<A, Accuracy>(x, [](const auto& p)
                                           XACT_INLINE_LAMBDA { return on<decltype(p)>::both(p); });
    }

    template <floating_value V, class A = simd::arch_of<V>>
        requires the_class_exact_is_for_float_only_take_faithful_for_double<Accuracy, V>
    [[nodiscard]] XACT_INLINE constexpr V derivative_from_value(V y) const noexcept {
        return through<A, Accuracy>(y, [](const auto& p) XACT_INLINE_LAMBDA {
            return on<decltype(p)>::derivative_from_value(p);
        });
    }

    // For the array loops: see kernels::in_stages.
    template <form Form, class P>
        requires requires(P x) {
            kernel<typename P::value_type, typename P::arch>::template begin<Form>(x);
        }
    static XACT_INLINE constexpr auto begin(P x) noexcept {
        return on<P>::template begin<Form>(x);
    }
    template <form Form, class P, class State>
    static XACT_INLINE constexpr auto finish(const State& state, P x) noexcept {
        return on<P>::template finish<Form>(state, x);
    }

private:
    template <class P, class V = std::remove_cvref_t<P>>
    using on = kernel<typename V::value_type, typename V::arch>;
};

} // namespace xact::detail
