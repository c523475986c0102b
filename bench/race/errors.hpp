// SPDX-License-Identifier: MIT
#pragma once

// Whether contestants are what they say they are, and how far from the truth.

#include "arrays.hpp"
#include "results.hpp"
#include "truth.hpp"

#include <functional>

namespace race {

// Gives up if results that were left in the arrays are not nearly right, or not written; the exact
// error is measured elsewhere.
template <class T>
void check(const entry& e, const four_arrays<T>& all, true_results<T>& truth);

// The errors of entries for which `wanted` holds.
template <class T>
void measure_errors(results& all, const std::function<bool(const entry&)>& wanted);

} // namespace race
