// SPDX-License-Identifier: MIT
// plugin_host PLUGIN: the plugin must be unloaded after dlclose. A shared object with an
// STB_GNU_UNIQUE symbol would stay.

#include <dlfcn.h>

#include <cmath>
#include <cstdio>

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const char* const path = arguments[1];
    for (int i = 0; i < 2; ++i) {
        void* const plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
        if (plugin == nullptr) {
            std::printf("%s\n", dlerror());
            return 2;
        }
        const auto call =
            reinterpret_cast<void (*)(const float*, float*, unsigned)>(dlsym(plugin, "plugin"));
        if (call == nullptr) {
            std::printf("%s\n", dlerror());
            return 2;
        }
        const float x[] = {-2, 0, 1};
        float y[3];
        call(x, y, 3);
        for (int k = 0; k < 3; ++k) {
            const double wanted = 1 / (1 + std::exp(-std::tanh(static_cast<double>(x[k]))));
            if (std::abs(y[k] - wanted) > 1e-6) {
                std::printf("FAIL: %g gives %g, not %g\n", static_cast<double>(x[k]),
                            static_cast<double>(y[k]), wanted);
                return 1;
            }
        }
        dlclose(plugin);
        if (void* const still = dlopen(path, RTLD_NOW | RTLD_NOLOAD)) {
            std::printf("FAIL: %s is still loaded after dlclose: it has a symbol that is "
                        "STB_GNU_UNIQUE (nm -C prints u), "
                        "or was linked with -z nodelete\n",
                        path);
            dlclose(still);
            return 1;
        }
    }
    std::printf("loaded, used and unloaded twice\n");
}
