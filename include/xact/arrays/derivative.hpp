// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/call.hpp>

namespace xact {

// d = f′(x), element by element. x and d have the same length and are the same range or apart, and
// contiguous in one storage order; std::invalid_argument otherwise, or for a parameter that f does
// not take, and nothing is written.
template <class A = simd::native, executor E, class F, class X, class D>
XACT_INLINE void derivative(E&& e, const F& f, const X& x, D&& d) {
    constexpr detail::fault found =
        detail::fault_of_call<A, F>(detail::inputs<X>{}, detail::outputs<D>{});
    if constexpr (found != detail::fault::none) {
        detail::report<found>();
    } else {
        using T = detail::array_element_t<const X>;
        const detail::named_array<const T> in[] = {detail::named<const T>("x", x)};
        const detail::named_array<T> out[] = {detail::named<T>("d", d)};
        detail::require_layouts("xact::derivative", detail::labelled{"x", x},
                                detail::labelled{"d", d});
        detail::require_call("xact::derivative", f, in, out);
        detail::run<detail::this_unit, A>(e, in, out, detail::evaluation<form::derivative, F>{f});
    }
}
template <class A = simd::native, class F, class X, class D>
XACT_INLINE void derivative(const F& f, const X& x, D&& d) {
    xact::derivative<A>(serial{}, f, x, std::forward<D>(d));
}

} // namespace xact
