// SPDX-License-Identifier: MIT
// plugin_host PLUGIN: loads it, calls it, unloads it, and checks that it is unloaded.

#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <link.h>

namespace {

bool is_loaded(const char* path) {
    return dl_iterate_phdr(
               [](dl_phdr_info* info, std::size_t, void* wanted) {
                   return int(std::strcmp(info->dlpi_name, static_cast<const char*>(wanted)) == 0);
               },
               const_cast<char*>(path))
           != 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const char* path = argv[1];
    void* plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (plugin == nullptr) {
        std::printf("dlopen: %s\n", dlerror());
        return 2;
    }
    auto* run = reinterpret_cast<float (*)()>(dlsym(plugin, "run"));
    if (run == nullptr || !is_loaded(path)) {
        std::puts("the plugin is not there");
        return 2;
    }
    std::printf("%g\n", static_cast<double>(run()));
    if (dlclose(plugin) != 0) return 2;
    if (is_loaded(path)) {
        std::puts("FAIL: still loaded after dlclose");
        return 1;
    }
    std::puts("unloaded");
    return 0;
}
