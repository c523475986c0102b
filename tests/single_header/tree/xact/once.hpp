// SPDX-License-Identifier: MIT
#pragma once
#if defined(TWO)
#include <climits>
#else
#include <cstddef>
#endif
#include <climits>
int once = CHAR_BIT;
