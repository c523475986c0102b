// SPDX-License-Identifier: MIT
// A consumer of the compiled part, with a functor of its own.
#include "../../../examples/dispatch/softsign.hpp"

#include <cstdio>
#include <vector>
#include <xact/dispatch.hpp>

int main() {
    const std::vector<double> x = {-3, -1, 0, 1, 3};
    std::vector<double> y(x.size());
    xact::dispatched::forward(softsign{}, x, y);
    if (y != std::vector<double>{-0.75, -0.5, 0, 0.5, 0.75}) return 1;
#if defined(WITH_XACT_DISPATCH)
    xact::dispatched::forward(xact::relu{}, x, y);
    if (y != std::vector<double>{0, 0, 0, 1, 3}) return 2;
    if (xact::dispatched::instruction_sets().empty()) return 3;
#endif
    std::printf("xact %s\n", XACT_VERSION_STRING);
}
