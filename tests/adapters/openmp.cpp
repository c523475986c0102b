// SPDX-License-Identifier: MIT
#include "check.hpp"

#include <xact/executors/openmp.hpp>

int main() { return check("OpenMP", xact::executors::openmp{}); }
