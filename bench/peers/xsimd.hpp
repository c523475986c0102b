// SPDX-License-Identifier: MIT
#pragma once

#include "peers.hpp"

#include <xsimd/xsimd.hpp>

namespace peers {

// Registers by xsimd, whichever library computes in them, so that the arithmetic around a library's
// function is the same for all.
template <class T, class Functions>
struct batches {
    using type = xsimd::batch<T>;
    static constexpr std::size_t size = type::size;
    static type load(const T* p) { return type::load_unaligned(p); }
    static void store(type v, T* p) { v.store_unaligned(p); }

    static type value(tanh, type x) { return Functions::tanh(x); }
    static type value(sigmoid, type x) { return type(T(1)) / (type(T(1)) + Functions::exp(-x)); }
    static type value(relu, type x) { return xsimd::max(x, type(T(0))); }
    static type value(leaky_relu, type x) { return xsimd::max(x, type(T(leaky_relu::slope)) * x); }

    static type derivative(tanh, type, type y) { return type(T(1)) - y * y; }
    static type derivative(sigmoid, type, type y) { return y * (type(T(1)) - y); }
    static type derivative(relu, type x, type) {
        return xsimd::select(x > type(T(0)), type(T(1)), type(T(0)));
    }
    static type derivative(leaky_relu, type x, type) {
        return xsimd::select(x > type(T(0)), type(T(1)), type(T(leaky_relu::slope)));
    }
    static type times(type a, type b) { return a * b; }
};

namespace detail {
struct xsimd_functions {
    template <class B>
    static B tanh(B x) {
        return xsimd::tanh(x);
    }
    template <class B>
    static B exp(B x) {
        return xsimd::exp(x);
    }
};
template <class T>
using xsimd_math = batches<T, xsimd_functions>;
} // namespace detail

struct by_xsimd : on_registers<detail::xsimd_math> {
    static constexpr char name[] = "xsimd";
    static constexpr char version[] =
        XACT_PEERS_VERSION(XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH);
    template <class F>
    static constexpr const char* how = nullptr;
};
template <>
inline constexpr const char* by_xsimd::how<tanh> = "xsimd::tanh(x)";
template <>
inline constexpr const char* by_xsimd::how<sigmoid> = "1 / (1 + xsimd::exp(-x))";
template <>
inline constexpr const char* by_xsimd::how<relu> = "xsimd::max(x, 0)";
template <>
inline constexpr const char* by_xsimd::how<leaky_relu> = "xsimd::max(x, 0.01 * x)";

} // namespace peers
