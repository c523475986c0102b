// SPDX-License-Identifier: MIT
#include <cstdio>
#include <layers.hpp>
#include <vector>

int main() {
    std::vector<float> x = {-2.0f, 3.0f};
    rectify(x);
    if (x != std::vector<float>{0.0f, 3.0f}) return 1;
    activate(xact::linear{.slope = 2}, x);
    if (x != std::vector<float>{0.0f, 6.0f}) return 2;
    std::printf("xact %s\n", XACT_VERSION_STRING);
}
