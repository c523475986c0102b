// SPDX-License-Identifier: MIT
#pragma once

// The interface of each unit of the program: the same calls, compiled for the instruction set of
// that unit's flags.

#include <cstddef>

struct unit {
    const char* arch;
    // Values and derivatives of all functions in each class, in order, into out: 2·n for each.
    void (*run)(const float* x, std::size_t n, float* out);
    const char* (*refused)(); // the message of an exception thrown in this unit
};

extern const unit unit_a, unit_b, unit_c;
