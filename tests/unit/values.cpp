// SPDX-License-Identifier: MIT
// Numbers and batches against the reference, special values, exception flags.

#include "support.hpp"

#include <cfenv>

namespace {

using support::same;

// A formula whose own error is below 2^-10 ULP, where reference::knows says so.
using real = long double;

} // namespace

TEMPLATE_LIST_TEST_CASE("numbers are within the bound of the header", "[values]",
                        support::batch_combinations) {
    using T = typename TestType::T;
    using A = typename TestType::A;
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    if (!reference::knows<T>) return support::skip("no type with more digits than a double");
    constexpr xact::error_bound bound = TestType::F::template error<T, A>;
    // What the class faithful promises of every function and instruction set.
    static_assert(bound.value < 1 && bound.derivative < 1);
    real worst_value = 0, worst_derivative = 0;
    T at_value = 0, at_derivative = 0;
    for (const T x : support::inputs<T>(20000)) {
        const real v =
            reference::ulp_error(call::value(f, x), reference::value<T>(f, static_cast<real>(x)));
        const real d = reference::ulp_error(call::derivative(f, x),
                                            reference::derivative<T>(f, static_cast<real>(x)));
        if (v > worst_value) worst_value = v, at_value = x;
        if (d > worst_derivative) worst_derivative = d, at_derivative = x;
    }
    INFO(f.name << " on " << A::name() << ", worst inputs " << at_value << " and "
                << at_derivative);
    CHECK(static_cast<double>(worst_value) <= bound.value);
    CHECK(static_cast<double>(worst_derivative) <= bound.derivative);
}

TEMPLATE_LIST_TEST_CASE("special values", "[values]", support::batch_combinations) {
    using T = typename TestType::T;
    using A = typename TestType::A;
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    const auto table = reference::specials<T>(f);
    REQUIRE(table.size() >= 11);
    for (const auto& row : table) {
        const T y = call::value(f, row.x), d = call::derivative(f, row.x);
        INFO(f.name << "(" << row.x << ") on " << A::name() << " is " << y << " and " << d
                    << ", not " << row.value << " and " << row.derivative);
        CHECK(same(y, row.value));
        CHECK(same(d, row.derivative));
    }
}

TEMPLATE_LIST_TEST_CASE("a batch has the bits of its numbers", "[forms]",
                        support::batch_combinations) {
    using F = typename TestType::F;
    using T = typename TestType::T;
    using A = typename TestType::A;
    using call = support::calls_of<TestType>;
    const F f{};
    const auto x = support::inputs<T>(512);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i + call::width <= x.size(); i += call::width) {
        typename call::batch_results got;
        call::batch(f, &x[i], got);
        [[maybe_unused]] T from_value[call::width];
        if constexpr (xact::derivative_from_value_on<F, T>)
            call::batch_from_value(f, &x[i], from_value);
        for (std::size_t k = 0; k < call::width; ++k) {
            const T at = x[i + k], value = call::value(f, at), derivative = call::derivative(f, at);
            const auto both = call::both(f, at);
            bool good = same(both.value, value) && same(both.derivative, derivative)
                        && same(got.value[k], value) && same(got.derivative[k], derivative)
                        && same(got.fused_value[k], value)
                        && same(got.fused_derivative[k], derivative);
            if constexpr (xact::derivative_from_value_on<F, T>)
                good = good && same(from_value[k], call::from_value(f, at));
            if (!good && ++wrong < 5) UNSCOPED_INFO(f.name << " on " << A::name() << " at " << at);
        }
    }
    CHECK(wrong == 0);
}

// No number raises invalid, division by zero or overflow (but for linear and leaky_relu with parameters that overflow);
// inexact and underflow are not specified. A NaN raises nothing in numbers and arrays of instruction sets with quiet
// comparisons, which SSE and AVX do not promise, so it is not asked here.
#if defined(FE_INVALID) && defined(FE_DIVBYZERO) && defined(FE_OVERFLOW)
TEMPLATE_LIST_TEST_CASE("exception flags", "[values]", support::batch_combinations) {
    using T = typename TestType::T;
    using A = typename TestType::A;
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    std::size_t wrong = 0;
    for (const T x : support::inputs<T>(2000)) {
        if (x != x) continue;
        const std::vector<T> all(call::width, x);
        typename call::batch_results unused;
        std::feclearexcept(FE_ALL_EXCEPT);
        call::value(f, x);
        call::derivative(f, x);
        call::both(f, x);
        call::batch(f, all.data(), unused);
        const int raised = std::fetestexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW);
        if (raised != 0 && ++wrong < 5)
            UNSCOPED_INFO(f.name << " on " << A::name() << " at " << x << " raises"
                                 << (raised & FE_INVALID ? " invalid" : "")
                                 << (raised & FE_DIVBYZERO ? " division by zero" : "")
                                 << (raised & FE_OVERFLOW ? " overflow" : ""));
    }
    CHECK(wrong == 0);
}

