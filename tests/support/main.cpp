// SPDX-License-Identifier: MIT
#include "cpu.hpp"

int run_session(int argc, char** argv); // session.cpp

int main(int argc, char** argv) {
    cpu::require();
    std::printf("native instruction set: %s\n", xact::simd::native::name());
    return run_session(argc, argv);
}
