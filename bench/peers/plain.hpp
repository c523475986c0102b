// SPDX-License-Identifier: MIT
#pragma once

// Loops over <cmath>: glibc's functions under the compiler's usual flags; under -ffast-math g++
// calls those of libmvec.

#include "peers.hpp"

#include <cmath>

namespace peers {

struct by_plain_loops {
#if defined(__FAST_MATH__)
    static constexpr char name[] = "libmvec";
#else
    static constexpr char name[] = "glibc";
#endif
#if defined(__GLIBC__)
    static constexpr char version[] =
        XACT_PEERS_TEXT(__GLIBC__) "." XACT_PEERS_TEXT(__GLIBC_MINOR__);
#else
    static constexpr char version[] = "";
#endif
    template <class F>
    static constexpr const char* how = nullptr;

    template <class F, class T>
    static void value(const T* x, T* y, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            y[i] = of(F{}, x[i]);
    }
    template <class F, class T>
    static void both(const T* x, T* y, T* d, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) {
            const T v = x[i], w = of(F{}, v);
            y[i] = w;
            d[i] = derivative(F{}, v, w);
        }
    }
    template <class F, class T>
    static void backward(const T* x, const T* dy, T* dx, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            dx[i] = dy[i] * derivative(F{}, x[i], of(F{}, x[i]));
    }

private:
    template <class T>
    static T of(tanh, T x) {
        return std::tanh(x);
    }
    template <class T>
    static T of(sigmoid, T x) {
        return 1 / (1 + std::exp(-x));
    }
    template <class T>
    static T of(relu, T x) {
        return x > 0 ? x : 0;
    }
    template <class T>
    static T of(leaky_relu, T x) {
        return x > 0 ? x : T(leaky_relu::slope) * x;
    }
    template <class T>
    static T derivative(tanh, T, T y) {
        return 1 - y * y;
    }
    template <class T>
    static T derivative(sigmoid, T, T y) {
        return y * (1 - y);
    }
    template <class T>
    static T derivative(relu, T x, T) {
        return x > 0 ? T(1) : T(0);
    }
    template <class T>
    static T derivative(leaky_relu, T x, T) {
        return x > 0 ? T(1) : T(leaky_relu::slope);
    }
};
template <>
inline constexpr const char* by_plain_loops::how<tanh> = "std::tanh(x)";
template <>
inline constexpr const char* by_plain_loops::how<sigmoid> = "1 / (1 + std::exp(-x))";
template <>
inline constexpr const char* by_plain_loops::how<relu> = "x > 0 ? x : 0";
template <>
inline constexpr const char* by_plain_loops::how<leaky_relu> = "x > 0 ? x : 0.01 * x";

} // namespace peers
