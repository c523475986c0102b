// SPDX-License-Identifier: MIT
#pragma once
#include <xact/circle_back.hpp>
int circle;
