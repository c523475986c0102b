// expect: xact: the first template argument of an array call is an instruction set
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    xact::forward(xact::tanh<xact::exact>{}, x, y);
#else
    xact::forward<xact::exact>(xact::tanh{}, x, y);
#endif
}
