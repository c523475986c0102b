// SPDX-License-Identifier: MIT
#pragma once

// What is asked of a functor, on a pack.

#include <xact/concepts.hpp>

#include <cstddef>
#include <type_traits>

namespace xact {
namespace detail {

// What the array calls ask of a functor, on a pack: a functor that takes packs gets it whole, in
// lockstep; any other gets one batch (on a machine without SIMD, one scalar) after the other.
template <class P, class Op>
XACT_INLINE P on_each(const P& x, Op op) {
    using on = typename P::on;
    return P::generate([&](std::size_t i) XACT_INLINE_LAMBDA {
        return typename P::R{op(on::to_argument(x.reg[i]))};
    });
}

template <class F, class P>
inline constexpr bool gets_packs = takes_packs<F, typename P::value_type, typename P::arch>;

template <class F, class P>
XACT_INLINE P value(const F& f, P x) {
    if constexpr (gets_packs<F, P>)
        return f(x);
    else
        return on_each(x, [&f](auto v) XACT_INLINE_LAMBDA { return f(v); });
}
template <class F, class P>
XACT_INLINE P derivative(const F& f, P x) {
    if constexpr (gets_packs<F, P>)
        return f.derivative(x);
    else
        return on_each(x, [&f](auto v) XACT_INLINE_LAMBDA { return f.derivative(v); });
}
template <class F, class P>
XACT_INLINE P derivative_from_value(const F& f, P y) {
    if constexpr (gets_packs<F, P>)
        return f.derivative_from_value(y);
    else
        return on_each(y, [&f](auto v) XACT_INLINE_LAMBDA { return f.derivative_from_value(v); });
}
template <class F, class P>
XACT_INLINE value_derivative<P> both(const F& f, P x) {
    if constexpr (gets_packs<F, P>) {
        return xact::value_and_derivative(f, x);
    } else {
        using on = typename P::on;
        value_derivative<P> result;
        simd::unrolled<P::count>([&](std::size_t i) XACT_INLINE_LAMBDA {
            const auto r = xact::value_and_derivative(f, on::to_argument(x.reg[i]));
            result.value.reg[i] = typename P::R{r.value};
            result.derivative.reg[i] = typename P::R{r.derivative};
        });
        return result;
    }
}

// Instrumented, a loop with four batches in lockstep takes a compiler minutes: two will do.
#if XACT_SANITIZED
constexpr lockstep_widths allowed(lockstep_widths w) {
    return {w.value < 2 ? w.value : 2, w.derivative < 2 ? w.derivative : 2,
            w.both < 2 ? w.both : 2};
}
#else
constexpr lockstep_widths allowed(lockstep_widths w) { return w; }
#endif

// Default for functors that declare no lockstep: two batches.
template <class F, class T, class A>
XACT_HIDDEN inline constexpr lockstep_widths lockstep_of{.value = 2, .derivative = 2, .both = 2};
template <class F, class T, class A>
    requires takes_packs<F, T, A>
XACT_HIDDEN inline constexpr lockstep_widths lockstep_of<F, T, A> =
    allowed(F::template lockstep<T, A>);

// An activation as a loop keeps it. A small one is copied, so that its parameters stay in
// registers: because of aliasing they would have to be read through a reference again after every
// store.
template <class F>
using kept = std::conditional_t<std::is_trivially_copy_constructible_v<F> && sizeof(F) <= 64,
                                const F, const F&>;

// Value, derivative or both of an activation, as sweep takes it: out of x[0] into y; in two stages
// where f has them; in as many batches at a time as `lockstep` says.
template <form Form, class F>
struct evaluation {
    kept<F> f;

    template <class T, class A>
    XACT_HIDDEN static constexpr std::size_t lockstep =
        Form == form::value        ? lockstep_of<F, T, A>.value
        : Form == form::derivative ? lockstep_of<F, T, A>.derivative
                                   : lockstep_of<F, T, A>.both;

    template <class P, std::size_t In, std::size_t Out>
    XACT_INLINE void operator()(const P (&x)[In], P (&y)[Out]) const {
        if constexpr (Form == form::value)
            y[0] = value(f, x[0]);
        else if constexpr (Form == form::derivative)
            y[0] = derivative(f, x[0]);
        else
            put(both(f, x[0]), y);
    }
    template <class P>
        requires(gets_packs<F, P> && requires(P p) { F::template begin<Form>(p); })
    XACT_INLINE auto begin(const P& x) const {
        return F::template begin<Form>(x);
    }
    template <class State, class P, std::size_t In, std::size_t Out>
    XACT_INLINE void finish(const State& state, const P (&x)[In], P (&y)[Out]) const {
        if constexpr (Form == form::both)
            put(F::template finish<Form>(state, x[0]), y);
        else
            y[0] = F::template finish<Form>(state, x[0]);
    }

private:
    template <class P>
    static XACT_INLINE void put(const value_derivative<P>& r, P (&y)[2]) {
        y[0] = r.value;
        y[1] = r.derivative;
    }
};

// The derivative at x[0] times x[1].
template <class F>
struct gradient : evaluation<form::derivative, F> {
    using base = evaluation<form::derivative, F>;

    template <class P>
    XACT_INLINE void operator()(const P (&x)[2], P (&y)[1]) const {
        base::operator()(x, y);
        y[0] = product(x[1], y[0]);
    }
    template <class State, class P>
    XACT_INLINE void finish(const State& state, const P (&x)[2], P (&y)[1]) const {
        base::finish(state, x, y);
        y[0] = product(x[1], y[0]);
    }
};

// The derivative where the value is x[0], times x[1].
template <class F>
struct gradient_from_value {
    kept<F> f;

    template <class T, class A>
    XACT_HIDDEN static constexpr std::size_t lockstep = lockstep_of<F, T, A>.value;

    template <class P>
    XACT_INLINE void operator()(const P (&x)[2], P (&y)[1]) const {
        y[0] = x[1] * derivative_from_value(f, x[0]);
    }
};

} // namespace detail
} // namespace xact
