// expect: (leaky_relu::<unnamed struct>|made with braces: leaky_relu)
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    const auto f = xact::leaky_relu{-3.0};
    y[0] = xact::leaky_relu{.negative_slope = 0.2}(f(x[0]));
#else
    const auto f = xact::leaky_relu(-3.0);
#endif
}
