// SPDX-License-Identifier: MIT
#pragma once
#include <xact/below.hpp>
int sometimes;
