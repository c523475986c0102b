// SPDX-License-Identifier: MIT
// tanh and sigmoid of other libraries: the value by the call that a user of that library would
// write, and the derivative from the value, as y(1 − y) and 1 − y², as is common practice.

#include "contender.hpp"

#include "peers/plain.hpp"
#include "peers/xsimd.hpp"
#if XACT_PEER_SLEEF
#include "peers/sleef.hpp"
#endif
#if XACT_PEER_EIGEN
#include "peers/eigen.hpp"
#endif
#if XACT_PEER_HIGHWAY
#include "peers/highway.hpp"
#endif

#include <immintrin.h>

#if XACT_PEER_LIBMVEC
// What g++ calls for tanh and exp in a loop under -ffast-math. They are called by name, so that the
// effect of that flag on the arithmetic around them is not measured.
extern "C" {
__m128 _ZGVbN4v_tanhf(__m128);
__m128 _ZGVbN4v_expf(__m128);
__m128d _ZGVbN2v_tanh(__m128d);
__m128d _ZGVbN2v_exp(__m128d);
#ifdef __AVX2__
__m256 _ZGVdN8v_tanhf(__m256);
__m256 _ZGVdN8v_expf(__m256);
__m256d _ZGVdN4v_tanh(__m256d);
__m256d _ZGVdN4v_exp(__m256d);
#endif
#ifdef __AVX512F__
__m512 _ZGVeN16v_tanhf(__m512);
__m512 _ZGVeN16v_expf(__m512);
__m512d _ZGVeN8v_tanh(__m512d);
__m512d _ZGVeN8v_exp(__m512d);
#endif
}
#endif

namespace {

using accuracy::contender;

#if XACT_PEER_LIBMVEC
#if defined(__AVX512F__)
#define BY_WIDTH(sse, avx, avx512) avx512
#elif defined(__AVX2__)
#define BY_WIDTH(sse, avx, avx512) avx
#else
#define BY_WIDTH(sse, avx, avx512) sse
#endif

struct libmvec_functions {
    using floats = xsimd::batch<float>;
    using doubles = xsimd::batch<double>;
    static floats tanh(floats v) {
        return BY_WIDTH(_ZGVbN4v_tanhf, _ZGVdN8v_tanhf, _ZGVeN16v_tanhf)(v);
    }
    static doubles tanh(doubles v) {
        return BY_WIDTH(_ZGVbN2v_tanh, _ZGVdN4v_tanh, _ZGVeN8v_tanh)(v);
    }
    static floats exp(floats v) {
        return BY_WIDTH(_ZGVbN4v_expf, _ZGVdN8v_expf, _ZGVeN16v_expf)(v);
    }
    static doubles exp(doubles v) { return BY_WIDTH(_ZGVbN2v_exp, _ZGVdN4v_exp, _ZGVeN8v_exp)(v); }
};
template <class T>
using libmvec_math = peers::batches<T, libmvec_functions>;

struct by_libmvec : peers::on_registers<libmvec_math> {
    static constexpr char name[] = "libmvec";
    template <class F>
    static constexpr const char* how = nullptr;
};
template <>
constexpr const char* by_libmvec::how<peers::tanh> = "libmvec's tanh(x)";
template <>
constexpr const char* by_libmvec::how<peers::sigmoid> = "1 / (1 + libmvec's exp(-x))";
#endif

template <class Library, class F, class T>
void value(const T* x, T* y, std::size_t n) {
    Library::template value<F>(x, y, n);
}
template <class Library, class T>
void derivative_out_of(peers::tanh, const T* x, T* d, std::size_t n) {
    value<Library, peers::tanh>(x, d, n);
    for (std::size_t i = 0; i < n; ++i)
        d[i] = 1 - d[i] * d[i];
}
template <class Library, class T>
void derivative_out_of(peers::sigmoid, const T* x, T* d, std::size_t n) {
    value<Library, peers::sigmoid>(x, d, n);
    for (std::size_t i = 0; i < n; ++i)
        d[i] = d[i] * (1 - d[i]);
}
template <class Library, class F, class T>
void derivative(const T* x, T* d, std::size_t n) {
    derivative_out_of<Library>(F{}, x, d, n);
}
template <class Library, class F, class T>
constexpr contender<T> by() {
    return {F::name, Library::name,        Library::template how<F>,  -1,
            -1,      value<Library, F, T>, derivative<Library, F, T>, nullptr};
}

template <class T>
constexpr contender<T> all[] = {
    by<peers::by_xsimd, peers::tanh, T>(),
    by<peers::by_xsimd, peers::sigmoid, T>(),
    by<peers::by_plain_loops, peers::tanh, T>(),
    by<peers::by_plain_loops, peers::sigmoid, T>(),
#if XACT_PEER_LIBMVEC
    by<by_libmvec, peers::tanh, T>(),
    by<by_libmvec, peers::sigmoid, T>(),
#endif
#if XACT_PEER_SLEEF
    by<peers::by_sleef, peers::tanh, T>(),
    by<peers::by_sleef, peers::sigmoid, T>(),
    by<peers::by_sleef_u35, peers::tanh, T>(),
#endif
#if XACT_PEER_EIGEN
    by<peers::by_eigen, peers::tanh, T>(),
    by<peers::by_eigen, peers::sigmoid, T>(),
#endif
#if XACT_PEER_HIGHWAY
    by<peers::by_highway, peers::tanh, T>(),
    by<peers::by_highway, peers::sigmoid, T>(),
#endif
};

constexpr char about[] =
    "xsimd " XACT_PEERS_VERSION(XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH) //
    "; glibc " XACT_PEERS_TEXT(__GLIBC__) "." XACT_PEERS_TEXT(__GLIBC_MINOR__)
#if XACT_PEER_LIBMVEC
        "; libmvec, as glibc"
#else
        "; libmvec: not installed"
#endif
#if XACT_PEER_SLEEF
        "; SLEEF " XACT_PEERS_VERSION(SLEEF_VERSION_MAJOR, SLEEF_VERSION_MINOR,
                                      SLEEF_VERSION_PATCHLEVEL)
#else
        "; SLEEF: not installed"
#endif
#if XACT_PEER_EIGEN
            "; Eigen " XACT_PEERS_VERSION(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION,
                                          EIGEN_MINOR_VERSION)
#else
        "; Eigen: not installed"
#endif
#if XACT_PEER_HIGHWAY
                "; Highway " XACT_PEERS_VERSION(HWY_MAJOR, HWY_MINOR, HWY_PATCH)
#else
        "; Highway: not installed"
#endif
    ;

} // namespace

extern const accuracy::unit XACT_UNIT;
const accuracy::unit XACT_UNIT{XACT_UNIT_NAME,
                               about,
                               {all<float>, sizeof all<float> / sizeof all<float>[0]},
                               {all<double>, sizeof all<double> / sizeof all<double>[0]}};
