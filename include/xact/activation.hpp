// SPDX-License-Identifier: MIT
#pragma once

// What the class of a functor is made of: XACT_ACTIVATION, and the choice of a kernel. The calls
// are templates, and nothing here knows an instruction set. To be called they need simd.hpp, and
// some of them kernels, which the header of each functor includes behind its class.
//
// dispatch.hpp has the functors without these, for programs that only link to what is compiled
// elsewhere: it defines XACT_LINKED_ONLY around its includes, and the headers of functors then end
// with the class. Those headers may be included again without it, in any order; so their guards are
// around the class only.

#include <xact/accuracy.hpp>
#include <xact/config.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>

namespace xact {

namespace simd {

namespace detail {

template <class V>
inline constexpr bool is_scalar = std::is_same_v<V, float> || std::is_same_v<V, double>;

// Of a scalar, a batch, a lane or a pack; simd.hpp has the other ones.
template <class V>
struct element_of {};
template <class V>
    requires is_scalar<V>
struct element_of<V> {
    using type = V;
};

// V is no scalar, batch or pack. The arch is there all the same, so that the concept that refuses V
// is what a compiler reports, and not a default argument that could not be formed.
template <class V>
struct value_traits {
    using arch = void;
};

// Of a scalar, defined in simd.hpp. The name is what compilers print where that is missing.
template <class V>
struct to_call_a_functor_include_xact_xact_hpp;

} // namespace detail

// The element type of a scalar, a batch or a pack.
template <class V>
using element_t = typename detail::element_of<V>::type;

// The instruction set that V computes with. For a scalar it is the one that the compiler's flags
// enable: it is a template argument of every call, so that the same call in a unit with other flags
// is another function.
template <class V>
using arch_of = typename std::conditional_t<detail::is_scalar<V>,
                                            detail::to_call_a_functor_include_xact_xact_hpp<V>,
                                            detail::value_traits<V>>::arch;

template <class A>
inline constexpr bool has_fma = false;

// A scalar, a batch or a pack as a pack, and back.
template <class A, class V>
XACT_INLINE constexpr auto wrap(V x) noexcept;
template <class V, class A, class P>
XACT_INLINE constexpr V unwrap(P x) noexcept;

} // namespace simd

// The name is the message: compilers print the concept that was not met.
template <class V>
concept integer_arguments_are_refused_convert_to_float_or_double_first = !std::integral<V>;

// A scalar (float, double), an xsimd::batch of them on any instruction set, or a pack of batches
// (simd.hpp).
template <class V>
concept floating_value = integer_arguments_are_refused_convert_to_float_or_double_first<V>
                         && requires { typename simd::element_t<V>; };

// Again the name is the message.
template <class Accuracy, class V>
concept the_class_exact_is_for_float_only_take_faithful_for_double =
    Accuracy::template serves<simd::element_t<V>>;

// What value_and_derivative returns; made for `auto [v, d] = …`.
template <class V>
struct value_derivative {
    V value;
    V derivative;
};

// What is asked of an activation.
enum class form { value, derivative, both, derivative_from_value };

// How many batches at a time hide the latency of a functor's forms, as far as the registers reach.
// Where both is 0, value and derivative have nothing in common, and an array call for both does one
// after the other. Hidden for the same reason as error_bound.
struct XACT_HIDDEN lockstep_widths {
    std::size_t value;
    std::size_t derivative;
    std::size_t both;
};

// The kernels of a function, the preferred one first; see kernels/kernel.hpp. The first that serves
// an element type and an instruction set is taken, and error and lockstep are its own.
template <class... Kernels>
struct kernels_in_order {
private:
    struct none {};
    template <class T, class A, class... K>
    struct choice {
        using type = none;
    };
    template <class T, class A, class K, class... More>
    struct choice<T, A, K, More...>
        : std::conditional_t<K::template serves<T, A>, std::type_identity<K>,
                             choice<T, A, More...>> {};

public:
    template <class T, class A>
    static constexpr bool serve = (Kernels::template serves<T, A> || ...);
    template <class T, class A>
    using first = typename choice<T, A, Kernels...>::type;
};

namespace detail {

// A pair whose value and derivative have nothing in common is computed one after the other.
struct pair_apart {
    template <class T, class A>
    static constexpr bool serves = true;
    template <class T, class A>
    static constexpr std::size_t lockstep = 0;
};
// The kernels of a form, where value and derivative have lists of their own.
template <form Form, class OfValue, class OfDerivative>
struct apart {
    using type = std::conditional_t<
        Form == form::value, OfValue,
        std::conditional_t<Form == form::derivative, OfDerivative, kernels_in_order<pair_apart>>>;
};

template <class Accuracy>
struct checked_class {
    static_assert(class_of_accuracy<Accuracy>,
                  "xact: the template argument of a functor is a class of accuracy, xact::faithful "
                  "or xact::exact; a functor is made "
                  "before it is called: xact::tanh{}(x) on a scalar or a batch, "
                  "xact::forward(xact::tanh{}, x, y) on arrays");
    using type = Accuracy;
};

// V only delays the question until F is complete.
template <class F, class V>
struct class_of_functor {
    using type = faithful;
};
template <class F, class V>
    requires requires { typename F::accuracy; }
struct class_of_functor<F, V> {
    using type = typename F::accuracy;
};
// The class of accuracy of F.
template <class F, class V = void>
using class_of = typename class_of_functor<F, V>::type;

// The kernels of F for a form, those of its class.
template <class F, form Form, class Accuracy = class_of<F>>
struct kernels_of {};
template <class F, form Form>
    requires requires { typename F::template by<Form>; }
struct kernels_of<F, Form, faithful> {
    using type = typename F::template by<Form>;
};
template <class F, form Form>
    requires requires { typename F::template exact_by<Form>; }
struct kernels_of<F, Form, exact> {
    using type = typename F::template exact_by<Form>;
};
template <class F, form Form>
concept has_kernels = requires { typename kernels_of<F, Form>::type; };

template <class F, form Form, class T, class A>
struct kernel_choice {
    using list = typename kernels_of<F, Form>::type;
    static_assert(
        list::template serve<T, A>,
        "xact: no kernel of this functor serves this element type on this instruction set");
    using type = typename list::template first<T, A>;
};
template <class F, form Form, class T, class A>
using kernel_for = typename kernel_choice<F, Form, T, A>::type;
template <class F, form Form, class P>
using kernel_on = kernel_for<F, Form, typename P::value_type, typename P::arch>;

// The error of F is that of its kernels, or its own.
template <class F, class T, class A>
XACT_HIDDEN inline constexpr error_bound error_of = [] {
    if constexpr (has_kernels<F, form::value>)
        return error_bound{.value = kernel_for<F, form::value, T, A>::template error<T, A>,
                           .derivative =
                               kernel_for<F, form::derivative, T, A>::template error<T, A>};
    else
        return F::template own_error<T, A>;
}();

// Likewise its lockstep. Four batches hide the latency of a few operations.
template <class F, class T, class A>
XACT_HIDDEN inline constexpr lockstep_widths lockstep_for = [] {
    if constexpr (has_kernels<F, form::value>)
        return lockstep_widths{.value = kernel_for<F, form::value, T, A>::template lockstep<T, A>,
                               .derivative =
                                   kernel_for<F, form::derivative, T, A>::template lockstep<T, A>,
                               .both = kernel_for<F, form::both, T, A>::template lockstep<T, A>};
    else if constexpr (requires { F::template own_lockstep<T, A>; })
        return F::template own_lockstep<T, A>;
    else
        return lockstep_widths{.value = 4, .derivative = 4, .both = 4};
}();

// Value and derivative have nothing in common.
template <class F, class P>
inline constexpr bool computes_pair_apart =
    kernel_on<F, form::both, P>::template lockstep<typename P::value_type, typename P::arch> == 0;

// One form of f on a pack.
template <form Form, class F, class P>
XACT_INLINE constexpr auto form_of(const F& f,
                                   const P& p) noexcept(Form != form::derivative_from_value) {
    if constexpr (has_kernels<F, Form>) {
        if constexpr (Form == form::both && computes_pair_apart<F, P>)
            return value_derivative<P>{form_of<form::value>(f, p), form_of<form::derivative>(f, p)};
        else
            return kernel_on<F, Form, P>::compute(p);
    } else if constexpr (Form == form::value) {
        return f.value_of(p);
    } else if constexpr (Form == form::derivative) {
        return f.derivative_of(p);
    } else if constexpr (Form == form::derivative_from_value) {
        return f.derivative_from_value_of(p);
    } else if constexpr (requires { f.both_of(p); }) {
        return f.both_of(p);
    } else {
        return value_derivative<P>{f.value_of(p), f.derivative_of(p)};
    }
}

// Asked without calling it, since that needs simd.hpp. V only delays the question until F is
// complete.
template <class F, class V>
concept tells_derivative_from_value = has_kernels<F, form::derivative_from_value> || requires {
    &F::template derivative_from_value_of<simd::element_t<V>>;
};

// On a scalar, a batch or a pack: see concepts.hpp.
template <form Form, class A, class F, class V>
XACT_INLINE constexpr auto call(const F& f, V x) noexcept(Form != form::derivative_from_value);

template <class F, form Form, class P>
concept in_stages_on = has_kernels<F, Form> && requires(P x) { kernel_on<F, Form, P>::begin(x); };

} // namespace detail
} // namespace xact

