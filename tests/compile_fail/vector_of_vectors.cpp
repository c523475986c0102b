// expect: make a call for each row
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

static std::vector<std::vector<float>> v(2);

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    xact::forward(xact::tanh{}, v[0], v[0]);
#else
    xact::forward(xact::tanh{}, v, v);
#endif
}
