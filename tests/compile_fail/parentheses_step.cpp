// expect: (made_with_braces::step::<unnamed struct>|made with braces: step)
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    y[0] = xact::step{0.5, 1.0}(xact::linear{.intercept = 2.0}(x[0]));
#else
    y[0] = float(xact::step(0.5).threshold);
#endif
}
