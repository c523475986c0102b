// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/call.hpp>

namespace xact {

// y = f(x), element by element. x and y have the same length and are the same range or apart, and
// contiguous in one storage order; std::invalid_argument otherwise, or for a parameter that f does
// not take, and nothing is written.
template <class A = simd::native, executor E, class F, class X, class Y>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y) {
    constexpr detail::fault found =
        detail::fault_of_call<A, F>(detail::inputs<X>{}, detail::outputs<Y>{});
    if constexpr (found != detail::fault::none) {
        detail::report<found>();
    } else {
        using T = detail::array_element_t<const X>;
        const detail::named_array<const T> in[] = {detail::named<const T>("x", x)};
        const detail::named_array<T> out[] = {detail::named<T>("y", y)};
        detail::require_layouts("xact::forward", detail::labelled{"x", x},
                                detail::labelled{"y", y});
        detail::require_call("xact::forward", f, in, out);
        detail::run<detail::this_unit, A>(e, in, out, detail::evaluation<form::value, F>{f});
    }
}
template <class A = simd::native, class F, class X, class Y>
XACT_INLINE void forward(const F& f, const X& x, Y&& y) {
    xact::forward<A>(serial{}, f, x, std::forward<Y>(y));
}

// y = f(x) and d = f′(x) in one pass. y or d may be x; y and d are apart.
template <class A = simd::native, executor E, class F, class X, class Y, class D>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y, D&& d) {
    constexpr detail::fault found =
        detail::fault_of_call<A, F>(detail::inputs<X>{}, detail::outputs<Y, D>{});
    if constexpr (found != detail::fault::none) {
        detail::report<found>();
    } else {
        using T = detail::array_element_t<const X>;
        const detail::named_array<const T> in[] = {detail::named<const T>("x", x)};
        const detail::named_array<T> out[] = {detail::named<T>("y", y), detail::named<T>("d", d)};
        detail::require_layouts("xact::forward", detail::labelled{"x", x}, detail::labelled{"y", y},
                                detail::labelled{"d", d});
        detail::require_call("xact::forward", f, in, out);
        detail::run<detail::this_unit, A>(e, in, out, detail::evaluation<form::both, F>{f});
    }
}
template <class A = simd::native, class F, class X, class Y, class D>
    requires(!executor<F>)
XACT_INLINE void forward(const F& f, const X& x, Y&& y, D&& d) {
    xact::forward<A>(serial{}, f, x, std::forward<Y>(y), std::forward<D>(d));
}

} // namespace xact
