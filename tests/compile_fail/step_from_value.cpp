// expect: this functor has no derivative_from_value
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

int main() {
    float y[4] = {}, dy[4] = {}, dx[4];
#if defined(XACT_TEST_CONTROL)
    xact::backward_from_value(xact::relu{}, y, dy, dx);
#else
    xact::backward_from_value(xact::step{}, y, dy, dx);
#endif
}
