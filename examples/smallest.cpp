// SPDX-License-Identifier: MIT
// The smallest use: one function, on a scalar and on an array.

#include <xact/xact.hpp>

#include <cstdio>
#include <vector>

int main() {
    const xact::sigmoid f;
    std::printf("sigmoid(0.5) = %.7f, derivative %.7f\n", f(0.5), f.derivative(0.5));

    const std::vector<float> x{-100, -2, -1, 0, 1, 2, 100};
    std::vector<float> y(x.size());
    xact::forward(f, x, y);
    for (std::size_t i = 0; i < x.size(); ++i)
        std::printf("%6g -> %.7g\n", x[i], y[i]);
}
