// SPDX-License-Identifier: MIT
// Measures the functions of the units that it is linked with: the tests' sweep over all floats and
// sample of doubles, and the figures of docs/accuracy.md. Float: every bit pattern, or every N-th
// block of them. Double: the same number of random points in every quarter of a binade, which is
// uniform in the bit pattern, and as many again in the quarters where an error was largest and
// where results begin to be subnormal, because few of these are rounded at a place of their own.
// The true value is the tests' reference, in double for floats and in long double for doubles.
//
//   measure [--every N] [--double-points N] [--only FUNCTION]
//                         writes what it finds as JSON to standard output
//   measure --check …     writes a line for each form, and ends with 1 if one breaks its bound
//   measure --record DIR --only FUNCTION …
//                         the same, with every float and at least 10^8 doubles; if all is as
//                         promised, records fingerprints of the results (records.hpp) in DIR
//   measure --bounds      writes the bounds of the headers as JSON, and measures nothing

#include "inputs.hpp"
#include "records.hpp"
#include "report.hpp"

#include "functions/all.hpp"
#include "support/cpu.hpp"

#include <xact/functions.hpp>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// One line, UNIT(name), for each unit that CMake has put into this program.
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

#if defined(__clang__)
constexpr char compiler[] = __VERSION__;
#elif defined(__GNUC__)
constexpr char compiler[] = "g++ " __VERSION__;
#else
constexpr char compiler[] = "an unknown compiler";
#endif

template <class T>
bool check_form(const char* form, const statistics<T>& s, double bound, const options& o) {
    const extreme<T>& worst = s.normal.ulp >= s.subnormal.ulp ? s.normal : s.subnormal;
    constexpr bool is_float = sizeof(T) == sizeof(float);
    // A published figure must equal what is found, where enough inputs were tested.
    const bool all = is_float ? o.every == 1 : o.double_points >= 100'000'000;
    std::string faults;
    const auto fault = [&](bool it, const char* what) {
        if (it) faults += std::string(faults.empty() ? "" : ", ") + what;
    };
    fault(worst.ulp > bound, "over the bound");
    fault(all && bound > 0.5 && worst.ulp < 0.9 * bound, "the bound is to be tightened");
    fault(is_float && bound <= 0.5 && s.misrounded > 0, "misrounded");
    fault(s.out_of_order > 0 && bound <= 0.5, "not monotonous");
    fault(s.largest_step > 1, "not monotonous by more than 1 ULP");
    fault(s.outside > 0, "outside its range");
    fault(s.mirror_differs > 0, "no mirror image at 0");
    fault(s.fused_differs > 0, "other bits in the fused call");
    fault(s.broken > 0, "not finite or finite by mistake");
    fault(s.nan_lost > 0, "a NaN is lost");
    fault(s.vanished > 0, "0 by mistake");
    std::printf("  %-10s %-4s %.4f ULP (bound %.2f) at x = %a: %a, true %a; misrounded %" PRIu64
                ", wrong order %" PRIu64 "%s%s\n",
                form, faults.empty() ? "ok" : "FAIL", std::max(worst.ulp, 0.0), bound,
                static_cast<double>(worst.x), static_cast<double>(worst.got),
                static_cast<double>(worst.want), s.misrounded, s.out_of_order,
                faults.empty() ? "" : ": ", faults.c_str());
    return faults.empty();
}

bool good = true;
const char* separator = "";

// Over all y that a value can be, against the formula in a larger type.
template <class T, class F>
double worst_from_value(const F& f, const contender<T>& c) {
    struct worker {
        const F& f;
        const contender<T>& c;
        const reference::shape<T> shape = reference::of<F>::template shape_of<T>(f);
        double worst = 0;
        std::vector<T> y = std::vector<T>(block_size), d = y;

        void operator()(std::uint64_t block) {
            fill(block, y.data());
            c.from_value(y.data(), d.data(), block_size);
            for (std::size_t i = 0; i < block_size; ++i) {
                if (y[i] < shape.value_low || y[i] > shape.value_high) continue;
                const auto want = reference::of<F>::template derivative_from_value<T>(
                    f, static_cast<real_t<T>>(y[i]));
                if (static_cast<real_t<T>>(d[i]) == want) continue;
                const auto ulp = static_cast<double>(reference::ulp_error(d[i], want));
                if (ulp > worst) worst = ulp;
            }
        }
    };
    double worst = 0;
    for_each_block(
        blocks<T>, 1, [&] { return worker{f, c}; },
        [&](const worker& w) { worst = std::max(worst, w.worst); });
    return worst;
}

