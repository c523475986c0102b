// SPDX-License-Identifier: MIT
// Not a header: the text of a.cpp, b.cpp and c.cpp, which differ in their flags and in the name
// they define.

#include "unit.hpp"

#include <xact/xact.hpp>

#include <span>

namespace {

void run(const float* x, std::size_t n, float* out) {
    const auto both = [&](auto f) {
        xact::forward(f, std::span(x, n), std::span(out, n), std::span(out + n, n));
        out += 2 * n;
    };
    xact::for_each(xact::all_functions<xact::faithful>{}, both);
    xact::for_each(xact::all_functions<xact::exact>{}, both);
}

const char* refused() {
    static char text[256];
    const float x[3] = {};
    float y[2];
    try {
        xact::forward(xact::relu{}, x, y);
    } catch (const std::invalid_argument& e) {
        std::snprintf(text, sizeof text, "%s", e.what());
    }
    return text;
}

} // namespace