// What every functor repeats, to be written first in its class: its name, and the calls on scalars,
// batches and packs, out of
//
//   template <form Form> using by = kernels_in_order<…>;         or its own formulas, on a pack:
//   template <form Form> using exact_by = …;                     value_of(p), derivative_of(p), and
//                                                                own_error<T, A>
//
// where exact_by is left out if there is no class exact; and, where they pay, both_of(p),
// derivative_from_value_of(p) and own_lockstep<T, A>. A functor that is a template on its class of
// accuracy names it `accuracy`, by way of detail::checked_class.
#define XACT_ACTIVATION(functor)                                                                   \
    XACT_HIDDEN static constexpr char name[] = #functor;                                           \
    template <class T, class A>                                                                    \
    XACT_HIDDEN static constexpr ::xact::error_bound error =                                       \
        ::xact::detail::error_of<functor, T, A>;                                                   \
    template <class T, class A>                                                                    \
    XACT_HIDDEN static constexpr ::xact::lockstep_widths lockstep =                                \
        ::xact::detail::lockstep_for<functor, T, A>;                                               \
                                                                                                   \
    template <::xact::integer_arguments_are_refused_convert_to_float_or_double_first V,            \
              class A = ::xact::simd::arch_of<V>>                                                  \
        requires ::xact::floating_value<V>                                                         \
                 && ::xact::the_class_exact_is_for_float_only_take_faithful_for_double<            \
                     ::xact::detail::class_of<functor, V>, V>                                      \
    [[nodiscard]] XACT_INLINE constexpr V operator()(V x) const noexcept {                         \
        return ::xact::detail::call<::xact::form::value, A>(*this, x);                             \
    }                                                                                              \
    template <::xact::integer_arguments_are_refused_convert_to_float_or_double_first V,            \
              class A = ::xact::simd::arch_of<V>>                                                  \
        requires ::xact::floating_value<V>                                                         \
                 && ::xact::the_class_exact_is_for_float_only_take_faithful_for_double<            \
                     ::xact::detail::class_of<functor, V>, V>                                      \
    [[nodiscard]] XACT_INLINE constexpr V derivative(V x) const noexcept {                         \
        return ::xact::detail::call<::xact::form::derivative, A>(*this, x);                        \
    }                                                                                              \
    template <::xact::integer_arguments_are_refused_convert_to_float_or_double_first V,            \
              class A = ::xact::simd::arch_of<V>>                                                  \
        requires ::xact::floating_value<V>                                                         \
                 && ::xact::the_class_exact_is_for_float_only_take_faithful_for_double<            \
                     ::xact::detail::class_of<functor, V>, V>                                      \
    [[nodiscard]] XACT_INLINE constexpr ::xact::value_derivative<V> value_and_derivative(V x)      \
        const noexcept {                                                                           \
        return ::xact::detail::call<::xact::form::both, A>(*this, x);                              \
    }                                                                                              \
    template <::xact::integer_arguments_are_refused_convert_to_float_or_double_first V,            \
              class A = ::xact::simd::arch_of<V>>                                                  \
        requires ::xact::floating_value<V>                                                         \
                 && ::xact::the_class_exact_is_for_float_only_take_faithful_for_double<            \
                     ::xact::detail::class_of<functor, V>, V>                                      \
                 && ::xact::detail::tells_derivative_from_value<functor, V>                        \
    [[nodiscard]] XACT_INLINE constexpr V derivative_from_value(V y) const {                       \
        return ::xact::detail::call<::xact::form::derivative_from_value, A>(*this, y);             \
    }                                                                                              \
    template <::xact::form Form, class P>                                                          \
        requires ::xact::detail::in_stages_on<functor, Form, P>                                    \
    static XACT_INLINE constexpr auto begin(P x) noexcept {                                        \
        return ::xact::detail::kernel_on<functor, Form, P>::begin(x);                              \
    }                                                                                              \
    template <::xact::form Form, class P, class State>                                             \
    static XACT_INLINE constexpr auto finish(const State& state, P x) noexcept {                   \
        return ::xact::detail::kernel_on<functor, Form, P>::finish(state, x);                      \
    }                                                                                              \
    static_assert(true)
