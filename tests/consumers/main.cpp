// SPDX-License-Identifier: MIT
// What every consumer project builds: the library is found, runs, and prints its version.
#include <cstdio>
#include <vector>
#include <xact/xact.hpp>

// The version number is usable in the preprocessor too.
#if XACT_VERSION < 100
#error "xact was 0.1.0 before there were version numbers to ask for"
#endif
static_assert(XACT_VERSION
              == XACT_VERSION_MAJOR * 10000 + XACT_VERSION_MINOR * 100 + XACT_VERSION_PATCH);

int main() {
    const std::vector<float> x = {-2.0f, -0.5f, 0.0f, 0.5f, 2.0f};
    std::vector<float> y(x.size());
    xact::forward(xact::relu{}, x, y);
    if (y != std::vector<float>{0.0f, 0.0f, 0.0f, 0.5f, 2.0f}) return 1;
    if (xact::sigmoid{}(0.0f) != 0.5f) return 2;
    std::printf("xact %s\n", XACT_VERSION_STRING);
}