std::string program_and_day() {
    char day[16];
    const std::time_t now = std::time(nullptr);
    std::strftime(day, sizeof day, "%Y-%m-%d", std::gmtime(&now));
    return std::string("measure of xact ") + XACT_TEST_VERSION + ", " + compiler + ", " + day;
}

// Only results that have been found right, all of them, are recorded.
template <class T, class F>
void keep_records(const F& f, const std::vector<entrant<T>>& all,
                  const std::vector<accuracy::record<T>>& found, const options& o) {
    records kept(o.record, F::name);
    std::map<std::string, fingerprint> everywhere;
    for (std::size_t e = 0; e < all.size(); ++e) {
        const contender<T>& c = *all[e].call;
        const fingerprints now = fingerprints_of(c, false);
        const auto keep = [&](const char* form, const fingerprint& print, double ulp) {
            const subject s = subject_of(*all[e].unit, c, form);
            const auto [at, first] = everywhere.insert({s.text(), print});
            if (!first && at->second != print) {
                std::printf("FAIL: %s: other results on %s\n", s.text().c_str(), all[e].unit->arch);
                good = false;
            }
            kept.set(s, {print, ulp, program_and_day()});
        };
        const auto worst = [](const statistics<T>& s) {
            return std::max({s.normal.ulp, s.subnormal.ulp, 0.0});
        };
        keep("value", now.value, worst(found[e].value));
        keep("derivative", now.derivative, worst(found[e].derivative));
        if (!c.from_value) continue;
        const double ulp = worst_from_value(f, c);
        std::printf("  from_value, %s: %.4f ULP (bound %.2f)\n", all[e].unit->arch, ulp,
                    from_value_bound);
        const bool exact = std::strcmp(c.who, xact::exact::name) == 0;
        if (!(ulp <= (exact ? 0.5 : from_value_bound))) {
            std::puts("FAIL: over the bound");
            good = false;
        }
        keep("from_value", now.from_value, ulp);
    }
    if (!good) return;
    if (!kept.write()) {
        std::printf("FAIL: cannot write %s\n", kept.path().c_str());
        good = false;
    } else {
        std::printf("recorded in %s\n", kept.path().c_str());
    }
}

template <class T, class F>
void measure(const F& f, const options& o) {
    std::vector<entrant<T>> all;
    for (const accuracy::unit* u : units)
        if (cpu::has(u->arch))
            for (const contender<T>& c : accuracy::contenders<T>(*u))
                if (std::strcmp(c.function, F::name) == 0) all.push_back({u, &c});
    if (all.empty()) return;
    std::fprintf(stderr, "%s of %s: %zu contenders\n", F::name, type<T>::name, all.size());
    std::vector<record<T>> total(all.size());
    if constexpr (sizeof(T) == sizeof(float))
        sweep(f, all, o, total);
    else
        sample(f, all, o, total);
    for (std::size_t e = 0; e < all.size(); ++e) {
        const contender<T>& c = *all[e].call;
        if (o.check) {
            std::printf("%s, %s, %s, %s\n", F::name, type<T>::name, c.who, all[e].unit->arch);
            good &= check_form("value", total[e].value, c.value_bound, o);
            good &= check_form("derivative", total[e].derivative, c.derivative_bound, o);
            std::fflush(stdout);
            continue;
        }
        std::printf(
            "%s\n{\"function\": \"%s\", \"who\": \"%s\", \"how\": \"%s\", \"arch\": \"%s\", "
            "\"type\": \"%s\",\n \"value\": ",
            separator, F::name, c.who, c.how, all[e].unit->arch, type<T>::name);
        print(total[e].value, c.value_bound);
        std::printf(",\n \"derivative\": ");
        print(total[e].derivative, c.derivative_bound);
        std::printf("}");
        separator = ",";
    }
    if (!o.record.empty() && good) keep_records(f, all, total, o);
}

