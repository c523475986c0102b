// SPDX-License-Identifier: MIT
#pragma once

// An array call by an executor of another library: the same bits as a plain one, for arrays of
// several tasks and of none.

#include <xact/xact.hpp>

#include <cstdio>
#include <cstring>
#include <vector>

template <xact::executor E>
int check(const char* name, const E& e) {
    int failed = 0;
    xact::for_each(xact::all_functions<>{}, [&](auto f) {
        for (const std::size_t n : {std::size_t{0}, std::size_t{100}, std::size_t{200001}}) {
            std::vector<float> x(n), y(n), d(n), by_y(n), by_d(n);
            for (std::size_t i = 0; i < n; ++i)
                x[i] = static_cast<float>(i % 2003) * 0.01f - 10.0f;
            const auto same = [n](const std::vector<float>& a, const std::vector<float>& b) {
                return n == 0 || std::memcmp(a.data(), b.data(), n * sizeof(float)) == 0;
            };
            xact::forward(f, x, y, d);
            xact::forward(e, f, x, by_y, by_d);
            bool good = same(y, by_y) && same(d, by_d);
            xact::backward(f, x, y, d);
            xact::backward(e, f, x, y, by_d);
            good = good && same(d, by_d);
            if (!good) std::printf("%s, %zu elements by %s: other bits\n", f.name, n, name);
            failed += !good;
        }
    });
    if (failed == 0) std::printf("%s: the bits of plain calls\n", name);
    return failed != 0;
}
