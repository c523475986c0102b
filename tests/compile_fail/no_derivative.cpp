// expect: xact: this functor has no derivative
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    xact::forward(xact::tanh{}, x, y);
#else
    xact::forward([](auto v) { return v * v; }, x, y);
#endif
}
