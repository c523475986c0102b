// SPDX-License-Identifier: MIT
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"
#include "cpu.hpp"

int main(int argc, char** argv) {
    cpu::require();
    std::printf("native instruction set: %s\n", xact::simd::native::name());
    return Catch::Session().run(argc, argv);
}
