// expect: the output array is const
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    const std::vector<float> x(4);
#if defined(XACT_TEST_CONTROL)
    std::vector<float> y(4);
#else
    const std::vector<float> y(4);
#endif
    xact::forward(xact::relu{}, x, y);
}
