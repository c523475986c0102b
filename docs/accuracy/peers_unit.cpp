// What other libraries make of tanh and sigmoid: the value by the call that a user of that library would write, and the
// derivative out of the value, as y(1 − y) and 1 − y², the way everybody computes it.

#include "contender.hpp"

#include <cmath>
#include <cstring>
#include <type_traits>

#include <immintrin.h>
#include <xsimd/xsimd.hpp>

#if XACT_PEER_SLEEF
#include <sleef.h>
#endif
#if XACT_PEER_EIGEN
#include <Eigen/Core>
#endif
#if XACT_PEER_HIGHWAY
#include <hwy/highway.h>
// Its mathematics comes after its core.
#include <hwy/contrib/math/math-inl.h>
#endif

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)
#define VERSION(a, b, c) TEXT(a) "." TEXT(b) "." TEXT(c)

#if XACT_PEER_LIBMVEC
// What g++ calls for tanh and exp in a loop under -ffast-math. They are called by name, so that what that flag does to the
// arithmetic around them is not measured.
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

#if defined(__AVX512F__)
#define BY_WIDTH(sse, avx, avx512) avx512
#elif defined(__AVX2__)
#define BY_WIDTH(sse, avx, avx512) avx
#else
#define BY_WIDTH(sse, avx, avx512) sse
#endif

// Registers through xsimd, whoever computes in them: arithmetic around the call is the same for all.
template <class T>
using batch = xsimd::batch<T>;

template <class T, class Op>
void loop(const T* x, T* y, std::size_t n, Op op) {
    constexpr std::size_t size = batch<T>::size;
    std::size_t i = 0;
    for (; i + size <= n; i += size)
        op(batch<T>::load_unaligned(x + i)).store_unaligned(y + i);
    if (i == n) return;
    T in[size] = {}, out[size];
    std::memcpy(in, x + i, (n - i) * sizeof(T));
    op(batch<T>::load_unaligned(in)).store_unaligned(out);
    std::memcpy(y + i, out, (n - i) * sizeof(T));
}

// A library is two calls on arrays, tanh and sigmoid. Those that have no sigmoid get 1/(1 + exp(−x)).
struct by_xsimd {
    static constexpr char name[] = "xsimd";
    template <class T>
    static void tanh(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](batch<T> v) { return xsimd::tanh(v); });
    }
    template <class T>
    static void sigmoid(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](batch<T> v) { return T(1) / (T(1) + xsimd::exp(-v)); });
    }
};

struct by_glibc {
    static constexpr char name[] = "glibc";
    template <class T>
    static void tanh(const T* x, T* y, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            y[i] = std::tanh(x[i]);
    }
    template <class T>
    static void sigmoid(const T* x, T* y, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            y[i] = 1 / (1 + std::exp(-x[i]));
    }
};

#if XACT_PEER_SLEEF
struct by_sleef {
    static constexpr char name[] = "SLEEF u10";
    static batch<float> tanh_of(batch<float> v) {
        return BY_WIDTH(Sleef_tanhf4_u10sse2, Sleef_tanhf8_u10avx2, Sleef_tanhf16_u10avx512f)(v);
    }
    static batch<double> tanh_of(batch<double> v) {
        return BY_WIDTH(Sleef_tanhd2_u10sse2, Sleef_tanhd4_u10avx2, Sleef_tanhd8_u10avx512f)(v);
    }
    static batch<float> exp_of(batch<float> v) {
        return BY_WIDTH(Sleef_expf4_u10sse2, Sleef_expf8_u10avx2, Sleef_expf16_u10avx512f)(v);
    }
    static batch<double> exp_of(batch<double> v) {
        return BY_WIDTH(Sleef_expd2_u10sse2, Sleef_expd4_u10avx2, Sleef_expd8_u10avx512f)(v);
    }
    template <class T>
    static void tanh(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](batch<T> v) { return tanh_of(v); });
    }
    template <class T>
    static void sigmoid(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](batch<T> v) { return T(1) / (T(1) + exp_of(-v)); });
    }
};
struct by_sleef_u35 {
    static constexpr char name[] = "SLEEF u35";
    static batch<float> tanh_of(batch<float> v) {
        return BY_WIDTH(Sleef_tanhf4_u35sse2, Sleef_tanhf8_u35avx2, Sleef_tanhf16_u35avx512f)(v);
    }
    static batch<double> tanh_of(batch<double> v) {
        return BY_WIDTH(Sleef_tanhd2_u35sse2, Sleef_tanhd4_u35avx2, Sleef_tanhd8_u35avx512f)(v);
    }
    template <class T>
    static void tanh(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](batch<T> v) { return tanh_of(v); });
    }
};
#endif

#if XACT_PEER_EIGEN
struct by_eigen {
    static constexpr char name[] = "Eigen";
    template <class T>
    using in = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
    template <class T>
    using out = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
    template <class T>
    static void tanh(const T* x, T* y, std::size_t n) {
        const auto size = static_cast<Eigen::Index>(n);
        out<T>(y, size) = in<T>(x, size).tanh();
    }
    template <class T>
    static void sigmoid(const T* x, T* y, std::size_t n) {
        const auto size = static_cast<Eigen::Index>(n);
        out<T>(y, size) = in<T>(x, size).logistic();
    }
};
#endif

