// SPDX-License-Identifier: MIT
// One neuron, w·x + b, with six functions: its output below, at and above its threshold, and the
// gradient by which it would learn.

#include <xact/functions.hpp>

#include <array>
#include <cstdio>

int main() {
    // A two-input AND: the sum passes 0 only if both inputs are on.
    const std::array weights{1.0, 1.0};
    const double bias = -1.5;
    const std::array<std::array<double, 2>, 4> inputs{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}};

    std::printf("%-11s", "");
    for (const auto& x : inputs)
        std::printf("   %g and %g    ", x[0], x[1]);
    std::printf("\n");
    // xact::all_functions<> lists all functions.
    using shown = xact::function_list<xact::step, xact::linear, xact::sigmoid<>, xact::tanh<>,
                                      xact::relu, xact::leaky_relu>;
    xact::for_each(shown{}, [&](auto f) {
        std::printf("%-11s", f.name);
        for (const auto& x : inputs) {
            const auto [value, slope] =
                f.value_and_derivative(weights[0] * x[0] + weights[1] * x[1] + bias);
            std::printf("%7.3f (%4.2f) ", value, slope);
        }
        std::printf("\n");
    });
}
