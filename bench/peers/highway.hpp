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
    static type all(double v) { return hn::Set(tag{}, T(v)); }

    static type value(tanh, type x) { return hn::Tanh(tag{}, x); }
    static type value(sigmoid, type x) {
        return hn::Div(all(1), hn::Add(all(1), hn::Exp(tag{}, hn::Neg(x))));
    }
    static type value(relu, type x) { return hn::Max(x, hn::Zero(tag{})); }
    static type value(leaky_relu, type x) { return hn::Max(x, hn::Mul(all(leaky_relu::slope), x)); }

    static type derivative(tanh, type, type y) { return hn::NegMulAdd(y, y, all(1)); }
    static type derivative(sigmoid, type, type y) { return hn::NegMulAdd(y, y, y); }
    static type derivative(relu, type x, type) {
        return hn::IfThenElseZero(hn::Gt(x, hn::Zero(tag{})), all(1));
    }
    static type derivative(leaky_relu, type x, type) {
        return hn::IfThenElse(hn::Gt(x, hn::Zero(tag{})), all(1), all(leaky_relu::slope));
    }
    static type times(type a, type b) { return hn::Mul(a, b); }
};
} // namespace detail

struct by_highway : on_registers<detail::highway_math> {
    static constexpr char name[] = "Highway";
    static constexpr char version[] = XACT_PEERS_VERSION(HWY_MAJOR, HWY_MINOR, HWY_PATCH);
    template <class F>
    static constexpr const char* how = nullptr;
};
template <>
inline constexpr const char* by_highway::how<tanh> = "Tanh(d, x)";
template <>
inline constexpr const char* by_highway::how<sigmoid> = "1 / (1 + Exp(d, -x))";
template <>
inline constexpr const char* by_highway::how<relu> = "Max(x, 0)";
template <>
inline constexpr const char* by_highway::how<leaky_relu> = "Max(x, 0.01 * x)";

} // namespace peers
