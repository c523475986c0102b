// SPDX-License-Identifier: MIT
// Further promises of sigmoid.

#include "support/catch.hpp"

#include <xact/xact.hpp>

#include <array>
#include <limits>

namespace {

using exact_sigmoid = xact::sigmoid<xact::exact>;
using limits = std::numeric_limits<float>;

// σ(−8), σ(−7.75), …, σ(8), computed at compile time.
constexpr auto sigmoid_table = [] {
    std::array<float, 65> table{};
    for (int i = 0; i < 65; ++i)
        table[static_cast<std::size_t>(i)] = exact_sigmoid{}(static_cast<float>(i - 32) / 4);
    return table;
}();
static_assert(sigmoid_table[0] == 0x1.5fa3dep-12f);
static_assert(sigmoid_table[28] == 0x1.136562p-2f);
static_assert(sigmoid_table[32] == 0.5f);
static_assert(sigmoid_table[36] == 0x1.764d5p-1f);
static_assert(sigmoid_table[64] == 0x1.ffd40cp-1f);

// An input that only the nudge gets right, and one that depends on the last bit of a constant.
static_assert(exact_sigmoid{}(0x1p-23f) == 0.5f);
static_assert(exact_sigmoid{}(-0x1.250c02p-10f) == 0x1.ffb6bep-2f);
static_assert(exact_sigmoid{}.derivative(-0x1.2a9e3cp+1f) == 0x1.4a2e14p-4f);

static_assert(exact_sigmoid{}(-limits::infinity()) == 0.0f
              && exact_sigmoid{}(limits::max()) == 1.0f);
static_assert(exact_sigmoid{}(-103.9f) == limits::denorm_min());
static_assert(xact::simd::is_nan(exact_sigmoid{}(limits::quiet_NaN())));
static_assert(sizeof(exact_sigmoid) == 1);

} // namespace

TEST_CASE("a table computed by the compiler has the bits of run time", "[exact]") {
    std::array<float, 65> x{}, y{};
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = (static_cast<float>(i) - 32) / 4;
    xact::forward(exact_sigmoid{}, x, y);
    CHECK(y == sigmoid_table);
}

TEST_CASE("the gradient of sigmoid does not vanish before it has to", "[values]") {
    const xact::sigmoid s;
    // Where y(1 − y) is exactly 0, the derivative is a normal number.
    CHECK(s.derivative_from_value(s(17.4f)) == 0.0f);
    CHECK(s.derivative(17.4f) > 2e-8f);
    CHECK(s.derivative(87.0f) > limits::min());
    CHECK(s.derivative(103.9f) > 0.0f);
    CHECK(s.derivative(104.0f) == 0.0f);
    CHECK(s(-103.9f) > 0.0f);
    CHECK(s(-745.1) > 0.0);
    CHECK(s.derivative(745.1) > 0.0);
}
