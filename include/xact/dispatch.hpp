// SPDX-License-Identifier: MIT
#pragma once

// The array calls once more, choosing the best instruction set that the machine has when they run: for programs that are to run
// on every CPU. What they do, refuse and throw is what the calls of the same name in xact do, and the bits are those which
// these give in a unit that is compiled for the instruction set. To be linked: CMake's target xact::dispatch, and for functors
// that are not xact's the target that xact_add_dispatched makes.
//
// XACT_MAX_ARCH in the environment is the best instruction set that may be chosen: one of the names that instruction_sets()
// gives, or empty for no cap. Any other is std::invalid_argument from each call, which names it.

#include <xact/dispatch/calls.hpp>

#include <span>

namespace xact::dispatched {

struct instruction_set {
    const char* name;
    bool available; // this machine has it
    bool chosen;    // the calls use it
};

// Those that xact::dispatch was compiled for, the best first.
std::span<const instruction_set> instruction_sets();

// The name of the one that is used.
const char* chosen();

namespace detail {
template <class T, class X>
XACT_INLINE memory<const T> input(const X& x) {
    return {std::data(x), static_cast<std::size_t>(std::size(x))};
}
template <class T, class X>
XACT_INLINE memory<T> output(X& x) {
    return {std::data(x), static_cast<std::size_t>(std::size(x))};
}
} // namespace detail

// y = f(x)
template <class A = simd::native, executor E, class F, array_argument X, array_argument Y>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y) {
    using T = xact::detail::array_element_t<X>;
    xact::detail::require_array_types<F, T, A, Y>();
    detail::chosen_calls<F, T>().forward(detail::refer_to<A>(e), f, detail::input<T>(x),
                                         detail::output<T>(y));
}
template <class A = simd::native, class F, array_argument X, array_argument Y>
XACT_INLINE void forward(const F& f, const X& x, Y&& y) {
    dispatched::forward<A>(serial{}, f, x, y);
}

// y = f(x) and d = f′(x)
template <class A = simd::native, executor E, class F, array_argument X, array_argument Y,
          array_argument D>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y, D&& d) {
    using T = xact::detail::array_element_t<X>;
    xact::detail::require_array_types<F, T, A, Y, D>();
    xact::detail::require_array_types<F, T, A, D>();
    detail::chosen_calls<F, T>().forward_both(detail::refer_to<A>(e), f, detail::input<T>(x),
                                              detail::output<T>(y), detail::output<T>(d));
}
template <class A = simd::native, class F, array_argument X, array_argument Y, array_argument D>
XACT_INLINE void forward(const F& f, const X& x, Y&& y, D&& d) {
    dispatched::forward<A>(serial{}, f, x, y, d);
}

// d = f′(x)
template <class A = simd::native, executor E, class F, array_argument X, array_argument D>
XACT_INLINE void derivative(E&& e, const F& f, const X& x, D&& d) {
    using T = xact::detail::array_element_t<X>;
    xact::detail::require_array_types<F, T, A, D>();
    detail::chosen_calls<F, T>().derivative(detail::refer_to<A>(e), f, detail::input<T>(x),
                                            detail::output<T>(d));
}
template <class A = simd::native, class F, array_argument X, array_argument D>
XACT_INLINE void derivative(const F& f, const X& x, D&& d) {
    dispatched::derivative<A>(serial{}, f, x, d);
}

// dx = dy·f′(x)
template <class A = simd::native, executor E, class F, array_argument X, array_argument DY,
          array_argument DX>
XACT_INLINE void backward(E&& e, const F& f, const X& x, const DY& dy, DX&& dx) {
    using T = xact::detail::array_element_t<X>;
    xact::detail::require_array_types<F, T, A, DX, DY>();
    detail::chosen_calls<F, T>().backward(detail::refer_to<A>(e), f, detail::input<T>(x),
                                          detail::input<T>(dy), detail::output<T>(dx));
}
template <class A = simd::native, class F, array_argument X, array_argument DY, array_argument DX>
XACT_INLINE void backward(const F& f, const X& x, const DY& dy, DX&& dx) {
    dispatched::backward<A>(serial{}, f, x, dy, dx);
}

// dx = dy·f′ out of y = f(x)
template <class A = simd::native, executor E, class F, array_argument Y, array_argument DY,
          array_argument DX>
XACT_INLINE void backward_from_value(E&& e, const F& f, const Y& y, const DY& dy, DX&& dx) {
    using T = xact::detail::array_element_t<Y>;
    xact::detail::require_array_types<F, T, A, DX, DY>();
    static_assert(derivative_from_value_on<F, T>,
                  "xact: this functor has no derivative_from_value");
    detail::chosen_calls<F, T>().backward_from_value(detail::refer_to<A>(e), f, detail::input<T>(y),
                                                     detail::input<T>(dy), detail::output<T>(dx));
}
template <class A = simd::native, class F, array_argument Y, array_argument DY, array_argument DX>
XACT_INLINE void backward_from_value(const F& f, const Y& y, const DY& dy, DX&& dx) {
    dispatched::backward_from_value<A>(serial{}, f, y, dy, dx);
}

} // namespace xact::dispatched
