// SPDX-License-Identifier: MIT
// xact beside the libraries that are installed: each function; value, value with derivative,
// backward; float and double; from 16 to 2^24 elements. All contenders of a length take turns in
// one run, so that a ratio is of one run. Then the error of each, and what xact promises
// (targets.hpp).
//
//   xact_race ARCH [--json FILE]    everything; some five minutes
//   xact_race ARCH --targets        what the targets need
//
// Exits with 1 if a target is not met, with 2 if a contender's results are wrong.

#include "contestants.hpp"
#include "errors.hpp"
#include "json.hpp"
#include "outcomes.hpp"
#include "support/cpu.hpp"
#include "times.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

namespace {

namespace forms = race::forms;
using race::entry;
using race::id;

// What the page is about.
bool raced(const entry& e) {
    const std::string_view form = e.form;
    return form == forms::value || form == forms::both || form == forms::backward;
}

template <class T>
void run(race::results& all, const std::set<id>& needed, bool targets_only) {
    const auto threaded = [](const id& i) {
        return i.form == forms::one_thread || i.form == forms::two_threads;
    };
    const auto wanted = [&](const entry& e, const id& i) {
        return needed.contains(i) || (!targets_only && raced(e));
    };
    // Where a round takes seconds, few rounds have to suffice.
    struct length {
        std::size_t n;
        double seconds_each;
        int rounds;
    };
    for (const auto& [n, seconds, rounds] :
         {length{race::short_length, 0.06, 20}, length{100, 0.06, 20},
          length{race::in_cache, 0.3, 20}, length{race::shared, 0.12, 20},
          length{race::beyond_caches, 0.12, 5}})
        race::heat<T>(all, n, seconds, rounds, false,
                      [&](const entry& e, const id& i) { return !threaded(i) && wanted(e, i); });
    race::heat<T>(all, race::short_length, 0.06, 20, true, [&](const entry& e, const id& i) {
        return std::string_view(e.form) == forms::value
               && std::string_view(e.function) != race::copying && wanted(e, i);
    });
    // Run alone, because threads that have run go on spinning for a while.
    race::heat<T>(all, race::shared, 1, 20, false,
                  [&](const entry&, const id& i) { return threaded(i); });
    race::special_inputs<T>(all);
    if (!targets_only) race::measure_errors<T>(all, raced);
}

} // namespace

int main(int argc, char** argv) {
    std::string arch;
    const char* file = nullptr;
    bool targets_only = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--targets")
            targets_only = true;
        else if (argument == "--json" && i + 1 < argc)
            file = argv[++i];
        else if (arch.empty() && !argument.starts_with("-"))
            arch = argument;
        else
            race::give_up("what is " + argument + "?");
    }
    if (!race::has_modules(arch))
        race::give_up("for which instruction set? It was built for: " XACT_RACE_ARCHS);
    if (!cpu::has(arch)) {
        std::printf("SKIPPED: this machine does not have %s\n", arch.c_str());
        return 0;
    }
    // oneDNN would use all cores, but one thread is compared.
    setenv("OMP_NUM_THREADS", "1", 1);
    race::results all;
    race::load(arch, all);
    for (const auto& p : all.peers)
        std::printf("%s%s%s%s%s\n", p.name.c_str(), p.version.empty() ? "" : " ", p.version.c_str(),
                    p.note.empty() ? "" : ": ", p.note.c_str());

    std::fflush(stdout); // what follows goes to stderr
    const auto targets = race::targets();
    std::set<id> needed;
    for (const auto& t : targets)
        if (t.limit.on(arch) != 0) needed.insert({t.what, t.than});
    run<float>(all, needed, targets_only);
    run<double>(all, needed, targets_only);

    std::printf("%s\n", arch.c_str());
    const auto outcomes = race::outcomes(all, targets, arch);
    if (file) race::write_json(file, arch, all, outcomes);
    return std::any_of(outcomes.begin(), outcomes.end(),
                       [](const race::outcome& o) { return !o.met; });
}
