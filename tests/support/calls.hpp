// SPDX-License-Identifier: MIT
#pragma once

// The calls of one combination of function, element type and instruction set, out of line: one copy
// of each for a whole program, instead of one in every test, which takes minutes to compile.

#include "bodies.hpp"
#include "catch.hpp"
#include "functors.hpp"

#include <span>

namespace support {

// A case that tests nothing on this machine, and why.
inline void skip(const char* reason) { WARN("not tested here: " << reason); }

template <class F, class T, class A>
struct calls {
    using on = xact::simd::ops<xact::simd::register_t<T, A>>;
    static constexpr std::size_t width = on::size;

    // A scalar, computed as instruction set A does.
    [[gnu::noinline]] static T value(const F& f, T x) { return f.template operator()<T, A>(x); }
    [[gnu::noinline]] static T derivative(const F& f, T x) {
        return f.template derivative<T, A>(x);
    }
    [[gnu::noinline]] static xact::value_derivative<T> both(const F& f, T x) {
        return f.template value_and_derivative<T, A>(x);
    }
    [[gnu::noinline]] static T from_value(const F& f, T y)
        requires xact::derivative_from_value_on<F, T>
    {
        return f.template derivative_from_value<T, A>(y);
    }

    // One batch of A.
    struct batch_results {
        T value[width], derivative[width], fused_value[width], fused_derivative[width],
            from_value[width];
    };
    [[gnu::noinline]] static void batch(const F& f, const T* p, batch_results& out) {
        // A lane where there is no batch: a bare scalar would take the native instruction set.
        const auto x = on::load(p);
        const auto keep = [](T* to, auto r) { on::store(to, r); };
        keep(out.value, f(x));
        keep(out.derivative, f.derivative(x));
        const auto both = f.value_and_derivative(x);
        keep(out.fused_value, both.value);
        keep(out.fused_derivative, both.derivative);
    }
    [[gnu::noinline]] static void batch_from_value(const F& f, const T* p, T* out)
        requires xact::derivative_from_value_on<F, T>
    {
        on::store(out, f.derivative_from_value(on::load(p)));
    }

    // Arrays.
    using in = std::span<const T>;
    using out = std::span<T>;
    [[gnu::noinline]] static void forward(const F& f, in x, out y) { xact::forward<A>(f, x, y); }
    [[gnu::noinline]] static void forward(const F& f, in x, out y, out d) {
        xact::forward<A>(f, x, y, d);
    }
    [[gnu::noinline]] static void array_derivative(const F& f, in x, out d) {
        xact::derivative<A>(f, x, d);
    }
    [[gnu::noinline]] static void backward(const F& f, in x, in dy, out dx) {
        xact::backward<A>(f, x, dy, dx);
    }
    [[gnu::noinline]] static void backward_from_value(const F& f, in y, in dy, out dx)
        requires xact::derivative_from_value_on<F, T>
    {
        xact::backward_from_value<A>(f, y, dy, dx);
    }
};

template <class Combination>
using calls_of = calls<typename Combination::F, typename Combination::T, typename Combination::A>;

} // namespace support
