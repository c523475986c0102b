// SPDX-License-Identifier: MIT
#pragma once

#include "peers.hpp"

#include <xsimd/xsimd.hpp>

namespace peers {

// Registers by xsimd, whichever library computes in them, so that the arithmetic around a library's
// function is the same for all.
template <class T>
struct batches {
    using type = xsimd::batch<T>;
    static constexpr std::size_t size = type::size;
    static type load(const T* p) { return type::load_unaligned(p); }
    static void store(type v, T* p) { v.store_unaligned(p); }

    static type all(double v) { return type(static_cast<T>(v)); }
    static type max(type x, type y) { return xsimd::max(x, y); }
    static type abs(type x) { return xsimd::abs(x); }
    static type where_positive(type x, type a, type b) {
        return xsimd::select(x > type(T(0)), a, b);
    }
};

namespace detail {
template <class T>
struct xsimd_math : batches<T> {
    using type = xsimd::batch<T>;
    static type tanh(type x) { return xsimd::tanh(x); }
    static type exp(type x) { return xsimd::exp(x); }
    static type log1p(type x) { return xsimd::log1p(x); }
};
} // namespace detail

struct by_xsimd : on_registers<detail::xsimd_math> {
    static constexpr char name[] = "xsimd";
    static constexpr char version[] =
        XACT_PEERS_VERSION(XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH);
};

} // namespace peers
