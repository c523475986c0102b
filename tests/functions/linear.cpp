// SPDX-License-Identifier: MIT
// Further promises of linear.

#include "support/calls.hpp"
#include "support/inputs.hpp"

#include <cmath>

namespace {

using support::same;
using combinations = support::product<support::tested, support::batch_archs>::type;

} // namespace

TEST_CASE("parameters of linear", "[values]") {
    const xact::linear f{.slope = 3.0, .intercept = -1.0};
    CHECK(f(2.0f) == 5.0f);
    CHECK(f.derivative(2.0f) == 3.0f);
    CHECK(f.derivative_from_value(5.0) == 3.0);
    static_assert(xact::linear{}(-1.5f) == -1.5f && xact::linear{.intercept = 0.5}(1.0) == 1.5);
}

// a·b + c, rounded once. mingw-w64's std::fma rounds twice where it is not compiled to the
// instruction.
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

// With and without a fused multiply-add of the machine.
TEMPLATE_LIST_TEST_CASE("linear rounds once", "[values]", combinations) {
    using T = typename TestType::T;
    using call = support::calls<xact::linear, T, typename TestType::A>;
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
