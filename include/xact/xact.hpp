// SPDX-License-Identifier: MIT
#pragma once

// xact: activation functions, value and derivative, on a scalar, a batch and an array.

// First, so that the way to it is short in what compilers print when they refuse a functor.
#include <xact/activation.hpp>

#include <xact/arrays.hpp>
#include <xact/functions.hpp>
