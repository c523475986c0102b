// SPDX-License-Identifier: MIT
#pragma once

// What is refused while compiling.

#include <xact/arrays/layout.hpp>

#include <initializer_list>

namespace xact {
namespace detail {

// The first thing that is wrong with a call. Found first and reported alone, so that a compiler has
// one thing to say, and goes no deeper.
enum class fault {
    none,
    instruction_set,
    pointer,
    nested,
    no_array,
    unknown_layout,
    strides,
    temporary,
    const_output,
    elements,
    mixed_elements,
    orders,
    no_value,
    no_derivative,
    float_only,
    no_batch,
    no_derivative_from_value
};

template <fault F>
constexpr void report() {
    static_assert(
        F != fault::instruction_set,
        "xact: the first template argument of an array call is an instruction set of "
        "xsimd; a class of accuracy belongs to the functor, as in "
        "xact::forward(xact::tanh<xact::exact>{}, x, y), and the element type to the arrays");
    static_assert(F != fault::pointer,
                  "xact: a pointer does not tell its length: write std::span(pointer, size)");
    static_assert(F != fault::nested,
                  "xact: an array of arrays: write std::span(&m[0][0], rows * columns) for a C "
                  "array, and make a call for each row of a vector of vectors");
    static_assert(
        F != fault::no_array,
        "xact: this argument is no array: it needs std::data and std::size, as vectors, "
        "spans and matrices have (write std::span(pointer, size); an expression or a view "
        "without strides has to be copied to a container)");
    static_assert(F != fault::unknown_layout,
                  "xact: this array has strides that xact cannot read: if its elements lie next to "
                  "each other, write std::span(x.data(), size)");
    static_assert(F != fault::strides,
                  "xact: the elements of this array do not lie next to each other, its type says: "
                  "copy it, or make a call for each contiguous part");
    static_assert(F != fault::temporary,
                  "xact: the output is a temporary, which is gone after the call: give it a name, "
                  "or write a std::span of what it shows");
    static_assert(F != fault::const_output, "xact: the output array is const");
    static_assert(F != fault::elements,
                  "xact: the elements of an array must be float or double: convert others first");
    static_assert(F != fault::mixed_elements,
                  "xact: all arrays of a call must have the same element type");
    static_assert(F != fault::orders,
                  "xact: one array is in row-major and another one in column-major order: copy one "
                  "of them to the other's");
    static_assert(F != fault::no_value,
                  "xact: this functor is no activation: it needs operator()(x) that takes a T and "
                  "returns a T");
    static_assert(F != fault::no_derivative,
                  "xact: this functor has no derivative: an activation is a class with "
                  "operator()(x) and derivative(x), as in examples/own_functor.cpp");
    static_assert(F != fault::float_only,
                  "xact: this functor works on float only, as the class exact does: write "
                  "xact::faithful for double");
    static_assert(F != fault::no_batch,
                  "xact: this functor works on scalars only: operator() and derivative must be "
                  "templates that take xsimd::batch<T> too, as in examples/own_functor.cpp");
    static_assert(F != fault::no_derivative_from_value,
                  "xact: this functor has no derivative_from_value: use backward, from the input");
}

template <class X>
consteval fault fault_of_array() {
    if constexpr (std::is_pointer_v<bare<X>>) {
        return fault::pointer;
    } else if constexpr (!array_argument<X>) {
        return fault::no_array;
    } else {
        using T = array_element_t<X>;
        if constexpr (std::is_array_v<T> || (array_argument<T> && !std::is_pointer_v<T>))
            return fault::nested;
        else if constexpr (!std::is_same_v<T, float> && !std::is_same_v<T, double>)
            return fault::elements;
        else if constexpr (tells_unknown_layout<X>)
            return fault::unknown_layout;
        else if constexpr (static_orders<X>() == no_order)
            return fault::strides;
        else
            return fault::none;
    }
}

template <class Y>
consteval fault fault_of_output() {
    constexpr fault found = fault_of_array<Y>();
    if constexpr (found != fault::none)
        return found;
    else if constexpr (!is_writable<Y>)
        return fault::const_output;
    else if constexpr (!std::is_lvalue_reference_v<Y> && !is_view<Y>())
        return fault::temporary;
    else
        return fault::none;
}

template <class...>
struct inputs {};
template <class...>
struct outputs {};

consteval fault first_of(std::initializer_list<fault> all) {
    for (fault f : all)
        if (f != fault::none) return f;
    return fault::none;
}

// Arguments as they were deduced: an output is a reference unless it is a temporary.
template <class X, class... Xs, class... Ys>
consteval fault fault_of_arrays(inputs<X, Xs...>, outputs<Ys...>) {
    constexpr fault found = first_of(
        {fault_of_array<const X>(), fault_of_array<const Xs>()..., fault_of_output<Ys>()...});
    if constexpr (found != fault::none)
        return found;
    else if constexpr (!(std::is_same_v<array_element_t<const X>, array_element_t<const Xs>> && ...)
                       || !(std::is_same_v<array_element_t<const X>, array_element_t<Ys>> && ...))
        return fault::mixed_elements;
    else if constexpr ((static_orders<X>() & (any_order & ... & static_orders<Xs>())
                        & (any_order & ... & static_orders<Ys>()))
                       == no_order)
        return fault::orders;
    else
        return fault::none;
}

} // namespace detail
} // namespace xact
