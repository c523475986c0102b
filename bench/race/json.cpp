// SPDX-License-Identifier: MIT
#include "json.hpp"

#include <xact/functions.hpp>

#include <fstream>
#include <set>
#include <thread>
#include <utility>

namespace race {
namespace {

std::string quoted(const std::string& text) {
    std::string q = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') q += '\\';
        q += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return q + '"';
}

std::string json(const id& i) {
    return "\"who\": " + quoted(i.who) + ", \"function\": " + quoted(i.function) + ", \"form\": "
           + quoted(i.form) + ", \"type\": " + quoted(i.type) + ", \"n\": " + std::to_string(i.n);
}

std::string machine() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name")) {
            const auto colon = line.find(": ");
            if (colon != line.npos) return line.substr(colon + 2);
        }
    return "an unknown processor";
}

// In bytes; of the last level, the part that the first core can reach.
long cache_size(const char* index) {
    std::ifstream size(std::string("/sys/devices/system/cpu/cpu0/cache/") + index + "/size");
    long kilobytes = 0;
    size >> kilobytes;
    return kilobytes * 1024;
}

#if defined(__clang__)
constexpr char compiler[] = __VERSION__;
#elif defined(__GNUC__)
constexpr char compiler[] = "g++ " __VERSION__;
#else
constexpr char compiler[] = "an unknown compiler";
#endif

} // namespace

void write_json(const char* path, const std::string& arch, const results& all,
                const std::vector<outcome>& targets) {
    std::ofstream out(path);
    out << "{\"arch\": " << quoted(arch) << ", \"machine\": " << quoted(machine())
        << ", \"cores\": " << std::thread::hardware_concurrency() << ", \"caches\": ["
        << cache_size("index0") << ", " << cache_size("index2") << ", " << cache_size("index3")
        << "], \"compiler\": " << quoted(compiler) << ",\n\"peers\": [";
    const char* comma = "";
    const auto next = [&]() -> std::ostream& {
        out << comma << "\n {";
        comma = ",";
        return out;
    };
    for (const auto& p : all.peers)
        next() << "\"name\": " << quoted(p.name) << ", \"version\": " << quoted(p.version)
               << ", \"note\": " << quoted(p.note)
               << ", \"there\": " << (p.there ? "true" : "false") << "}";
    out << "],\n\"calls\": [", comma = "";
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& e : all.contestants)
        if (seen.insert({e.who, e.function}).second)
            next() << "\"who\": " << quoted(e.who) << ", \"function\": " << quoted(e.function)
                   << ", \"how\": " << quoted(e.how) << "}";
    out.precision(6);
    out << "],\n\"functions\": [", comma = "";
    xact::for_each(xact::all_functions<>{}, [&]<class F>(F) {
        out << comma << quoted(F::name);
        comma = ", ";
    });
    out << "],\n\"times\": [", comma = "";
    for (const auto& [i, ns] : all.measured)
        if (i.form != forms::slowest) next() << json(i) << ", \"ns\": " << ns << "}";
    out << "],\n\"errors\": [", comma = "";
    for (const auto& [i, e] : all.errors)
        next() << json(i) << ", \"ulp\": " << e.ulp << ", \"at\": " << e.at << "}";
    out << "],\n\"targets\": [", comma = "";
    for (const auto& o : targets) {
        next() << "\"topic\": " << quoted(o.t->topic) << ", \"what\": {" << json(o.t->what)
               << "}, \"than\": ";
        if (o.t->than.who.empty())
            out << "null";
        else
            out << "{" << json(o.t->than) << "}";
        const auto where = all.slowest_input.find(o.t->what);
        out << ", \"where\": " << quoted(where == all.slowest_input.end() ? "" : where->second)
            << ", \"got\": " << o.got << ", \"limit\": " << o.limit
            << ", \"at_least\": " << (o.t->speedup ? "true" : "false")
            << ", \"met\": " << (o.met ? "true" : "false") << "}";
    }
    out << "]}\n";
    if (!out.flush()) give_up(std::string("cannot write ") + path);
}

} // namespace race
