// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/loop.hpp>

namespace xact {

// dx = dy·f′(x), element by element: the gradient through an activation, from its saved input, in one pass. It is the
// product that it says, so an infinite dy times a derivative of 0 is NaN. dx may be x or dy; std::invalid_argument for
// different lengths or a partial overlap, and nothing is written.
template <class A = simd::native, executor E, class F, array_argument X, array_argument DY,
          array_argument DX>
XACT_INLINE void backward(E&& e, const F& f, const X& x, const DY& dy, DX&& dx) {
    using T = detail::array_element_t<X>;
    detail::require_array_types<F, T, A, DX, DY>();
    const detail::named_array<const T> in[] = {detail::input<T>("x", x),
                                               detail::input<T>("dy", dy)};
    const detail::named_array<T> out[] = {detail::output<T>("dx", dx)};
    detail::check<A>("xact::backward", in, out);
    detail::run<A, detail::lockstep_of<F, T, A>.derivative>(e, in, out, detail::gradient<F>{{f}});
}
template <class A = simd::native, class F, array_argument X, array_argument DY, array_argument DX>
XACT_INLINE void backward(const F& f, const X& x, const DY& dy, DX&& dx) {
    xact::backward<A>(serial{}, f, x, dy, dx);
}

} // namespace xact
