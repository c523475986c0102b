// SPDX-License-Identifier: MIT
#pragma once

// The race itself.

#include "results.hpp"

#include <cstddef>
#include <functional>

namespace race {

// Races all entries of T for which `wanted` holds against each other, on n elements. in_place makes
// each call depend on the result of the one before it.
template <class T>
void heat(results& all, std::size_t n, double seconds_each, int rounds, bool in_place,
          const std::function<bool(const entry&, const id&)>& wanted);

// xact's entries on inputs that are slow in other libraries, relative to the usual ones.
template <class T>
void special_inputs(results& all);

} // namespace race
