// SPDX-License-Identifier: MIT
#pragma once

// What g++ calls for tanh, exp and log1p in a loop under -ffast-math. They are called by name, so
// that the effect of that flag on the arithmetic around them is not measured.

#include "by_width.hpp"
#include "plain.hpp"
#include "xsimd.hpp"

#include <immintrin.h>

namespace peers {

#if defined(__AVX512F__)
#define XACT_PEERS_AVX512(function)                                                                \
    __m512 _ZGVeN16v_##function##f(__m512);                                                        \
    __m512d _ZGVeN8v_##function(__m512d);
#else
#define XACT_PEERS_AVX512(function)
#endif
#if defined(__AVX2__)
#define XACT_PEERS_AVX2(function)                                                                  \
    __m256 _ZGVdN8v_##function##f(__m256);                                                         \
    __m256d _ZGVdN4v_##function(__m256d);
#else
#define XACT_PEERS_AVX2(function)
#endif
#define XACT_PEERS_LIBMVEC(function)                                                               \
    extern "C" {                                                                                   \
    __m128 _ZGVbN4v_##function##f(__m128);                                                         \
    __m128d _ZGVbN2v_##function(__m128d);                                                          \
    XACT_PEERS_AVX2(function)                                                                      \
    XACT_PEERS_AVX512(function)                                                                    \
    }                                                                                              \
    namespace detail {                                                                             \
    inline xsimd::batch<float> libmvec_##function(xsimd::batch<float> x) {                         \
        return XACT_PEERS_BY_WIDTH(_ZGVbN4v_##function##f, _ZGVdN8v_##function##f,                 \
                                   _ZGVeN16v_##function##f)(x);                                    \
    }                                                                                              \
    inline xsimd::batch<double> libmvec_##function(xsimd::batch<double> x) {                       \
        return XACT_PEERS_BY_WIDTH(_ZGVbN2v_##function, _ZGVdN4v_##function,                       \
                                   _ZGVeN8v_##function)(x);                                        \
    }                                                                                              \
    }
XACT_PEERS_LIBMVEC(exp)
XACT_PEERS_LIBMVEC(log1p)
XACT_PEERS_LIBMVEC(tanh)
#undef XACT_PEERS_LIBMVEC
#undef XACT_PEERS_AVX2
#undef XACT_PEERS_AVX512

namespace detail {
template <class T>
struct libmvec_math : batches<T> {
    using type = xsimd::batch<T>;
    static type tanh(type x) { return libmvec_tanh(x); }
    static type exp(type x) { return libmvec_exp(x); }
    static type log1p(type x) { return libmvec_log1p(x); }
};
} // namespace detail

struct by_libmvec : on_registers<detail::libmvec_math> {
    static constexpr char name[] = "libmvec";
    static constexpr auto& version = by_plain_loops::version;
};

} // namespace peers
