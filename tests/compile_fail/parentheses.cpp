// expect: (made_with_braces::leaky_relu::<unnamed struct>|made with braces: leaky_relu)
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

#include <vector>

// clang before 19 loses designators of members of an anonymous struct in templates.
template <class T>
T in_a_template(T x) {
    return xact::leaky_relu{.negative_slope = 0.2}(x) + xact::linear{.intercept = 1.0}(x)
           + xact::step{.threshold = 0.5, .at_threshold = 1.0}(x);
}

int main() {
    std::vector<float> x(4), y(4);
#if defined(XACT_TEST_CONTROL)
    const auto f = xact::leaky_relu{-3.0};
    y[0] = xact::leaky_relu{.negative_slope = 0.2}(f(in_a_template(x[0])));
#else
    const auto f = xact::leaky_relu(-3.0);
#endif
}
