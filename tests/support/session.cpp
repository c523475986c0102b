// SPDX-License-Identifier: MIT
// Catch2's own code, which takes half a minute to compile and is the same for all instruction sets.
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

int run_session(int argc, char** argv) { return Catch::Session().run(argc, argv); }
