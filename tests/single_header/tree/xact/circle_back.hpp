// SPDX-License-Identifier: MIT
#pragma once
#include <xact/circle.hpp>
int circle_back;
