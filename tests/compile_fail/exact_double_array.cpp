// expect: xact: this functor works on float only, as the class exact does
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

int main() {
#if defined(XACT_TEST_CONTROL)
    const float x[3] = {};
    float y[3];
#else
    const double x[3] = {};
    double y[3];
#endif
    xact::forward(xact::tanh<xact::exact>{}, x, y);
    return y[0] > 2;
}
