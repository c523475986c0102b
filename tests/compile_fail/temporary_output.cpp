// expect: xact: the output is a temporary
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <span>
#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    xact::forward(xact::tanh{}, x, std::span(y));
#else
    xact::forward(xact::tanh{}, x, std::vector<float>(4));
#endif
}
