// expect: the_class_exact_is_for_float_only_take_faithful_for_double|exact is for float only
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
