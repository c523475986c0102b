// SPDX-License-Identifier: MIT
#pragma once

#include "by_width.hpp"
#include "xsimd.hpp"

#include <immintrin.h>

#include <sleef.h>

namespace peers {

#define XACT_PEERS_SLEEF(function, bound)                                                          \
    static xsimd::batch<float> function(xsimd::batch<float> x) {                                   \
        return XACT_PEERS_BY_WIDTH(Sleef_##function##f4_##bound##sse2,                             \
                                   Sleef_##function##f8_##bound##avx2,                             \
                                   Sleef_##function##f16_##bound##avx512f)(x);                     \
    }                                                                                              \
    static xsimd::batch<double> function(xsimd::batch<double> x) {                                 \
        return XACT_PEERS_BY_WIDTH(Sleef_##function##d2_##bound##sse2,                             \
                                   Sleef_##function##d4_##bound##avx2,                             \
                                   Sleef_##function##d8_##bound##avx512f)(x);                      \
    }
namespace detail {
template <class T>
struct sleef_u10 : batches<T> {
    XACT_PEERS_SLEEF(exp, u10)
    XACT_PEERS_SLEEF(log1p, u10)
    XACT_PEERS_SLEEF(tanh, u10)
};
// SLEEF has no exp and no log1p in u35.
template <class T>
struct sleef_u35 : batches<T> {
    XACT_PEERS_SLEEF(tanh, u35)
};
} // namespace detail
#undef XACT_PEERS_SLEEF

struct by_sleef : on_registers<detail::sleef_u10> {
    static constexpr char name[] = "SLEEF u10";
    static constexpr char version[] =
        XACT_PEERS_VERSION(SLEEF_VERSION_MAJOR, SLEEF_VERSION_MINOR, SLEEF_VERSION_PATCHLEVEL);
};

// Only what has a function of that class in it.
struct by_sleef_u35 : on_registers<detail::sleef_u35> {
    static constexpr char name[] = "SLEEF u35";
    template <class F>
    static constexpr const char* how =
        F::name == xact::tanh<>::name ? on_registers::how<F> : nullptr;
};

} // namespace peers
