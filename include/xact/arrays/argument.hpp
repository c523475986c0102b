// SPDX-License-Identifier: MIT
#pragma once

// What an array call takes for an array: elements that lie next to each other (layout.hpp), in one
// storage order, in ranges of one length that are the same or apart (check.hpp).
//
// An array is anything with std::data and std::size. Types that tell more are asked for it by the
// names that their libraries use, none of which is included here: strides of Eigen, xtensor,
// mdspan, Kokkos and Boost.MultiArray. What the type tells is refused while compiling, what only
// the object knows by std::invalid_argument. A type that has strides under other names is refused.

#include <xact/config.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>

namespace xact {

namespace detail {

// ---- how the elements of an array lie
// ------------------------------------------------------------

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

// An array argument as the loops take it, and the name it has in messages.
template <class T>
struct named_array {
    const char* name;
    T* data;
    std::size_t size;
};

template <class T, class X>
XACT_INLINE constexpr named_array<T> named(const char* name, X& x) {
    return {name, detail::data_of(x), detail::size_of(x)};
}

} // namespace detail
} // namespace xact
