// SPDX-License-Identifier: MIT
#pragma once

#include "results.hpp"

#include <string>
#include <vector>

namespace race {

// What docs/performance/report.py reads: the machine, all that was measured, and the targets.
void write_json(const char* path, const std::string& arch, const results& all,
                const std::vector<outcome>& targets);

} // namespace race
