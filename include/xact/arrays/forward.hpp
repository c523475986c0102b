// SPDX-License-Identifier: MIT
#pragma once

#include <xact/arrays/loop.hpp>

namespace xact {

// y = f(x), element by element. x and y have the same length and are the same range or apart; std::invalid_argument
// otherwise, and nothing is written.
template <class A = simd::native, executor E, class F, array_argument X, array_argument Y>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y) {
    using T = detail::array_element_t<X>;
    detail::require_array_types<F, T, A, Y>();
    const detail::named_array<const T> in[] = {detail::input<T>("x", x)};
    const detail::named_array<T> out[] = {detail::output<T>("y", y)};
    detail::check<A>("xact::forward", in, out);
    detail::run<A, detail::lockstep_of<F, T, A>.value>(e, in, out,
                                                       detail::evaluation<form::value, F>{f});
}
template <class A = simd::native, class F, array_argument X, array_argument Y>
XACT_INLINE void forward(const F& f, const X& x, Y&& y) {
    xact::forward<A>(serial{}, f, x, y);
}

// y = f(x) and d = f′(x) in one pass. y or d may be x; y and d are apart.
template <class A = simd::native, executor E, class F, array_argument X, array_argument Y,
          array_argument D>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y, D&& d) {
    using T = detail::array_element_t<X>;
    detail::require_array_types<F, T, A, Y, D>();
    detail::require_array_types<F, T, A, D>();
    const detail::named_array<const T> in[] = {detail::input<T>("x", x)};
    const detail::named_array<T> out[] = {detail::output<T>("y", y), detail::output<T>("d", d)};
    detail::check<A>("xact::forward", in, out);
    detail::run<A, detail::lockstep_of<F, T, A>.both>(e, in, out,
                                                      detail::evaluation<form::both, F>{f});
}
template <class A = simd::native, class F, array_argument X, array_argument Y, array_argument D>
XACT_INLINE void forward(const F& f, const X& x, Y&& y, D&& d) {
    xact::forward<A>(serial{}, f, x, y, d);
}

} // namespace xact
