// SPDX-License-Identifier: MIT
#pragma once

// Modules, each a shared object with a library and instruction set of its own.

#include "results.hpp"

namespace race {

// Whether there are modules for an instruction set.
bool has_modules(const std::string& arch);

// Loads them, with their entries and versions; a library that is missing is a peer that is not
// there.
void load(const std::string& arch, results& all);

} // namespace race
