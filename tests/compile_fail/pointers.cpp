// expect: xact: a pointer does not tell its length: write std::span\(pointer, size\)
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <span>
#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    xact::forward(xact::tanh{}, std::span(x.data(), 4), std::span(y.data(), 4));
#else
    xact::forward(xact::tanh{}, x.data(), y.data(), 4);
#endif
}
