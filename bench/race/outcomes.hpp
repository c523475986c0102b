// SPDX-License-Identifier: MIT
#pragma once

// What was measured, against the targets.

#include "results.hpp"

#include <string>
#include <vector>

namespace race {

// Prints each target of an instruction set with what was measured for it. Nothing is claimed of a
// contender that is missing, and the output says so.
std::vector<outcome> outcomes(const results& all, const std::vector<target>& targets,
                              const std::string& arch);

} // namespace race
