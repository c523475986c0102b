// expect: xact: this functor works on scalars only
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

#if !XACT_HAS_BATCH
#error "SKIPPED: there are no batches here, so an array needs none of its functor"
#endif

struct square {
    float operator()(float v) const { return v * v; }
    float derivative(float v) const { return 2 * v; }
};

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    y[0] = square{}(x[0]);
#else
    xact::forward(square{}, x, y);
#endif
}
