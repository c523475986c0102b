// SPDX-License-Identifier: MIT
#include "check.hpp"

#include <xact/executors/tbb.hpp>

int main() { return check("oneTBB", xact::executors::tbb{}); }
