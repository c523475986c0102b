// SPDX-License-Identifier: MIT
// How many instructions the array calls execute, counted one by one, against the counts that are recorded: a kernel that has
// become slower is seen on a machine on which no time can be trusted.
//
//   instructions_ARCH DIR             fails if a count is more than 3 % above the one recorded in DIR
//   instructions_ARCH DIR --record    records
//
// The processor is told to trap after every instruction, and the trap counts. Unlike callgrind this knows AVX-512, and unlike
// perf it needs nothing that virtual machines hide. Counts are a compiler's and an xsimd's, so each pair has its file; where
// there is none the test is skipped, aloud.

#include "support/cpu.hpp"

#include <xact/xact.hpp>

#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#if defined(__x86_64__) && defined(__linux__) && defined(__OPTIMIZE__) && XACT_HAS_BATCH           \
    && !XACT_SANITIZED
#include <csignal>

namespace {

volatile long steps = 0;

extern "C" void one_step(int) { steps = steps + 1; }

// Sets or clears the trap flag; what pushfq overwrites may be in use below the stack pointer.
template <bool On>
[[gnu::always_inline]] inline void trap_flag() {
    if constexpr (On)
        asm volatile("sub $128, %%rsp\n pushfq\n orq $0x100, (%%rsp)\n popfq\n add $128, %%rsp" ::
                         : "memory", "cc");
    else
        asm volatile("sub $128, %%rsp\n pushfq\n andq $~0x100, (%%rsp)\n popfq\n add $128, %%rsp" ::
                         : "memory", "cc");
}

template <class Work>
long count(Work work) {
    work(); // what a first call does more is none of the kernel's
    steps = 0;
    trap_flag<true>();
    work();
    trap_flag<false>();
    return steps;
}

using counts = std::map<std::string, long>;

template <class T, class F>
void count_calls(counts& all, const char* type, const char* accuracy, F f) {
    for (const std::size_t n : {std::size_t{16}, std::size_t{400}}) {
        std::mt19937 random(1);
        std::normal_distribution<T> normal(0, T(2.5));
        alignas(64) static T x[400], y[400], d[400];
        for (T& v : x)
            v = normal(random);
        const std::span<const T> in(x, n);
        const std::span<T> out(y, n), out2(d, n);
        const auto add = [&](const char* call, long steps_taken) {
            std::ostringstream name;
            name << type << ' ' << accuracy << ' ' << f.name << ' ' << call << ' ' << n;
            all[name.str()] = steps_taken;
        };
        add("forward", count([=] { xact::forward(f, in, out); }));
        add("derivative", count([=] { xact::derivative(f, in, out); }));
        add("both", count([=] { xact::forward(f, in, out, out2); }));
        add("backward", count([=] { xact::backward(f, in, out, out2); }));
    }
}

counts count_all() {
    counts all;
    xact::for_each(xact::all_functions<xact::faithful>{}, [&](auto f) {
        count_calls<float>(all, "float", "faithful", f);
        count_calls<double>(all, "double", "faithful", f);
    });
    xact::for_each(xact::all_functions<xact::exact>{}, [&](auto f) {
        if constexpr (!xact::activation_on<decltype(f), double>)
            count_calls<float>(all, "float", "exact", f);
    });
    return all;
}

// One file for each compiler and xsimd, with the counts of an instruction set in each section.
std::string file_name() {
    std::ostringstream name;
#if defined(__clang__)
    name << "clang-" << __clang_major__;
#else
    name << "gcc-" << __GNUC__;
#endif
    name << "-xsimd-" << XSIMD_VERSION_MAJOR << '.' << XSIMD_VERSION_MINOR << '-'
         << xact::simd::native::name() << ".txt";
    return name.str();
}

int run(const std::string& folder, bool record) {
    struct sigaction action{};
    action.sa_handler = one_step;
    sigaction(SIGTRAP, &action, nullptr);
    const counts now = count_all();
    const std::string path = folder + "/" + file_name();
    if (record) {
        std::ofstream file(path);
        for (const auto& [name, n] : now)
            file << name << ' ' << n << '\n';
        std::cout << "recorded " << now.size() << " counts in " << path << '\n';
        return file ? 0 : 1;
    }
    std::ifstream file(path);
    if (!file) {
        std::cout << "SKIPPED: nothing is recorded for this compiler and xsimd: " << path << '\n';
        return 77;
    }
    counts recorded;
    for (std::string line; std::getline(file, line);) {
        const auto space = line.rfind(' ');
        recorded[line.substr(0, space)] = std::stol(line.substr(space + 1));
    }
    int failed = 0, fewer = 0;
    for (const auto& [name, n] : now) {
        const auto found = recorded.find(name);
        if (found == recorded.end()) {
            std::cout << name << ": " << n << ", and none is recorded\n";
            ++failed;
        } else if (static_cast<double>(n) > 1.03 * static_cast<double>(found->second)) {
            std::cout << name << ": " << n << " instructions, recorded are " << found->second
                      << '\n';
            ++failed;
        } else {
            fewer += static_cast<double>(n) < 0.97 * static_cast<double>(found->second);
        }
    }
    std::cout << now.size() << " counts, " << failed
              << " above the recorded ones by more than 3 %, " << fewer << " below by more; "
              << path << '\n';
    if (fewer > 0) std::cout << "fewer instructions are worth recording: scripts/instructions\n";
    return failed != 0;
}

} // namespace

int main(int argc, char** argv) {
    cpu::require();
    if (argc < 2 || argc > 3 || (argc == 3 && std::strcmp(argv[2], "--record") != 0)) {
        std::cerr << "usage: " << argv[0] << " DIR [--record]\n";
        return 2;
    }
    return run(argv[1], argc == 3);
}
#else
int main() {
    std::cout
        << "SKIPPED: counts optimised code of x86-64 on Linux, with batches, without sanitizers\n";
    return 77;
}
#endif