#endif

TEMPLATE_LIST_TEST_CASE("the derivative is the slope of the value", "[values]",
                        support::array_combinations) {
    using T = typename TestType::T;
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    // Its step of 2^-16 costs 16 digits, and what is left has to tell 2^-44.
    if (reference::digits < 64) return support::skip("no type with more digits than a double");
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        const T x = static_cast<T>(static_cast<double>(random() >> 11) * 0x1p-53 * 40 - 20);
        const real h = 0x1p-16L;
        if (std::fabs(static_cast<real>(x)) <= h)
            continue; // the knee: a difference across it is the slope of neither side
        // Five points: the error of the formula is h⁴/30·f⁗′, 2⁻⁶⁸; that of the reference, 2⁻⁶⁴/h.
        const auto g = [&](real d) { return reference::value<T>(f, static_cast<real>(x) + d); };
        const real slope = (8 * (g(h) - g(-h)) - (g(2 * h) - g(-2 * h))) / (12 * h);
        const real got = static_cast<real>(call::derivative(f, x));
        INFO(f.name << " at " << x);
        CHECK(static_cast<double>(std::fabs(got - slope))
              <= 0x1p-44 + std::numeric_limits<T>::epsilon() * 4);
    }
}

TEMPLATE_TEST_CASE("tanh is a sigmoid rescaled", "[values]", float, double) {
    using T = TestType;
    const xact::sigmoid s;
    const xact::tanh t;
    for (const T x : support::inputs<T>(20000)) {
        if (!(std::fabs(x) < 1000)) continue;
        // 2σ(2x) − 1 cancels near 0: its error is that of σ, an absolute one.
        const T rescaled = 2 * s(2 * x) - 1;
        INFO(x);
        CHECK(std::fabs(rescaled - t(x)) <= 4 * std::numeric_limits<T>::epsilon());
        // The derivatives do not cancel anywhere: 4σ′(2x) is the very same number, as long as it is a normal one.
        if (t.derivative(x) >= 8 * std::numeric_limits<T>::min())
            CHECK(reference::ulp_error(t.derivative(x), static_cast<real>(4 * s.derivative(2 * x)))
                  <= 1);
    }
}

TEMPLATE_TEST_CASE("ranges and symmetry", "[values]", float, double) {
    using T = TestType;
    const xact::sigmoid s;
    const xact::tanh t;
    for (const T x : support::inputs<T>(20000)) {
        if (x != x) continue;
        INFO(x);
        CHECK(std::fabs(t(x)) <= 1);
        CHECK(same(t(-x), -t(x)));
        CHECK(same(t.derivative(-x), t.derivative(x)));
        CHECK(s(x) >= 0);
        CHECK(s(x) <= 1);
        CHECK(same(s.derivative(-x), s.derivative(x)));
        CHECK_FALSE(std::signbit(s.derivative(x)));
        CHECK_FALSE(std::signbit(t.derivative(x)));
    }
}

TEST_CASE("gradients do not vanish before they have to", "[values]") {
    const xact::sigmoid s;
    const xact::tanh t;
    // Where y(1 − y) and 1 − y² are exactly 0, the derivative is a normal number.
    CHECK(s.derivative_from_value(s(17.4f)) == 0.0f);
    CHECK(s.derivative(17.4f) > 2e-8f);
    CHECK(s.derivative(87.0f) > std::numeric_limits<float>::min());
    CHECK(s.derivative(103.9f) > 0.0f);
    CHECK(s.derivative(104.0f) == 0.0f);
    CHECK(t.derivative_from_value(t(9.1f)) == 0.0f);
    CHECK(t.derivative(9.1f) > 4e-8f);
    CHECK(t.derivative(44.0f) > std::numeric_limits<float>::min());
    CHECK(s(-103.9f) > 0.0f);
    CHECK(s(-745.1) > 0.0);
    CHECK(s.derivative(745.1) > 0.0);
    CHECK(t.derivative(373.0) > 0.0);
}

