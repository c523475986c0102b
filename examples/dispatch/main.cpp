// SPDX-License-Identifier: MIT
// One binary for every CPU: the calls choose the best instruction set that the machine has, for
// xact's functors and for a user-defined one. XACT_MAX_ARCH=avx2 in the environment caps the
// choice.

#include "softsign.hpp"

#include <xact/dispatch.hpp>

#include <cstdio>
#include <vector>

int main() {
    std::fprintf(stderr, "instruction set: %s\n", xact::dispatched::chosen());
    std::vector<float> x(9), y(9), d(9);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<float>(i) - 4;
    xact::dispatched::forward(xact::tanh<xact::exact>{}, x, y);
    xact::dispatched::derivative(softsign{}, x, d);
    for (std::size_t i = 0; i < x.size(); ++i)
        std::printf("%2g: tanh %9.6f, slope of softsign %.5f\n", x[i], y[i], d[i]);
}
