// SPDX-License-Identifier: MIT
// The number of instructions that the array calls execute, single-stepped, against the recorded
// counts: this finds a kernel that has become slower on machines where times are unreliable.
//
//   instructions_ARCH DIR            fails if a count is more than 3 % above the one in DIR
//   instructions_ARCH DIR --record   records
//
// The processor traps after every instruction, and the trap counts. Unlike callgrind this supports
// AVX-512, and unlike perf it needs no counters that virtual machines hide. Counts depend on the
// compiler and xsimd; where nothing is recorded for them the test is reported as skipped, and a
// function without a record cannot fail.

#include "support/bodies.hpp"
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
    work(); // excludes one-time work of the first call
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
            name << f.name << '/' << type << ' ' << accuracy << ' ' << call << ' ' << n;
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

// A file for each function; a line begins with the compiler, xsimd and instruction set.
std::string build_name() {
    std::ostringstream name;
#if defined(__clang__)
    name << "clang-" << __clang_major__;
#else
    name << "gcc-" << __GNUC__;
#endif
    name << "-xsimd-" << XSIMD_VERSION_MAJOR << '.' << XSIMD_VERSION_MINOR << '-'
         << xact::simd::native::name();
    return name.str();
}

counts read(const std::string& path) {
    std::ifstream file(path);
    counts all;
    for (std::string line; std::getline(file, line);) {
        const auto space = line.rfind(' ');
        all[line.substr(0, space)] = std::stol(line.substr(space + 1));
    }
    return all;
}

int run(const std::string& folder, bool record) {
    struct sigaction action{};
    action.sa_handler = one_step;
    sigaction(SIGTRAP, &action, nullptr);
    std::map<std::string, counts> of_function;
    for (const auto& [name, n] : count_all()) {
        const auto first = name.find('/');
        of_function[name.substr(0, first)][build_name() + ' ' + name.substr(first + 1)] = n;
    }
    std::size_t compared = 0, failed = 0, fewer = 0, unknown = 0;
    for (const auto& [function, now] : of_function) {
        const std::string path = folder + '/' + function + ".txt";
        counts recorded = read(path);
        for (const auto& [name, n] : now) {
            const auto found = recorded.find(name);
            if (found == recorded.end()) {
                ++unknown;
                continue;
            }
            ++compared;
            if (static_cast<double>(n) > 1.03 * static_cast<double>(found->second)) {
                std::cout << function << ", " << name << ": " << n << " instructions, recorded are "
                          << found->second << '\n';
                ++failed;
            } else {
                fewer += static_cast<double>(n) < 0.97 * static_cast<double>(found->second);
            }
        }
        if (!record) continue;
        for (const auto& [name, n] : now)
            recorded[name] = n;
        std::ofstream file(path);
        for (const auto& [name, n] : recorded)
            file << name << ' ' << n << '\n';
        if (!file) return std::cout << "cannot write " << path << '\n', 1;
        std::cout << "recorded " << now.size() << " counts in " << path << '\n';
    }
    if (record) return 0;
    if (compared == 0) {
        std::cout << "SKIPPED: nothing is recorded for " << build_name() << '\n';
        return 77;
    }
    std::cout << compared << " counts, " << failed << " above the recorded ones by more than 3 %, "
              << fewer << " below by more; " << unknown << " are not recorded\n";
    if (fewer + unknown > 0)
        std::cout
            << "fewer instructions, and new ones, are worth recording: scripts/instructions\n";
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
