// SPDX-License-Identifier: MIT
#pragma once

// The calls of other libraries that the race (bench/race) and the page on accuracy need: each
// header in this folder has a library, with the calls that a user of it would write. A library is a
// struct with
//
//   name, version, how<F>            strings; how<F> is null for a function it does not have
//   value<F>(x, y, n)                y = f(x)
//   both<F>(x, y, d, n)              y = f(x), d = f′(x)
//   backward<F>(x, dy, dx, n)        dx = dy·f′(x)
//
// for each functor F of xact's list. Most are formulas.hpp over the primitives of the library.

#include "formulas.hpp"

#include <cstddef>
#include <cstring>

#define XACT_PEERS_TEXT_OF(x) #x
#define XACT_PEERS_TEXT(x) XACT_PEERS_TEXT_OF(x)
#define XACT_PEERS_VERSION(a, b, c) XACT_PEERS_TEXT(a) "." XACT_PEERS_TEXT(b) "." XACT_PEERS_TEXT(c)

namespace peers {

// Arrays in → arrays out, one register at a time; the remainder goes through a register as well.
template <class M, class T, std::size_t In, std::size_t Out, class Op>
inline void by_register(const T* const (&in)[In], T* const (&out)[Out], std::size_t n, Op op) {
    using R = typename M::type;
    constexpr std::size_t size = M::size;
    R u[In], v[Out];
    std::size_t i = 0;
    for (; i + size <= n; i += size) {
        for (std::size_t k = 0; k < In; ++k)
            u[k] = M::load(in[k] + i);
        op(u, v);
        for (std::size_t k = 0; k < Out; ++k)
            M::store(v[k], out[k] + i);
    }
    if (i == n) return;
    T last[size] = {};
    for (std::size_t k = 0; k < In; ++k) {
        std::memcpy(last, in[k] + i, (n - i) * sizeof(T));
        u[k] = M::load(last);
    }
    op(u, v);
    for (std::size_t k = 0; k < Out; ++k) {
        M::store(v[k], last);
        std::memcpy(out[k] + i, last, (n - i) * sizeof(T));
    }
}

// A library on registers. Math<T> has the register, as type and size with load and store, and the
// primitives that formulas.hpp names.
template <template <class> class Math>
struct on_registers {
    template <class F>
    static constexpr const char* how =
        formula<F>::template serves<Math<float>> ? formula<F>::text : nullptr;

    template <class F, class T>
    static void value(const T* x, T* y, std::size_t n) {
        by_register<Math<T>>({x}, {y}, n,
                             [](const auto& in, auto& out) { out[0] = of<F, T>(in[0]).value; });
    }
    template <class F, class T>
    static void both(const T* x, T* y, T* d, std::size_t n) {
        by_register<Math<T>>({x}, {y, d}, n, [](const auto& in, auto& out) {
            const auto [value, derivative] = of<F, T>(in[0]);
            out[0] = value;
            out[1] = derivative;
        });
    }
    template <class F, class T>
    static void backward(const T* x, const T* dy, T* dx, std::size_t n) {
        by_register<Math<T>>({x, dy}, {dx}, n, [](const auto& in, auto& out) {
            out[0] = in[1] * of<F, T>(in[0]).derivative;
        });
    }

private:
    template <class F, class T>
    static auto of(typename Math<T>::type x) {
        return formula<F>::template of<Math<T>>(x);
    }
};

} // namespace peers
