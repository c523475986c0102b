// SPDX-License-Identifier: MIT
#pragma once

// The one place where the version stands; CMake reads it from here.
#define XACT_VERSION_MAJOR 0
#define XACT_VERSION_MINOR 1
#define XACT_VERSION_PATCH 0
