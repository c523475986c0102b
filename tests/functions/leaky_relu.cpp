// SPDX-License-Identifier: MIT
// Further promises of leaky_relu.

#include "support/catch.hpp"

#include <xact/xact.hpp>

#include <limits>
#include <stdexcept>

TEST_CASE("parameters of leaky_relu", "[values]") {
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
    static_assert(xact::leaky_relu{.negative_slope = 0.5}(-1.0f) == -0.5f);
}
