// SPDX-License-Identifier: MIT
#pragma once

// All array calls.

#include <xact/arrays/backward.hpp>
#include <xact/arrays/backward_from_value.hpp>
#include <xact/arrays/derivative.hpp>
#include <xact/arrays/forward.hpp>
