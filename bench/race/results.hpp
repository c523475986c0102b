// SPDX-License-Identifier: MIT
#pragma once

// What a run of the race gathers.

#include "module.hpp"
#include "targets.hpp"

#include <map>
#include <string>
#include <vector>

namespace race {

struct peer {
    std::string name, version, note;
    bool there;
};

// The largest error on a sample, and where.
struct error {
    double ulp = 0;
    double at = 0;
};

struct results {
    std::vector<peer> peers;
    std::vector<entry> contestants;
    std::map<id, double> measured; // ns for a call; for forms::slowest a multiple
    // Of the inputs that are slow in other libraries, the slowest.
    std::map<id, std::string> slowest_input;
    std::map<id, error> errors;
};

// A target, and what was measured for it.
struct outcome {
    const target* t;
    double got, limit; // negative: not measured
    bool met;
};

// Ends the program with 2.
[[noreturn]] void give_up(const std::string& why);

} // namespace race
