// SPDX-License-Identifier: MIT
// A shared object with a static xact::dispatch in it: loaded, used and unloaded by plugin_host.cpp.

#include <xact/dispatch.hpp>

#include <span>

extern "C" [[gnu::visibility("default")]] void plugin(const float* x, float* y, unsigned n) {
    xact::dispatched::forward(xact::tanh<>{}, std::span(x, n), std::span(y, n));
    xact::dispatched::forward(xact::sigmoid<xact::exact>{}, std::span(y, n), std::span(y, n));
    if (xact::dispatched::instruction_sets().empty()) y[0] = 9;
}
