// SPDX-License-Identifier: MIT
#if !defined(PARTS_1)
#define PARTS_1
#include <xact/below.hpp>
int part_one;
#endif
#if defined(SECOND_PART) && !defined(PARTS_2)
#define PARTS_2
#include <xact/below_guarded.hpp>
#include <xact/late.hpp>
int part_two;
#endif
