// SPDX-License-Identifier: MIT
#if !defined(SOMETIMES_GUARDED)
#define SOMETIMES_GUARDED
#include <xact/below_guarded.hpp>
int sometimes_guarded;
#endif
