// SPDX-License-Identifier: MIT
#pragma once

#include "peers.hpp"

#include <hwy/highway.h>
// Highway's mathematics has to be included after its core.
#include <hwy/contrib/math/math-inl.h>

namespace peers {

namespace detail {
namespace hn = hwy::HWY_NAMESPACE;

// Highway silently falls back on narrower registers if a flag is missing. It does not use SSE2
// alone, and then works on one scalar at a time.
#if defined(__AVX512F__)
constexpr std::size_t narrowest = 64;
#elif defined(__AVX2__)
constexpr std::size_t narrowest = 32;
#else
constexpr std::size_t narrowest = 0;
#endif

template <class T>
struct highway_math {
    using tag = hn::ScalableTag<T>;
    using type = hn::Vec<tag>;
    static constexpr std::size_t size = hn::MaxLanes(tag{});
    static_assert(size * sizeof(T) >= narrowest);
    static type load(const T* p) { return hn::LoadU(tag{}, p); }
    static void store(type v, T* p) { hn::StoreU(v, tag{}, p); }

    static type all(double v) { return hn::Set(tag{}, static_cast<T>(v)); }
    static type max(type x, type y) { return hn::Max(x, y); }
    static type abs(type x) { return hn::Abs(x); }
    static type where_positive(type x, type a, type b) {
        return hn::IfThenElse(hn::Gt(x, hn::Zero(tag{})), a, b);
    }
    static type tanh(type x) { return hn::Tanh(tag{}, x); }
    static type exp(type x) { return hn::Exp(tag{}, x); }
    static type log1p(type x) { return hn::Log1p(tag{}, x); }
};
} // namespace detail

struct by_highway : on_registers<detail::highway_math> {
    static constexpr char name[] = "Highway";
    static constexpr char version[] = XACT_PEERS_VERSION(HWY_MAJOR, HWY_MINOR, HWY_PATCH);
};

} // namespace peers