#if XACT_PEER_HIGHWAY
struct by_highway {
    static constexpr char name[] = "Highway";
    template <class T, class Op>
    static void loop(const T* x, T* y, std::size_t n, Op op) {
        namespace hn = hwy::HWY_NAMESPACE;
        const hn::ScalableTag<T> d;
        const std::size_t size = hn::Lanes(d);
        std::size_t i = 0;
        for (; i + size <= n; i += size)
            hn::StoreU(op(d, hn::LoadU(d, x + i)), d, y + i);
        if (i == n) return;
        T in[hn::MaxLanes(d)] = {}, result[hn::MaxLanes(d)];
        std::memcpy(in, x + i, (n - i) * sizeof(T));
        hn::StoreU(op(d, hn::LoadU(d, in)), d, result);
        std::memcpy(y + i, result, (n - i) * sizeof(T));
    }
    template <class T>
    static void tanh(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](auto d, auto v) { return hwy::HWY_NAMESPACE::Tanh(d, v); });
    }
    template <class T>
    static void sigmoid(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](auto d, auto v) {
            namespace hn = hwy::HWY_NAMESPACE;
            const auto one = hn::Set(d, T(1));
            return hn::Div(one, hn::Add(one, hn::Exp(d, hn::Neg(v))));
        });
    }
};
#endif

#if XACT_PEER_LIBMVEC
struct by_libmvec {
    static constexpr char name[] = "libmvec";
    static batch<float> tanh_of(batch<float> v) {
        return BY_WIDTH(_ZGVbN4v_tanhf, _ZGVdN8v_tanhf, _ZGVeN16v_tanhf)(v);
    }
    static batch<double> tanh_of(batch<double> v) {
        return BY_WIDTH(_ZGVbN2v_tanh, _ZGVdN4v_tanh, _ZGVeN8v_tanh)(v);
    }
    static batch<float> exp_of(batch<float> v) {
        return BY_WIDTH(_ZGVbN4v_expf, _ZGVdN8v_expf, _ZGVeN16v_expf)(v);
    }
    static batch<double> exp_of(batch<double> v) {
        return BY_WIDTH(_ZGVbN2v_exp, _ZGVdN4v_exp, _ZGVeN8v_exp)(v);
    }
    template <class T>
    static void tanh(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](batch<T> v) { return tanh_of(v); });
    }
    template <class T>
    static void sigmoid(const T* x, T* y, std::size_t n) {
        loop(x, y, n, [](batch<T> v) { return T(1) / (T(1) + exp_of(-v)); });
    }
};
#endif

template <class Library, class T>
void tanh_derivative(const T* x, T* d, std::size_t n) {
    Library::template tanh<T>(x, d, n);
    for (std::size_t i = 0; i < n; ++i)
        d[i] = 1 - d[i] * d[i];
}
template <class Library, class T>
void sigmoid_derivative(const T* x, T* d, std::size_t n) {
    Library::template sigmoid<T>(x, d, n);
    for (std::size_t i = 0; i < n; ++i)
        d[i] = d[i] * (1 - d[i]);
}
template <class Library, class T>
constexpr contender<T> tanh_by(const char* how) {
    return {
        "tanh", Library::name, how, -1, -1, Library::template tanh<T>, tanh_derivative<Library, T>,
        nullptr};
}
template <class Library, class T>
constexpr contender<T> sigmoid_by(const char* how) {
    return {"sigmoid",
            Library::name,
            how,
            -1,
            -1,
            Library::template sigmoid<T>,
            sigmoid_derivative<Library, T>,
            nullptr};
}

template <class T>
constexpr contender<T> all[] = {
    tanh_by<by_xsimd, T>("xsimd::tanh(x)"),
    sigmoid_by<by_xsimd, T>("1 / (1 + xsimd::exp(-x))"),
    tanh_by<by_glibc, T>("std::tanh(x)"),
    sigmoid_by<by_glibc, T>("1 / (1 + std::exp(-x))"),
#if XACT_PEER_LIBMVEC
    tanh_by<by_libmvec, T>("libmvec's tanh(x)"),
    sigmoid_by<by_libmvec, T>("1 / (1 + libmvec's exp(-x))"),
#endif
#if XACT_PEER_SLEEF
    tanh_by<by_sleef, T>("Sleef_tanh…_u10(x)"),
    sigmoid_by<by_sleef, T>("1 / (1 + Sleef_exp…_u10(-x))"),
    tanh_by<by_sleef_u35, T>("Sleef_tanh…_u35(x)"),
#endif
#if XACT_PEER_EIGEN
    tanh_by<by_eigen, T>("array.tanh()"),
    sigmoid_by<by_eigen, T>("array.logistic()"),
#endif
#if XACT_PEER_HIGHWAY
    tanh_by<by_highway, T>("Tanh(d, x)"),
    sigmoid_by<by_highway, T>("1 / (1 + Exp(d, -x))"),
#endif
};

constexpr char about[] =
    "xsimd " VERSION(XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH) //
    "; glibc " TEXT(__GLIBC__) "." TEXT(__GLIBC_MINOR__)
#if XACT_PEER_LIBMVEC
        "; libmvec, as glibc"
#else
        "; libmvec: not installed"
#endif
#if XACT_PEER_SLEEF
        "; SLEEF " VERSION(SLEEF_VERSION_MAJOR, SLEEF_VERSION_MINOR, SLEEF_VERSION_PATCHLEVEL)
#else
        "; SLEEF: not installed"
#endif
#if XACT_PEER_EIGEN
            "; Eigen " VERSION(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION)
#else
        "; Eigen: not installed"
#endif
#if XACT_PEER_HIGHWAY
                "; Highway " VERSION(HWY_MAJOR, HWY_MINOR, HWY_PATCH)
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