TEST_CASE("parameters", "[values]") {
    SECTION("step") {
        const xact::step f{.threshold = 0.1, .at_threshold = 0.5};
        CHECK(f(0.1f)
              == 0.5f); // the threshold is rounded to the element type, so that it can be met
        CHECK(f(0.1) == 0.5);
        CHECK(f(0.2f) == 1.0f);
        CHECK(f(-5.0f) == 0.0f);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        CHECK(std::isnan(xact::step{.threshold = nan}(1.0f)));
        CHECK(xact::step{.threshold = -std::numeric_limits<double>::infinity()}(0.0f) == 1.0f);
    }
    SECTION("linear") {
        const xact::linear f{.slope = 3.0, .intercept = -1.0};
        CHECK(f(2.0f) == 5.0f);
        CHECK(f.derivative(2.0f) == 3.0f);
        CHECK(f.derivative_from_value(5.0) == 3.0);
    }
    SECTION("leaky_relu") {
        const xact::leaky_relu f{.negative_slope = 0.2};
        CHECK(f(-1.0f) == -0.2f);
        CHECK(f(-1.0) == -0.2);
        CHECK(f.derivative(-1.0f) == 0.2f);
        CHECK(f.derivative_from_value(-0.2f) == 0.2f);
        for (const double slope : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()})
            CHECK_THROWS_AS(xact::leaky_relu{.negative_slope = slope}.derivative_from_value(1.0f),
                            std::invalid_argument);
        CHECK_THROWS_WITH(xact::leaky_relu{.negative_slope = -1.5}.derivative_from_value(1.0f),
                          Catch::Matchers::Contains("negative_slope is -1.5"));
    }
}

// a·b + c, rounded once. mingw-w64's rounds twice, where it is not the instruction.
#if defined(__MINGW32__)
[[gnu::target("fma"), gnu::noinline]] static float fused(float a, float b, float c) {
    return __builtin_fmaf(a, b, c);
}
[[gnu::target("fma"), gnu::noinline]] static double fused(double a, double b, double c) {
    return __builtin_fma(a, b, c);
}
static bool can_fuse() { return __builtin_cpu_supports("fma"); }
#else
template <class T>
static T fused(T a, T b, T c) {
    return std::fma(a, b, c);
}
static bool can_fuse() { return true; }
#endif

// Whether the machine has a fused multiply-add or not.
TEMPLATE_LIST_TEST_CASE("linear rounds once", "[values]", support::batch_combinations) {
    if constexpr (std::is_same_v<typename TestType::F, xact::linear>) {
        using T = typename TestType::T;
        using call = support::calls_of<TestType>;
        if (!can_fuse()) return support::skip("no fused multiply-add to compare with");
        // At x = 1/slope the sum cancels, and what is left is the rounding error of the product.
        for (const xact::linear f : {xact::linear{.slope = 0.1, .intercept = -1.0},
                                     xact::linear{.slope = -1.7, .intercept = 0.3},
                                     xact::linear{.slope = 1.0, .intercept = 0.3},
                                     xact::linear{.slope = 0.7, .intercept = 0.0}}) {
            auto x = support::inputs<T>(20000);
            x.resize(x.size() / call::width * call::width);
            for (std::size_t i = 0; i < call::width; ++i)
                x[i] = static_cast<T>(-f.intercept / f.slope) * (T(1) + T(i) / 1024);
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < x.size(); i += call::width) {
                typename call::batch_results got;
                call::batch(f, &x[i], got);
                for (std::size_t k = 0; k < call::width; ++k) {
                    const T at = x[i + k];
                    T want = fused(static_cast<T>(f.slope), at, static_cast<T>(f.intercept));
                    if (f.intercept == 0) want = static_cast<T>(f.slope) * at;
                    wrong += !same(got.value[k], want) || !same(call::value(f, at), want);
                }
            }
            INFO(f.slope << "·x + " << f.intercept << " on " << TestType::A::name());
            CHECK(wrong == 0);
        }
    }
}

TEST_CASE("numbers in constant expressions", "[values]") {
    static_assert(xact::relu{}(-1.0f) == 0.0f);
    static_assert(xact::relu{}.derivative(2.0) == 1.0);
    static_assert(xact::leaky_relu{.negative_slope = 0.5}(-1.0f) == -0.5f);
    static_assert(xact::step{}(0.5) == 1.0);
    static_assert(xact::linear{}(-1.5f) == -1.5f && xact::linear{.intercept = 0.5}(1.0) == 1.5);
    static_assert(sizeof(xact::sigmoid<>) == 1 && std::is_empty_v<xact::relu>);
    SUCCEED();
}
