// expect: (ignoring return value|nodiscard)
// flags: -Werror=unused-result
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    y[0] = xact::tanh{}(1.0f);
#else
    xact::tanh{}(1.0f);
#endif
}
