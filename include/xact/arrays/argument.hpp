// SPDX-License-Identifier: MIT
#pragma once

// What an array call takes for an array, and the checks in front of it: elements that lie next to
// each other, in one storage order, in ranges of one length that are the same or apart.
//
// An array is anything with std::data and std::size. Types that tell more are asked for it by the
// names that their libraries use, none of which is included here: strides of Eigen, xtensor,
// mdspan, Kokkos and Boost.MultiArray. What the type tells is refused while compiling, what only
// the object knows by std::invalid_argument. A type that has strides under other names is refused.

#include <xact/refuse.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <type_traits>
#include <utility>

namespace xact {

namespace detail {

// ---- how the elements of an array lie ------------------------------------------------------------

// The orders of its indices in which the elements lie without gaps, as bits: a vector has both.
enum storage : unsigned { no_order = 0, row_major = 1, column_major = 2, any_order = 3 };

template <class X>
using bare = std::remove_cvref_t<X>;

template <class X>
concept has_data = requires(std::remove_reference_t<X>& x) {
    *std::data(x);
    static_cast<std::size_t>(std::size(x));
};

// Eigen's matrices, arrays, maps and blocks.
template <class X>
concept eigen_like = has_data<X> && requires(const bare<X>& x) {
    static_cast<std::ptrdiff_t>(x.innerStride());
    static_cast<std::ptrdiff_t>(x.outerStride());
    static_cast<std::ptrdiff_t>(x.innerSize());
    static_cast<std::ptrdiff_t>(x.outerSize());
    static_cast<bool>(bare<X>::IsRowMajor);
};

// Eigen's tensors, which are always contiguous.
template <class X>
concept eigen_tensor_like = has_data<X> && requires(const bare<X>& x) {
    x.dimensions();
    static_cast<int>(bare<X>::NumDimensions);
    static_cast<int>(bare<X>::Layout);
};

// xtensor's containers and views.
template <class X>
concept xtensor_like = has_data<X> && requires(const bare<X>& x) {
    static_cast<std::size_t>(x.shape().size());
    static_cast<std::size_t>(x.strides().size());
    static_cast<std::ptrdiff_t>(x.strides()[0]);
    static_cast<std::size_t>(x.data_offset());
};

// std::mdspan.
template <class X>
concept mdspan_like = requires(const bare<X>& x) {
    *x.data_handle();
    static_cast<std::size_t>(x.size());
    static_cast<std::size_t>(bare<X>::rank());
    x.mapping().is_exhaustive();
    x.extents();
};

// Kokkos' views.
template <class X>
concept kokkos_like = has_data<X> && requires(const bare<X>& x) {
    x.span_is_contiguous();
    static_cast<std::size_t>(bare<X>::rank());
    static_cast<std::size_t>(x.extent(0));
    static_cast<std::ptrdiff_t>(x.stride(0));
};

// boost::multi_array, whose size() is that of its first dimension only.
template <class X>
concept multi_array_like = has_data<X> && requires(const bare<X>& x) {
    static_cast<std::size_t>(x.num_elements());
    static_cast<std::size_t>(x.num_dimensions());
    static_cast<std::ptrdiff_t>(x.strides()[0]);
    static_cast<std::size_t>(x.shape()[0]);
};

template <class X>
concept tells_layout = eigen_like<X> || eigen_tensor_like<X> || xtensor_like<X> || mdspan_like<X>
                       || kokkos_like<X> || multi_array_like<X>;

// Strides under a name that means nothing here.
template <class X>
concept tells_unknown_layout =
    !tells_layout<X>
    && (
        requires(const bare<X>& x) { x.strides(); } || requires(const bare<X>& x) { x.stride(); }
        || requires(const bare<X>& x) { x.stride(0); }
        || requires(const bare<X>& x) { x.innerStride(); }
        || requires(const bare<X>& x) { x.is_contiguous(); }
        || requires(const bare<X>& x) { x.isContiguous(); });

} // namespace detail

// What an array argument may be.
template <class X>
concept array_argument = detail::has_data<X> || detail::mdspan_like<X>;

namespace detail {

template <class X>
XACT_INLINE constexpr auto data_of(X& x) noexcept {
    if constexpr (mdspan_like<X>)
        return x.data_handle();
    else if constexpr (xtensor_like<X>)
        return std::data(x) + x.data_offset();
    else
        return std::data(x);
}

template <class X>
XACT_INLINE constexpr std::size_t size_of(const X& x) noexcept {
    if constexpr (mdspan_like<X>)
        return static_cast<std::size_t>(x.size());
    else if constexpr (multi_array_like<X>)
        return static_cast<std::size_t>(x.num_elements());
    else
        return static_cast<std::size_t>(std::size(x));
}

// The element as data_of points to it, const or not.
template <array_argument X>
using array_pointee_t = std::remove_reference_t<decltype(*detail::data_of(
    std::declval<std::remove_reference_t<X>&>()))>;

template <array_argument X>
using array_element_t = std::remove_const_t<array_pointee_t<X>>;

template <array_argument X>
inline constexpr bool is_writable = !std::is_const_v<array_pointee_t<X>>;

// ---- what the type tells ------------------------------------------------------------------------

template <class Extents>
struct twos;
template <template <class, std::size_t...> class Extents, class Index, std::size_t... E>
struct twos<Extents<Index, E...>> {
    using type = Extents<Index, (E - E + 2)...>;
};

// The order of an mdspan's layout, told from a mapping of it that is 2 in each dimension; any_order
// where a mapping need not be contiguous, and is asked at run time.
template <class U>
consteval unsigned order_of_mapping() {
    using mapping = bare<decltype(std::declval<const U&>().mapping())>;
    if constexpr (!mapping::is_always_strided()) return no_order;
    if constexpr (!mapping::is_always_exhaustive()) return any_order;
    using cube =
        typename U::layout_type::template mapping<typename twos<typename U::extents_type>::type>;
    constexpr cube m{};
    if (m.stride(U::rank() - 1) == 1) return row_major;
    if (m.stride(0) == 1) return column_major;
    return no_order;
}

// The orders that an object of this type can be in; no_order where none can be contiguous.
template <class X>
consteval unsigned static_orders() {
    using U = bare<X>;
    if constexpr (eigen_like<X>) {
        if constexpr (requires { U::InnerStrideAtCompileTime; }) {
            constexpr auto inner = static_cast<std::ptrdiff_t>(U::InnerStrideAtCompileTime);
            constexpr auto outer = static_cast<std::ptrdiff_t>(U::OuterStrideAtCompileTime);
            constexpr auto inner_size = static_cast<std::ptrdiff_t>(U::InnerSizeAtCompileTime);
            constexpr auto size = static_cast<std::ptrdiff_t>(U::SizeAtCompileTime);
            // −1 is known at run time only, 0 is the natural one.
            if (inner > 1 && (inner_size > 1 || (inner_size < 0 && size < 0))) return no_order;
            if (!U::IsVectorAtCompileTime && outer > 0 && inner_size > 0 && size > inner_size
                && outer != inner_size)
                return no_order;
        }
        if (U::IsVectorAtCompileTime) return any_order;
        return U::IsRowMajor ? row_major : column_major;
    } else if constexpr (eigen_tensor_like<X>) {
        if (U::NumDimensions < 2) return any_order;
        return static_cast<int>(U::Layout) == 1 ? row_major : column_major;
    } else if constexpr (xtensor_like<X>) {
        if constexpr (requires { U::static_layout; }) {
            using L = std::remove_cv_t<decltype(U::static_layout)>;
            if (U::static_layout == L::row_major) return row_major;
            if (U::static_layout == L::column_major) return column_major;
        }
        return any_order;
    } else if constexpr (mdspan_like<X>) {
        if constexpr (U::rank() < 2)
            return any_order;
        else
            return order_of_mapping<U>();
    } else {
        return any_order;
    }
}

// Whether elements outlive the call though the object is a temporary: a view of others' elements.
// A container is const as a whole when it is const; a view is not, or names the container that it
// is copied to (Eigen's PlainObject, xtensor's temporary_type).
template <class X>
consteval bool is_view() {
    using U = bare<X>;
    if constexpr (std::is_array_v<U>)
        return false;
    else if constexpr (requires { typename U::PlainObject; })
        return !std::is_same_v<typename U::PlainObject, U>;
    else if constexpr (requires { typename U::temporary_type; })
        return !std::is_same_v<typename U::temporary_type, U>;
    else if constexpr (array_argument<const U>)
        return is_writable<const U>;
    else
        return false;
}

// ---- what the object tells ----------------------------------------------------------------------

// An array argument as the loops take it, and the name it has in messages.
template <class T>
struct named_array {
    const char* name;
    T* data;
    std::size_t size;
};

// What else is compared between the arrays of a call. The elements next to each other in a matrix
// are the rows or columns that lie one after the other; of a vector there are none to compare.
struct array_layout {
    unsigned orders = any_order;
    std::size_t inner = 0;
};

// Strides and extents of a tensor, by functions of the dimension.
template <class Stride, class Extent>
XACT_INLINE array_layout layout_of_strides(const char* call, const char* name, std::size_t rank,
                                           Stride stride, Extent extent) {
    array_layout layout{};
    std::size_t long_dimensions = 0;
    for (std::size_t d = 0; d < rank; ++d) {
        if (extent(d) == 0) return {};
        if (extent(d) == 1) continue;
        ++long_dimensions;
        if (stride(d) == 1) layout.inner = extent(d);
    }
    if (long_dimensions < 2) layout.inner = 0;

    // Dimension d is the k-th from the fastest in the order. `refused` gets the stride that is wrong.
    const auto follows = [&](unsigned order, auto refused) XACT_INLINE_LAMBDA {
        std::size_t wanted = 1;
        for (std::size_t k = 0; k < rank; ++k) {
            const std::size_t d = order == column_major ? k : rank - 1 - k;
            if (extent(d) == 1) continue;
            if (stride(d) != static_cast<std::ptrdiff_t>(wanted)) {
                refused(d, wanted);
                return false;
            }
            wanted *= extent(d);
        }
        return true;
    };
    const auto silent = [](std::size_t, std::size_t) XACT_INLINE_LAMBDA {};
    if (!follows(row_major, silent)) layout.orders &= ~static_cast<unsigned>(row_major);
    if (!follows(column_major, silent)) layout.orders &= ~static_cast<unsigned>(column_major);
    if (layout.orders == no_order)
        follows(row_major, [&](std::size_t d, std::size_t wanted) XACT_INLINE_LAMBDA {
            refuse_stride<this_unit>(call, name, d, stride(d), wanted);
        });
    return layout;
}

template <class X>
XACT_INLINE array_layout layout_of(const char* call, const char* name, const X& x) {
    if constexpr (eigen_like<X>) {
        // Dimension 0 is the outer one in row-major order.
        using U = bare<X>;
        const auto inner_size = static_cast<std::size_t>(x.innerSize());
        const auto outer_size = static_cast<std::size_t>(x.outerSize());
        const auto inner = static_cast<std::ptrdiff_t>(x.innerStride());
        const auto outer = static_cast<std::ptrdiff_t>(x.outerStride());
        if (inner_size * outer_size <= 1) return {};
        if (inner_size > 1 && inner != 1)
            refuse_stride<this_unit>(call, name, U::IsRowMajor ? 1 : 0, inner, 1);
        if (outer_size > 1 && outer != static_cast<std::ptrdiff_t>(inner_size))
            refuse_stride<this_unit>(call, name, U::IsRowMajor ? 0 : 1, outer, inner_size);
        if (inner_size == 1 || outer_size == 1) return {};
        return {U::IsRowMajor ? row_major : column_major, inner_size};
    } else if constexpr (eigen_tensor_like<X>) {
        return {static_orders<X>(), 0};
    } else if constexpr (xtensor_like<X> || multi_array_like<X>) {
        const auto& strides = x.strides();
        const auto& shape = x.shape();
        std::size_t rank = 0;
        if constexpr (multi_array_like<X>)
            rank = static_cast<std::size_t>(x.num_dimensions());
        else
            rank = static_cast<std::size_t>(shape.size());
        return layout_of_strides(
            call, name, rank,
            [&](std::size_t d)
                XACT_INLINE_LAMBDA { return static_cast<std::ptrdiff_t>(strides[d]); },
            [&](std::size_t d) XACT_INLINE_LAMBDA { return static_cast<std::size_t>(shape[d]); });
    } else if constexpr (mdspan_like<X> || kokkos_like<X>) {
        constexpr auto rank = static_cast<std::size_t>(bare<X>::rank());
        if constexpr (rank == 0)
            return {};
        else
            return layout_of_strides(
                call, name, rank,
                [&](std::size_t d)
                    XACT_INLINE_LAMBDA { return static_cast<std::ptrdiff_t>(x.stride(d)); },
                [&](std::size_t d)
                    XACT_INLINE_LAMBDA { return static_cast<std::size_t>(x.extent(d)); });
    } else {
        return {};
    }
}

// ---- what is refused while compiling ------------------------------------------------------------

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

// ---- what is refused at run time ----------------------------------------------------------------

template <class T, class X>
XACT_INLINE constexpr named_array<T> named(const char* name, X& x) {
    return {name, detail::data_of(x), detail::size_of(x)};
}

template <class T>
XACT_INLINE bool overlap(named_array<const T> a, named_array<const T> b) noexcept {
    // As numbers: comparing pointers into different arrays is not defined.
    const auto p = reinterpret_cast<std::uintptr_t>(a.data);
    const auto q = reinterpret_cast<std::uintptr_t>(b.data);
    return p < q + b.size * sizeof(T) && q < p + a.size * sizeof(T);
}

// Equal lengths; an output is the very same range as an input (in place) or apart from it, and apart from other outputs.
template <class T, std::size_t In, std::size_t Out>
XACT_INLINE void require_ranges(const char* call, const named_array<const T> (&in)[In],
                                const named_array<T> (&out)[Out]) {
    const auto n = in[0].size;
    for (const auto& x : in)
        if (x.size != n) refuse_lengths<this_unit>(call, in[0].name, n, x.name, x.size);
    for (const auto& y : out)
        if (y.size != n) refuse_lengths<this_unit>(call, in[0].name, n, y.name, y.size);
    const auto distance = [](const T* to, const T* from) XACT_INLINE_LAMBDA {
        return reinterpret_cast<std::intptr_t>(to) - reinterpret_cast<std::intptr_t>(from);
    };
    for (std::size_t k = 0; k < Out; ++k) {
        const named_array<const T> y{out[k].name, out[k].data, n};
        for (const auto& x : in)
            if (x.data != y.data && overlap<T>(x, y))
                refuse_overlap<this_unit>(call, y.name, x.name, distance(y.data, x.data), n);
        for (std::size_t l = 0; l < k; ++l) {
            const named_array<const T> z{out[l].name, out[l].data, n};
            if (overlap<T>(y, z))
                refuse_overlap<this_unit>(call, y.name, z.name, distance(y.data, z.data), n);
        }
    }
}

// Elements next to each other, and in one order and shape: of the first array that tells one and
// of every other. A name and an array follow each other in the arguments.
template <class X>
struct labelled {
    const char* name;
    const X& array;
};
template <class X>
labelled(const char*, const X&) -> labelled<X>;

template <class... X>
XACT_INLINE void require_layouts([[maybe_unused]] const char* call,
                                 [[maybe_unused]] const labelled<X>&... all) {
    if constexpr ((tells_layout<X> || ...)) {
        const char* first = nullptr;
        array_layout seen{};
        const auto name_of = [](unsigned order) XACT_INLINE_LAMBDA {
            return order == row_major ? "row-major" : "column-major";
        };
        const auto compare = [&](const auto& one) XACT_INLINE_LAMBDA {
            const array_layout layout = detail::layout_of(call, one.name, one.array);
            if (layout.orders == any_order) return;
            if (first == nullptr) {
                first = one.name;
                seen = layout;
            } else if (layout.orders != seen.orders) {
                refuse_order<this_unit>(call, first, name_of(seen.orders), one.name,
                                        name_of(layout.orders));
            } else if (layout.inner != seen.inner) {
                refuse_shape<this_unit>(call, first, seen.inner, one.name, layout.inner);
            }
        };
        (compare(all), ...);
    }
}

} // namespace detail
} // namespace xact
