// SPDX-License-Identifier: MIT
#pragma once

// Loops over <cmath>: glibc's functions under the compiler's usual flags; under -ffast-math g++
// calls those of libmvec.

#include "peers.hpp"

#include <cmath>

namespace peers {

namespace detail {
template <class T>
struct plain_math {
    using type = T;
    static T all(double v) { return static_cast<T>(v); }
    static T max(T x, T y) { return x > y ? x : y; }
    static T abs(T x) { return std::fabs(x); }
    static T where_positive(T x, T a, T b) { return x > 0 ? a : b; }
    static T tanh(T x) { return std::tanh(x); }
    static T exp(T x) { return std::exp(x); }
    static T log1p(T x) { return std::log1p(x); }
};
} // namespace detail

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
    static constexpr const char* how = formula<F>::text;

    template <class F, class T>
    static void value(const T* x, T* y, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            y[i] = of<F>(x[i]).value;
    }
    template <class F, class T>
    static void both(const T* x, T* y, T* d, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) {
            const auto [value, derivative] = of<F>(x[i]);
            y[i] = value;
            d[i] = derivative;
        }
    }
    template <class F, class T>
    static void backward(const T* x, const T* dy, T* dx, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            dx[i] = dy[i] * of<F>(x[i]).derivative;
    }

private:
    template <class F, class T>
    static pair<T> of(T x) {
        return formula<F>::template of<detail::plain_math<T>>(x);
    }
};

} // namespace peers
