// SPDX-License-Identifier: MIT
#include "contestants.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace race {
namespace {

struct listed {
    const char *arch, *name, *path;
};
constexpr listed modules[] = {
#define MODULE(arch, name, path) {arch, name, path},
#define MISSING(name, package)
#include "modules.inc"
#undef MODULE
#undef MISSING
};
constexpr listed missing[] = {
    {"", "", ""},
#define MODULE(arch, name, path)
#define MISSING(name, package) {"", name, package},
#include "modules.inc"
#undef MODULE
#undef MISSING
};

// Rounding mode, flush-to-zero and denormals-are-zero are state of the whole thread; the sticky
// exception flags are not compared.
unsigned control_of_arithmetic() {
#if defined(__SSE__)
    return __builtin_ia32_stmxcsr() & ~0x3fu;
#else
    return 0;
#endif
}

} // namespace

void give_up(const std::string& why) {
    std::fprintf(stderr, "xact_race: %s\n", why.c_str());
    std::exit(2);
}

bool has_modules(const std::string& arch) {
    return std::any_of(std::begin(modules), std::end(modules),
                       [&](const listed& m) { return arch == m.arch; });
}

void load(const std::string& arch, results& all) {
    const unsigned before = control_of_arithmetic();
    for (const auto& m : modules) {
        if (arch != m.arch) continue;
        void* object = dlopen(m.path, RTLD_NOW | RTLD_LOCAL);
        if (!object) {
            all.peers.push_back({m.name, "", dlerror(), false});
            continue;
        }
        using get = const module*();
        auto* get_module = reinterpret_cast<get*>(dlsym(object, "xact_race_module"));
        if (!get_module) give_up(std::string(m.path) + " has no xact_race_module");
        const module& loaded = *get_module();
        if (control_of_arithmetic() != before)
            give_up(std::string(m.path)
                    + " changes how the whole process computes (flush-to-zero)");
        all.peers.push_back({loaded.name, loaded.version, loaded.note, true});
        for (std::size_t i = 0; i < loaded.size; ++i)
            all.contestants.push_back(loaded.entries[i]);
    }
    for (const auto& m : missing)
        if (*m.name)
            all.peers.push_back(
                {m.name, "", std::string("not installed; in Debian: ") + m.path, false});
}

} // namespace race
