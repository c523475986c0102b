// SPDX-License-Identifier: MIT
#pragma once

// xact: activation functions, value and derivative, on a number, a batch and an array.

#include <xact/arrays.hpp>
#include <xact/functions.hpp>
