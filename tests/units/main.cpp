// SPDX-License-Identifier: MIT
// What a unit with usual flags computes and throws does not depend on how another unit of the
// program is compiled, nor on which of them is linked first.

#include "../support/fnv.hpp"
#include "body.hpp"

#include <cmath>
#include <cstdio>
#include <limits>
#include <stdexcept>
#include <vector>

#if !defined(XACT_TEST_ALONE)
// Keeps the other unit in the program, so that the linker may choose its functions.
void (*volatile keep)(int, std::size_t, float*, float*, float*) = other::run;
#endif

int main(int, char** arguments) {
    constexpr std::size_t n = 100'003;
    std::vector<float> x(n), y(n), d(n);
    for (std::size_t i = 0; i < n; ++i)
        x[i] = (static_cast<float>(i) - 50'000.0f) * 0x1p-9f;
    x[5] = std::nanf("");
    x[6] = -0.0f;
    x[7] = std::numeric_limits<float>::infinity();
    x[8] = -x[7];
    x[9] = std::numeric_limits<float>::denorm_min();
    x[n - 1] = x[5];
    // Of all results: equal to the hash of the usual unit alone.
    support::fnv hash;
    for (int function = 0; function < 2; ++function) {
        usual::run(function, n, x.data(), y.data(), d.data());
        for (auto* results : {&y, &d}) {
            for (float& result : *results)
                if (std::isnan(result)) result = std::numeric_limits<float>::quiet_NaN();
            hash.add(*results);
        }
        if (!std::isnan(y[5]) || !std::isnan(d[n - 1])) {
            std::printf("%s: function %d loses NaN\n", arguments[0], function);
            return 1;
        }
    }
    try {
        usual::refused();
        std::printf("%s: nothing is refused\n", arguments[0]);
        return 1;
    } catch (const std::invalid_argument& e) {
        std::printf("%016llx %s\n", static_cast<unsigned long long>(hash.get()), e.what());
    }
}
