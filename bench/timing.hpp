// SPDX-License-Identifier: MIT
#pragma once

// Times contenders against each other in one run: in turn, many short rounds, the best round of
// each. The clock rate of a machine drifts; the ratio of two best rounds drifts much less.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace timing {

struct contender {
    std::function<void(std::size_t repeats)> run;
    std::function<void()> before = {}; // not timed
    double best_ns = 1e300;            // for one repeat
    std::size_t repeats = 1;
};

inline double nanoseconds(const contender& c) {
    using clock = std::chrono::steady_clock;
    if (c.before) c.before();
    // Warms the caches: the contender before this one has evicted its code and tables.
    if (c.repeats > 1) c.run(1);
    const auto start = clock::now();
    c.run(c.repeats);
    return std::chrono::duration<double, std::nano>(clock::now() - start).count();
}

// Runs for at least that many seconds and that many rounds.
inline void race(std::vector<contender>& contenders, double seconds, int rounds) {
    using clock = std::chrono::steady_clock;
    const auto start = clock::now();
    // Enough repeats to make reading the clock negligible, few enough to avoid most interruptions.
    constexpr double enough_ns = 20'000;
    for (auto& c : contenders) {
        nanoseconds(c); // the first call of all includes one-time costs
        for (double time; (time = nanoseconds(c)) < enough_ns && c.repeats < 1u << 20;)
            c.repeats = time > enough_ns / 100
                            ? static_cast<std::size_t>(static_cast<double>(c.repeats)
                                                       * (1.1 * enough_ns / time))
                                  + 1
                            : c.repeats * 10;
    }
    for (int round = 0;
         round < rounds || clock::now() - start < std::chrono::duration<double>(seconds); ++round)
        for (auto& c : contenders)
            c.best_ns = std::min(c.best_ns, nanoseconds(c) / static_cast<double>(c.repeats));
}

} // namespace timing
