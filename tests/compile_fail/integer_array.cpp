// expect: the elements of an array must be float or double
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

int main() {
#if defined(XACT_TEST_CONTROL)
    float x[4] = {}, y[4];
#else
    int x[4] = {}, y[4];
#endif
    xact::forward(xact::relu{}, x, y);
}
