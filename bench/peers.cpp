#include "peers.hpp"

#include <xact/simd.hpp>

#if defined(XACT_BENCH_SLEEF) && defined(__AVX2__)
#include <sleef.h>
#endif
#if defined(XACT_BENCH_EIGEN)
#include <Eigen/Core>
#endif

// n is a multiple of every register's size.
namespace peers {
namespace {

#if XACT_HAS_BATCH
template <class T, class Function>
void by_batch(const T* x, T* y, std::size_t n, Function f) {
    using batch = xact::simd::register_t<T, xact::simd::native>;
    for (std::size_t i = 0; i < n; i += batch::size)
        f(batch::load_unaligned(x + i)).store_unaligned(y + i);
}

template <class T>
void xsimd_tanh(const T* x, T* y, std::size_t n) {
    by_batch(x, y, n, [](const auto& v) { return xsimd::tanh(v); });
}

template <class T>
void xsimd_sigmoid(const T* x, T* y, std::size_t n) {
    by_batch(x, y, n, [](const auto& v) {
        using batch = std::remove_cvref_t<decltype(v)>;
        return batch(T(1)) / (batch(T(1)) + xsimd::exp(-v));
    });
}
#endif

#if defined(XACT_BENCH_SLEEF) && defined(__AVX512F__)
void sleef_tanh(const float* x, float* y, std::size_t n) {
    for (std::size_t i = 0; i < n; i += 16)
        _mm512_storeu_ps(y + i, Sleef_tanhf16_u10avx512f(_mm512_loadu_ps(x + i)));
}
void sleef_tanh(const double* x, double* y, std::size_t n) {
    for (std::size_t i = 0; i < n; i += 8)
        _mm512_storeu_pd(y + i, Sleef_tanhd8_u10avx512f(_mm512_loadu_pd(x + i)));
}
#elif defined(XACT_BENCH_SLEEF) && defined(__AVX2__)
void sleef_tanh(const float* x, float* y, std::size_t n) {
    for (std::size_t i = 0; i < n; i += 8)
        _mm256_storeu_ps(y + i, Sleef_tanhf8_u10avx2(_mm256_loadu_ps(x + i)));
}
void sleef_tanh(const double* x, double* y, std::size_t n) {
    for (std::size_t i = 0; i < n; i += 4)
        _mm256_storeu_pd(y + i, Sleef_tanhd4_u10avx2(_mm256_loadu_pd(x + i)));
}
#endif

#if defined(XACT_BENCH_EIGEN)
template <class T>
void eigen_tanh(const T* x, T* y, std::size_t n) {
    using array = Eigen::Array<T, Eigen::Dynamic, 1>;
    const auto size = static_cast<Eigen::Index>(n);
    Eigen::Map<array>(y, size) = Eigen::Map<const array>(x, size).tanh();
}
#endif

template <class T>
std::vector<peer<T>> found(const std::string& type) {
    std::vector<peer<T>> list;
#if XACT_HAS_BATCH
    list.push_back({"xsimd's tanh" + type, xsimd_tanh<T>});
    list.push_back({"1/(1 + xsimd's exp)" + type, xsimd_sigmoid<T>});
#endif
#if defined(XACT_BENCH_SLEEF) && defined(__AVX2__)
    list.push_back({"SLEEF's tanh, u10" + type, sleef_tanh});
#endif
#if defined(XACT_BENCH_EIGEN)
    list.push_back({"Eigen's tanh" + type, eigen_tanh<T>});
#endif
    return list;
}

} // namespace

template <>
const std::vector<peer<float>>& all<float>() {
    static const auto list = found<float>("");
    return list;
}

template <>
const std::vector<peer<double>>& all<double>() {
    static const auto list = found<double>(", double");
    return list;
}

} // namespace peers
