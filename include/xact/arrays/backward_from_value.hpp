// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/call.hpp>

namespace xact {

// dx = dy·f′, where f′ comes out of the saved output y = f(x): for functors that have
// derivative_from_value, whose documentation says what is lost. dx may be y or dy;
// std::invalid_argument as for backward, and for a parameter with which the output does not tell
// the derivative, and nothing is written.
template <class A = simd::native, executor E, class F, class Y, class DY, class DX>
XACT_INLINE void backward_from_value(E&& e, const F& f, const Y& y, const DY& dy, DX&& dx) {
    constexpr detail::fault found =
        detail::fault_from_value<A, F>(detail::inputs<Y, DY>{}, detail::outputs<DX>{});
    if constexpr (found != detail::fault::none) {
        detail::report<found>();
    } else {
        using T = detail::array_element_t<const Y>;
        const detail::named_array<const T> in[] = {detail::named<const T>("y", y),
                                                   detail::named<const T>("dy", dy)};
        const detail::named_array<T> out[] = {detail::named<T>("dx", dx)};
        detail::require_layouts("xact::backward_from_value", detail::labelled{"y", y},
                                detail::labelled{"dy", dy}, detail::labelled{"dx", dx});
        detail::require_call("xact::backward_from_value", f, in, out);
        // A parameter that will not do is found here, and not in a task. Asked with a register of
        // A, as a functor's function on a scalar may be one symbol for units with different flags.
        using on = simd::ops<simd::register_t<T, A>>;
        (void)f.derivative_from_value(on::to_argument(on::broadcast(0)));
        detail::run<detail::this_unit, A>(e, in, out, detail::gradient_from_value<F>{f});
    }
}
template <class A = simd::native, class F, class Y, class DY, class DX>
    requires(!executor<F>)
XACT_INLINE void backward_from_value(const F& f, const Y& y, const DY& dy, DX&& dx) {
    xact::backward_from_value<A>(serial{}, f, y, dy, std::forward<DX>(dx));
}

} // namespace xact
