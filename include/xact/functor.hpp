// SPDX-License-Identifier: MIT
#pragma once

// What the class of a functor is made of. Its calls are templates, and nothing here knows an
// instruction set. To be called they need simd.hpp, and some of them kernels, which the header of
// each functor includes behind its class.
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
enum class form { value, derivative, both };

// How many batches at a time hide the latency of a functor's forms, as far as the registers reach.
// Where both is 0, value and derivative have nothing in common, and an array call for both does one
// after the other. Hidden for the same reason as error_bound.
struct XACT_HIDDEN lockstep_widths {
    std::size_t value;
    std::size_t derivative;
    std::size_t both;
};

namespace detail {

// What a functor does with a kernel: see concepts.hpp.
template <class A, class Accuracy, class V, class Form>
XACT_INLINE constexpr auto through(V x, Form form) noexcept;

} // namespace detail
} // namespace xact
