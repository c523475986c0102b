// expect: all arrays of a call must have the same element type
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    const std::vector<float> x(4);
#if defined(XACT_TEST_CONTROL)
    std::vector<float> y(4);
#else
    std::vector<double> y(4);
#endif
    xact::forward(xact::relu{}, x, y);
}
