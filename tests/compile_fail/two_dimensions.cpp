// expect: write std::span\(&m\[0\]\[0\], rows \* columns\)
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

static float m[3][4];

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    xact::forward(xact::tanh{}, m[0], m[0]);
#else
    xact::forward(xact::tanh{}, m, m);
#endif
}
