// SPDX-License-Identifier: MIT
#include "outcomes.hpp"

#include <cmath>
#include <cstdio>

namespace race {
namespace {

std::string text_of(const id& i) {
    std::string text = i.who == i.function ? i.who : i.who + "'s " + i.function;
    if (i.form != forms::value) text += ", " + i.form;
    if (i.type != "float") text += ", " + i.type;
    if (i.n != in_cache) text += ", " + std::to_string(i.n) + " elements";
    return text;
}

} // namespace

std::vector<outcome> outcomes(const results& all, const std::vector<target>& targets,
                              const std::string& arch) {
    std::vector<outcome> list;
    for (const auto& t : targets) {
        const double limit = t.limit.on(arch);
        const bool absolute = t.than.who.empty();
        const auto what = all.measured.find(t.what), than = all.measured.find(t.than);
        if (limit == 0) continue;
        if (what == all.measured.end() || (!absolute && than == all.measured.end())) {
            std::printf("%s: not measured\n",
                        text_of(what == all.measured.end() ? t.what : t.than).c_str());
            list.push_back({&t, -1, limit, true});
            continue;
        }
        const double ratio = absolute ? what->second : what->second / than->second;
        // Decided by the three printed decimals, because no more of them are reproducible.
        const double got = std::round((t.speedup ? 1 / ratio : ratio) * 1000) / 1000;
        const bool met = t.speedup ? got >= limit : got <= limit;
        std::string text = text_of(t.what);
        if (!absolute) text += (t.speedup ? ", against " : ", in that of ") + text_of(t.than);
        if (const auto where = all.slowest_input.find(t.what); where != all.slowest_input.end())
            text += ": " + where->second;
        std::printf("%-86s %7.3f %-5s (at %s %g)  %s\n", text.c_str(), got,
                    absolute && t.what.form != forms::slowest ? "ns" : "times",
                    t.speedup ? "least" : "most", limit, met ? "met" : "NOT MET");
        list.push_back({&t, got, limit, met});
    }
    return list;
}

} // namespace race
