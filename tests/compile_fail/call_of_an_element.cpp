// expect: xact: the first template argument of an array call is an instruction set
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    xact::forward<xact::simd::native>(xact::tanh{}, x, y);
#else
    xact::forward<float>(xact::tanh{}, x, y);
#endif
}
