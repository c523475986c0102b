// SPDX-License-Identifier: MIT
#pragma once

#include "xsimd.hpp"

#include <immintrin.h>

#include <sleef.h>

namespace peers {

#if defined(__AVX512F__)
#define XACT_PEERS_BY_WIDTH(sse, avx, avx512) avx512
#elif defined(__AVX2__)
#define XACT_PEERS_BY_WIDTH(sse, avx, avx512) avx
#else
#define XACT_PEERS_BY_WIDTH(sse, avx, avx512) sse
#endif

namespace detail {
struct sleef_exp {
    using floats = xsimd::batch<float>;
    using doubles = xsimd::batch<double>;
    static floats exp(floats x) {
        return XACT_PEERS_BY_WIDTH(Sleef_expf4_u10sse2, Sleef_expf8_u10avx2,
                                   Sleef_expf16_u10avx512f)(x);
    }
    static doubles exp(doubles x) {
        return XACT_PEERS_BY_WIDTH(Sleef_expd2_u10sse2, Sleef_expd4_u10avx2,
                                   Sleef_expd8_u10avx512f)(x);
    }
};
struct sleef_u10 : sleef_exp {
    static floats tanh(floats x) {
        return XACT_PEERS_BY_WIDTH(Sleef_tanhf4_u10sse2, Sleef_tanhf8_u10avx2,
                                   Sleef_tanhf16_u10avx512f)(x);
    }
    static doubles tanh(doubles x) {
        return XACT_PEERS_BY_WIDTH(Sleef_tanhd2_u10sse2, Sleef_tanhd4_u10avx2,
                                   Sleef_tanhd8_u10avx512f)(x);
    }
};
struct sleef_u35 {
    using floats = xsimd::batch<float>;
    using doubles = xsimd::batch<double>;
    static floats tanh(floats x) {
        return XACT_PEERS_BY_WIDTH(Sleef_tanhf4_u35sse2, Sleef_tanhf8_u35avx2,
                                   Sleef_tanhf16_u35avx512f)(x);
    }
    static doubles tanh(doubles x) {
        return XACT_PEERS_BY_WIDTH(Sleef_tanhd2_u35sse2, Sleef_tanhd4_u35avx2,
                                   Sleef_tanhd8_u35avx512f)(x);
    }
};
template <class T>
using sleef_u10_math = batches<T, sleef_u10>;
template <class T>
using sleef_u35_math = batches<T, sleef_u35>;
} // namespace detail

struct by_sleef : on_registers<detail::sleef_u10_math> {
    static constexpr char name[] = "SLEEF u10";
    static constexpr char version[] =
        XACT_PEERS_VERSION(SLEEF_VERSION_MAJOR, SLEEF_VERSION_MINOR, SLEEF_VERSION_PATCHLEVEL);
    template <class F>
    static constexpr const char* how = nullptr;
};
template <>
inline constexpr const char* by_sleef::how<tanh> = "Sleef_tanh…_u10(x)";
template <>
inline constexpr const char* by_sleef::how<sigmoid> = "1 / (1 + Sleef_exp…_u10(-x))";

// SLEEF has no exp in u35.
struct by_sleef_u35 : on_registers<detail::sleef_u35_math> {
    static constexpr char name[] = "SLEEF u35";
    template <class F>
    static constexpr const char* how = nullptr;
};
template <>
inline constexpr const char* by_sleef_u35::how<tanh> = "Sleef_tanh…_u35(x)";

#undef XACT_PEERS_BY_WIDTH

} // namespace peers
