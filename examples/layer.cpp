// SPDX-License-Identifier: MIT
// A layer's forward and backward pass: the pair in one forward pass, so that the backward pass only
// multiplies; and the two alternatives, which trade memory for time.

#include <xact/xact.hpp>

#include <cstdio>
#include <vector>

int main() {
    const xact::tanh f;
    const std::vector<float> z{-12.0f, -2.0f, -0.5f, 0.0f,
                               0.5f,   2.0f,  12.0f};  // the pre-activations
    const std::vector<float> gradient(z.size(), 1.0f); // the gradient from the next layer
    std::vector<float> y(z.size()), slope(z.size());
    std::vector<float> from_input(z.size()), from_output(z.size());

    xact::forward(f, z, y, slope);                          // keeps y and f'(z)
    xact::backward(f, z, gradient, from_input);             // keeps z only: f' is computed again
    xact::backward_from_value(f, y, gradient, from_output); // keeps y only: 1 - y*y

    std::printf("      z           y    gradient   out of y\n");
    for (std::size_t i = 0; i < z.size(); ++i)
        std::printf("%7.1f %11.7f %11.4g %10.4g%s\n", z[i], y[i], from_input[i], from_output[i],
                    from_input[i] == gradient[i] * slope[i] ? "" : "  differs from dy*f'(z)");
    // In the last row y has rounded to 1, so 1 - y*y is 0, and the neuron gets no gradient from it.
}