template <class T>
void print_bounds() {
    for (const accuracy::unit* u : units)
        for (const contender<T>& c : accuracy::contenders<T>(*u)) {
            std::printf("%s\n{\"function\": \"%s\", \"who\": \"%s\", \"arch\": \"%s\", "
                        "\"type\": \"%s\", \"value\": %g, \"derivative\": %g}",
                        separator, c.function, c.who, u->arch, type<T>::name, c.value_bound,
                        c.derivative_bound);
            separator = ",";
        }
}

bool read(options& o, int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--check") {
            o.check = true;
            continue;
        }
        if (name == "--bounds") {
            o.bounds = true;
            continue;
        }
        if (++i >= argc) return false;
        const std::uint64_t n = std::strtoull(argv[i], nullptr, 10);
        if (name == "--only")
            o.only = argv[i];
        else if (name == "--record")
            o.record = argv[i], o.check = true;
        else if (n > 0 && name == "--every")
            o.every = n;
        else if (n > 0 && name == "--double-points")
            o.double_points = n;
        else
            return false;
    }
    // A record covers all results.
    return o.record.empty() || (o.every == 1 && o.double_points >= 100'000'000);
}

void print_head(const options& o) {
    std::printf("{\"every\": %" PRIu64 ", \"double_points\": %" PRIu64
                ", \"compiler\": \"%s\", \"units\": [",
                o.every, o.double_points, compiler);
    for (const char* comma = ""; const accuracy::unit* u : units) {
        std::printf("%s\n {\"arch\": \"%s\", \"ran\": %s, \"about\": \"%s\"}", comma, u->arch,
                    cpu::has(u->arch) ? "true" : "false", u->about);
        comma = ",";
    }
    std::printf("],\n\"functions\": [");
    xact::for_each(xact::all_functions<>{}, [comma = ""](auto f) mutable {
        std::printf("%s\"%s\"", comma, f.name);
        comma = ", ";
    });
    std::printf("],\n\"results\": [");
}

int measure(int argc, char** argv) {
    options o;
    if (!read(o, argc, argv)) {
        std::fprintf(stderr,
                     "usage: %s [--check | --bounds | --record DIR] [--every N] "
                     "[--double-points N] [--only FUNCTION]\n"
                     "--record is for every float, and at least 10^8 doubles\n",
                     argv[0]);
        return 2;
    }
    if (o.bounds) {
        std::printf("[");
        print_bounds<float>();
        print_bounds<double>();
        std::printf("]\n");
        return 0;
    }
    if (o.check) {
        for (const accuracy::unit* u : units)
            if (!cpu::has(u->arch)) std::printf("SKIPPED %s: this machine lacks it\n", u->arch);
        std::printf("%s floats, %" PRIu64 " doubles for each function\n",
                    o.every == 1 ? "all 2^32" : "a part of the", o.double_points);
    } else {
        print_head(o);
    }
    xact::for_each(xact::all_functions<>{}, [&](auto f) {
        if (!o.only.empty() && o.only != f.name) return;
        measure<float>(f, o);
        measure<double>(f, o);
    });
    if (!o.check) std::printf("]}\n");
    if (reference::undecided == 0) return good ? 0 : 1;
    std::fprintf(stderr, "%s: the true result of %" PRIu64 " inputs could not be decided\n",
                 XACT_TEST_MPFR ? "FAIL" : "SKIPPED, since there is no MPFR",
                 reference::undecided.load());
    return good && !XACT_TEST_MPFR ? 0 : 1;
}

} // namespace
} // namespace accuracy

int main(int argc, char** argv) { return accuracy::measure(argc, argv); }
