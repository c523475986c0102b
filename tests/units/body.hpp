// SPDX-License-Identifier: MIT
#pragma once

// What body.cpp defines, once for each of the two units.

#include <cstddef>

namespace usual {
void run(int function, std::size_t n, float* x, float* y, float* d);
void refused();
} // namespace usual

namespace other {
void run(int function, std::size_t n, float* x, float* y, float* d);
void refused();
} // namespace other
