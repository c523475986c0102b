// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/call.hpp>

namespace xact {

// dx = dy·f′(x), element by element: the gradient through an activation, from its saved input, in
// one pass. It is the product that it says, so an infinite dy times a derivative of 0 is NaN. dx
// may be x or dy; std::invalid_argument for different lengths, a partial overlap, elements that are
// not contiguous in one storage order or a parameter that f does not take, and nothing is written.
template <class A = simd::native, executor E, class F, class X, class DY, class DX>
XACT_INLINE void backward(E&& e, const F& f, const X& x, const DY& dy, DX&& dx) {
    constexpr detail::fault found =
        detail::fault_of_call<A, F>(detail::inputs<X, DY>{}, detail::outputs<DX>{});
    if constexpr (found != detail::fault::none) {
        detail::report<found>();
    } else {
        using T = detail::array_element_t<const X>;
        const detail::named_array<const T> in[] = {detail::named<const T>("x", x),
                                                   detail::named<const T>("dy", dy)};
        const detail::named_array<T> out[] = {detail::named<T>("dx", dx)};
        detail::require_layouts("xact::backward", detail::labelled{"x", x},
                                detail::labelled{"dy", dy}, detail::labelled{"dx", dx});
        detail::require_call("xact::backward", f, in, out);
        detail::run<detail::this_unit, A>(e, in, out, detail::gradient<F>{{f}});
    }
}
template <class A = simd::native, class F, class X, class DY, class DX>
    requires(!executor<F>)
XACT_INLINE void backward(const F& f, const X& x, const DY& dy, DX&& dx) {
    xact::backward<A>(serial{}, f, x, dy, std::forward<DX>(dx));
}

} // namespace xact
