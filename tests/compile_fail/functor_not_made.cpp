// expect: a functor is made before it is called: xact::tanh
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    y[0] = xact::tanh{}(0.5f);
    xact::tanh f;
    auto g = xact::tanh(f);
    y[1] = g(x[1]);
#else
    y[0] = xact::tanh(0.5f);
#endif
}
