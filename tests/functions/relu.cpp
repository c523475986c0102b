// SPDX-License-Identifier: MIT
// Further promises of relu.

#include "support/catch.hpp"

#include <xact/xact.hpp>

TEST_CASE("relu in constant expressions", "[values]") {
    static_assert(xact::relu{}(-1.0f) == 0.0f);
    static_assert(xact::relu{}.derivative(2.0) == 1.0);
    static_assert(std::is_empty_v<xact::relu>);
    SUCCEED();
}
