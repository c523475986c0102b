// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/loop.hpp>

namespace xact {

// dx = dy·f′, where f′ comes out of the saved output y = f(x): for functors that have derivative_from_value, whose
// documentation says what is lost. dx may be y or dy; std::invalid_argument for different lengths, a partial overlap or
// a parameter for which the output does not tell the derivative, and nothing is written.
template <class A = simd::native, executor E, class F, array_argument Y, array_argument DY,
          array_argument DX>
XACT_INLINE void backward_from_value(E&& e, const F& f, const Y& y, const DY& dy, DX&& dx) {
    using T = detail::array_element_t<Y>;
    detail::require_array_types<F, T, A, DX, DY>();
    static_assert(derivative_from_value_on<F, T>,
                  "xact: this functor has no derivative_from_value");
    const detail::named_array<const T> in[] = {detail::input<T>("y", y),
                                               detail::input<T>("dy", dy)};
    const detail::named_array<T> out[] = {detail::output<T>("dx", dx)};
    detail::check<A>("xact::backward_from_value", in, out);
    // A parameter that will not do is found here, and not in a task. Asked with a register of A, as a functor's function on a
    // number may be one symbol for units with different flags.
    using on = simd::ops<simd::register_t<T, A>>;
    (void)f.derivative_from_value(on::to_argument(on::broadcast(0)));
    detail::run<A, detail::lockstep_of<F, T, A>.value>(e, in, out,
                                                       detail::gradient_from_value<F>{f});
}
template <class A = simd::native, class F, array_argument Y, array_argument DY, array_argument DX>
XACT_INLINE void backward_from_value(const F& f, const Y& y, const DY& dy, DX&& dx) {
    xact::backward_from_value<A>(serial{}, f, y, dy, dx);
}

} // namespace xact
