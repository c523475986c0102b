// SPDX-License-Identifier: MIT
// What every consumer project builds: the library is found, runs, and says its version.
#include <cstdio>
#include <vector>
#include <xact/xact.hpp>

int main() {
    const std::vector<float> x = {-2.0f, -0.5f, 0.0f, 0.5f, 2.0f};
    std::vector<float> y(x.size());
    xact::forward(xact::relu{}, x, y);
    if (y != std::vector<float>{0.0f, 0.0f, 0.0f, 0.5f, 2.0f}) return 1;
    if (xact::sigmoid{}(0.0f) != 0.5f) return 2;
    std::printf("xact %d.%d.%d\n", XACT_VERSION_MAJOR, XACT_VERSION_MINOR, XACT_VERSION_PATCH);
}
