// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/loop.hpp>

namespace xact {

// d = f′(x), element by element. x and d have the same length and are the same range or apart; std::invalid_argument
// otherwise, and nothing is written.
template <class A = simd::native, executor E, class F, array_argument X, array_argument D>
XACT_INLINE void derivative(E&& e, const F& f, const X& x, D&& d) {
    using T = detail::array_element_t<X>;
    detail::require_array_types<F, T, A, D>();
    const detail::named_array<const T> in[] = {detail::input<T>("x", x)};
    const detail::named_array<T> out[] = {detail::output<T>("d", d)};
    detail::check<A>("xact::derivative", in, out);
    detail::run<A, detail::lockstep_of<F, T, A>.derivative>(
        e, in, out, detail::evaluation<form::derivative, F>{f});
}
template <class A = simd::native, class F, array_argument X, array_argument D>
XACT_INLINE void derivative(const F& f, const X& x, D&& d) {
    xact::derivative<A>(serial{}, f, x, d);
}

} // namespace xact
