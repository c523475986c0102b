// SPDX-License-Identifier: MIT
#pragma once

// How the elements of an array lie: strides and storage order, as far as the type tells, and what
// only the object knows.

#include <xact/arrays/argument.hpp>
#include <xact/refuse.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace xact {
namespace detail {

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

// ---- what the object tells ----------------------------------------------------------------------

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

    // Dimension d is the k-th from the fastest in the order. `refused` gets the stride that is
    // wrong.
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
