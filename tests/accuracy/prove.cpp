// SPDX-License-Identifier: MIT
// The fast proof: computes all results again, and compares their fingerprints with those that
// measure.cpp recorded when it compared the results themselves with the reference.
//
//   prove RECORDS [--only FUNCTION] [--part]
//
// Exits with 0 if all are as recorded, and within the bound of the header; 3 if only something has
// no record, or another fingerprint, and must be compared again (scripts/prove does); else 1.
// --part tests each 997th block only, for emulators.

#include "records.hpp"

#include "support/cpu.hpp"

#include <xact/functions.hpp>

#include <chrono>
#include <cstring>

#define UNIT(name) extern const accuracy::unit name;
#include "units.inc"
#undef UNIT

namespace accuracy {
namespace {

const accuracy::unit* const units[] = {
#define UNIT(name) &name,
#include "units.inc"
#undef UNIT
};

struct options {
    std::string folder, only;
    bool part = false;
};

bool good = true, recorded = true;

template <class T>
void check(const records& all, const unit& u, const contender<T>& c, const options& o) {
    if (c.is_exact) {
        std::printf("%s, %s %s on %s: the kernels of class exact\n", c.function, type<T>::name,
                    c.who, u.instructions);
        return;
    }
    const auto start = std::chrono::steady_clock::now();
    const fingerprints now = fingerprints_of(c, o.part);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    const auto form = [&](const char* name, const fingerprint& f, double bound) {
        const subject s = subject_of(u, c, name);
        const proven* p = all.find(s);
        std::printf("%s, %s %s on %s, %s: ", c.function, s.type.c_str(), s.accuracy_class.c_str(),
                    u.instructions, name);
        if (!p) return std::puts("NO RECORD"), void(recorded = false);
        const char* verdict = "ok";
        if (o.part ? p->results.part != f.part : p->results.whole != f.whole)
            verdict = "OTHER RESULTS", recorded = false;
        else if (p->ulp > bound)
            verdict = "FAIL, over the bound", good = false;
        else if (bound > 0.5 && bound != from_value_bound && p->ulp < 0.9 * bound)
            verdict = "FAIL, the bound is to be tightened", good = false;
        std::printf("%.4f ULP of %.2f, %s (%s)\n", p->ulp, bound, verdict, p->by.c_str());
    };
    form("value", now.value, c.value_bound);
    form("derivative", now.derivative, c.derivative_bound);
    if (c.from_value) form("from_value", now.from_value, from_value_bound);
    if (now.fused_differs > 0) {
        std::printf("FAIL: %" PRIu64 " other results in the pair\n", now.fused_differs);
        good = false;
    }
    std::printf("  %.1f s\n", time.count());
    std::fflush(stdout);
}

template <class T>
void check_all(const char* function, const records& all, const options& o) {
    for (const unit* u : units)
        if (cpu::has(u->arch))
            for (const contender<T>& c : contenders<T>(*u))
                if (std::strcmp(c.function, function) == 0) check(all, *u, c, o);
}

int run(int argc, char** argv) {
    options o;
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "--part") == 0)
            o.part = true;
        else if (std::strcmp(argv[i], "--only") == 0 && i + 1 < argc)
            o.only = argv[++i];
        else if (o.folder.empty())
            o.folder = argv[i];
        else
            o.folder.clear(), i = argc;
    if (o.folder.empty()) {
        std::fprintf(stderr, "usage: %s RECORDS [--only FUNCTION] [--part]\n", argv[0]);
        return 2;
    }
    for (const unit* u : units)
        if (!cpu::has(u->arch)) std::printf("SKIPPED %s: this machine lacks it\n", u->arch);
    bool found = false;
    xact::for_each(xact::all_functions<>{}, [&]<class F>(F) {
        if (!o.only.empty() && o.only != F::name) return;
        found = true;
        const records all(o.folder, F::name);
        check_all<float>(F::name, all, o);
        check_all<double>(F::name, all, o);
    });
    if (!found) {
        std::fprintf(stderr, "there is no function %s\n", o.only.c_str());
        return 2;
    }
    return !good ? 1 : recorded ? 0 : 3;
}

} // namespace
} // namespace accuracy

int main(int argc, char** argv) { return accuracy::run(argc, argv); }
