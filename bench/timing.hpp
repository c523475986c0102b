#pragma once

// Contenders timed against each other in one run: in turn, many short rounds, the best round of each. The clock of a
// machine drifts; the ratio of two best rounds drifts much less.

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace timing {

struct contender {
    std::string name;
    std::function<void()> run; // does its work `repeats` times
    double best_ns = 1e300;    // for one repeat
};

inline void race(std::vector<contender>& contenders, std::size_t repeats, int rounds = 60) {
    using clock = std::chrono::steady_clock;
    for (int round = 0; round < rounds; ++round)
        for (auto& c : contenders) {
            const auto start = clock::now();
            c.run();
            const std::chrono::duration<double, std::nano> time = clock::now() - start;
            c.best_ns = std::min(c.best_ns, time.count() / static_cast<double>(repeats));
        }
}

// The compiler must assume that p is read and written here.
inline void touch(void* p) { asm volatile("" : : "r"(p) : "memory"); }

} // namespace timing
