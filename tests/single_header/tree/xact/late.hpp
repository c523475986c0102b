// SPDX-License-Identifier: MIT
#pragma once
#include <xact/parts.hpp>
int late;
