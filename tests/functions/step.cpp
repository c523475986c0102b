// SPDX-License-Identifier: MIT
// Further promises of step.

#include "support/catch.hpp"

#include <xact/xact.hpp>

#include <cmath>
#include <limits>

TEST_CASE("parameters of step", "[values]") {
    const xact::step f{.threshold = 0.1, .at_threshold = 0.5};
    // The threshold is rounded to the element type, so that it can be met.
    CHECK(f(0.1f) == 0.5f);
    CHECK(f(0.1) == 0.5);
    CHECK(f(0.2f) == 1.0f);
    CHECK(f(-5.0f) == 0.0f);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(xact::step{.threshold = nan}(1.0f)));
    CHECK(xact::step{.threshold = -std::numeric_limits<double>::infinity()}(0.0f) == 1.0f);
    static_assert(xact::step{}(0.5) == 1.0);
}
