// SPDX-License-Identifier: MIT
#pragma once
// clang-format off
// A tree of headers with every way to include and to guard.

#include <xact/version.hpp>

#include <xact/once.hpp>
#include <xact/once.hpp>

#if defined(ONE)
#include <xact/sometimes.hpp>
#include <xact/sometimes_guarded.hpp>
#endif
int between;
#include <xact/sometimes.hpp>
#include <xact/sometimes_guarded.hpp>
#include <xact/sometimes.hpp>

#define ENTRY(name) int name##_first;
#include <xact/list.hpp>
#undef ENTRY
#define ENTRY(name) int name##_second;
#include <xact/list.hpp>
#undef ENTRY

#include <xact/parts.hpp>
#define SECOND_PART
#include <xact/parts.hpp>
#include <xact/parts.hpp>
#undef SECOND_PART

#include <xact/circle.hpp>

/* #include <xact/not_there.hpp>
#include <xact/not_there_either.hpp> */
// #include <xact/nor_there.hpp>
const char* text = "/* no comment"; // "a comment"
const char quote = '"';
#include <cstddef>
#include \
    <xact/once.hpp>
int end;
#if !defined(XACT_LINKED_ONLY)
#include <xact/unlinked.hpp>
#endif
#include <xact/unlinked.hpp>
