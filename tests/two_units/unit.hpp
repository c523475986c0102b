// SPDX-License-Identifier: MIT
#pragma once

// What each unit of the program offers: the same calls, compiled for the instruction set of that unit's flags.

#include <cstddef>

struct unit {
    const char* arch;
    // values and derivatives of all functions in each class, one after the other, into out: 2·n for each
    void (*run)(const float* x, std::size_t n, float* out);
    const char* (*refused)(); // what an exception thrown in this unit says
};

extern const unit unit_a, unit_b, unit_c;
