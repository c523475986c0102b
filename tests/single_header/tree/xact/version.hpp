// SPDX-License-Identifier: MIT
#pragma once
#define XACT_VERSION_MAJOR 1
#define XACT_VERSION_MINOR 2
#define XACT_VERSION_PATCH 3
