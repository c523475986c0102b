// SPDX-License-Identifier: MIT
// A comment in front.
#ifndef BELOW_GUARDED
#define BELOW_GUARDED
#include <xact/below.hpp>
#if defined(TWO)
int below_two;
#else
int below_guarded;
#endif
#endif // BELOW_GUARDED
