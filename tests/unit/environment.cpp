// SPDX-License-Identifier: MIT
// What happens in a floating-point environment that is not the usual one. xact is made for round-to-nearest with subnormals;
// these tests say what remains elsewhere, so that it is known and stays so.

#include "support.hpp"

#include <cfenv>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace {

using real = long double;

// The errors that are tolerated, in ULP. In float the exact kernel computes in double.
template <class T>
constexpr double limit = std::is_same_v<T, float> ? 0x1p9 : 0x1p18;

// What a value may be off by whatever its size. Where tanh is a fraction, its numerator is put together from parts that
// cancel unless n is 0 near 0; rounded in one direction n is 1 there, and the polynomials are asked beyond their interval.
// What is left is small beside 1, not beside a tiny tanh.
template <class F, class T, class A>
constexpr real absolute = 0;
template <class Accuracy, class T, class A>
constexpr real absolute<xact::tanh<Accuracy>, T, A> = [] {
    constexpr auto form = xact::form::value;
    using kernel = xact::detail::kernel_for<xact::tanh<Accuracy>, form, T, A>;
    if (std::is_same_v<kernel, xact::kernels::tanh_exact<form>> || std::is_same_v<T, double>)
        return limit<double> * 0x1p-53;
    return xact::simd::table_entries<A> != 0 ? 0.0 : limit<float> * 0x1p-24;
}();

// The worst error over inputs, the functor called with another rounding direction, the reference with the usual one.
template <class Combination>
std::pair<real, real> worst_in(int direction) {
    using T = typename Combination::T;
    using call = support::calls_of<Combination>;
    const typename Combination::F f{};
    constexpr real allowed = absolute<typename Combination::F, T, typename Combination::A>;
    real value = 0, derivative = 0;
    for (const T x : support::inputs<T>(20000)) {
        std::fesetround(direction);
        const T y = call::value(f, x), d = call::derivative(f, x);
        std::fesetround(FE_TONEAREST);
        const real want = reference::value<T>(f, static_cast<real>(x));
        if (std::fabs(static_cast<real>(y) - want) > allowed)
            value = std::max(value, reference::ulp_error(y, want));
        derivative = std::max(
            derivative, reference::ulp_error(d, reference::derivative<T>(f, static_cast<real>(x))));
    }
    return {value, derivative};
}

} // namespace

#if defined(FE_UPWARD)
// The reduction rounds to an integer by adding a large number. Rounded in one direction it picks the neighbour of the nearest
// integer, the reduced argument doubles, and the polynomials are asked beyond their interval: 16 bits remain in float, 34 in
// double.
TEMPLATE_LIST_TEST_CASE("other rounding directions cost accuracy, not sense", "[environment]",
                        support::array_combinations) {
    if (!reference::knows<typename TestType::T>)
        return support::skip("no type with more digits than a double");
    constexpr double most = limit<typename TestType::T>;
    for (const int direction : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
        const auto [value, derivative] = worst_in<TestType>(direction);
        INFO(TestType::F::name << " on " << TestType::A::name() << ", direction " << direction
                               << ": " << static_cast<double>(value) << " and "
                               << static_cast<double>(derivative) << " ULP");
        CHECK(static_cast<double>(value) <= most);
        CHECK(static_cast<double>(derivative) <= most);
    }
}

#else
TEST_CASE("other rounding directions cost accuracy, not sense", "[environment]") {
    support::skip("no other rounding directions");
}
#endif

#if defined(__SSE2__)
TEMPLATE_LIST_TEST_CASE("flush-to-zero takes the subnormals, nothing else", "[environment]",
                        support::array_combinations) {
    using T = typename TestType::T;
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    const T smallest = std::numeric_limits<T>::min();
    const unsigned usual = _mm_getcsr();
    for (const T x : support::inputs<T>(20000)) {
        if (x != 0 && std::fabs(x) < smallest)
            continue; // with denormals-are-zero such an input is a zero
        const T y = call::value(f, x), d = call::derivative(f, x);
        _mm_setcsr(usual | 0x8040); // FTZ and DAZ
        const T y_flushed = call::value(f, x), d_flushed = call::derivative(f, x);
        _mm_setcsr(usual);
        INFO(f.name << " on " << TestType::A::name() << " at " << x);
        for (const auto& [want, got] : {std::pair{y, y_flushed}, std::pair{d, d_flushed}})
            if (want != 0 && std::fabs(want) < smallest)
                CHECK((got == 0 || support::same(got, want) || std::fabs(got) <= smallest));
            else
                CHECK(support::same(got, want));
    }
}
#endif
