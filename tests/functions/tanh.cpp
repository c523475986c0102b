// SPDX-License-Identifier: MIT
// Further promises of tanh.

#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "support/reference.hpp"

#include <xact/xact.hpp>

#include <limits>

namespace {

using exact_tanh = xact::tanh<xact::exact>;
using limits = std::numeric_limits<float>;

// Inputs that only the nudge gets right, and inputs that depend on the last bit of a constant.
static_assert(exact_tanh{}(0x1.86fbc4p-10f) == 0x1.86fbb2p-10f);
static_assert(exact_tanh{}.derivative(0x1.2a9e3cp+0f) == 0x1.4a2e14p-2f);
static_assert(exact_tanh{}.value_and_derivative(1.0f).value == exact_tanh{}(1.0f));
static_assert(exact_tanh{}.value_and_derivative(1.0f).derivative == exact_tanh{}.derivative(1.0f));
static_assert(exact_tanh{}.derivative_from_value(0.5f) == 0.75f);

static_assert(xact::simd::bit_cast<std::uint32_t>(exact_tanh{}(-0.0f)) == 0x80000000u);
static_assert(exact_tanh{}(limits::denorm_min()) == limits::denorm_min());
static_assert(
    xact::simd::is_nan(exact_tanh{}.value_and_derivative(limits::quiet_NaN()).derivative));

} // namespace

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
        // The derivatives do not cancel anywhere: 4σ′(2x) is equal in exact arithmetic, as long as
        // it is normal.
        if (t.derivative(x) >= 8 * std::numeric_limits<T>::min())
            CHECK(reference::ulp_error(t.derivative(x),
                                       static_cast<long double>(4 * s.derivative(2 * x)))
                  <= 1);
    }
}

TEST_CASE("the gradient of tanh does not vanish before it has to", "[values]") {
    const xact::tanh t;
    // Where 1 − y² is exactly 0, the derivative is a normal number.
    CHECK(t.derivative_from_value(t(9.1f)) == 0.0f);
    CHECK(t.derivative(9.1f) > 4e-8f);
    CHECK(t.derivative(44.0f) > limits::min());
    CHECK(t.derivative(373.0) > 0.0);
}
