// SPDX-License-Identifier: MIT
#pragma once

#if defined(XACT_SINGLE_HEADER)
#error                                                                                             \
    "xact: this unit has included the single xact.hpp before a header of the folder xact: take one or the other"
#endif

// The one place where the version stands; CMake reads it from here.
#define XACT_VERSION_MAJOR 0
#define XACT_VERSION_MINOR 1
#define XACT_VERSION_PATCH 0

// As one number, 10203 for 1.2.3, and as text.
#define XACT_VERSION (XACT_VERSION_MAJOR * 10000 + XACT_VERSION_MINOR * 100 + XACT_VERSION_PATCH)
#define XACT_VERSION_STRING                                                                        \
    XACT_VERSION_TEXT(XACT_VERSION_MAJOR, XACT_VERSION_MINOR, XACT_VERSION_PATCH)
#define XACT_VERSION_TEXT(a, b, c) XACT_VERSION_TEXT_(a, b, c)
#define XACT_VERSION_TEXT_(a, b, c) #a "." #b "." #c
