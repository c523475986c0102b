// SPDX-License-Identifier: MIT
// The bits of every function's value and derivative, as one hash each.
#include <xact/xact.hpp>

#include "../support/fnv.hpp"

#include <cinttypes>
#include <cstdio>
#include <string>
#include <vector>

namespace {

template <class T, class F>
void print(const F& f, const char* accuracy) {
    // Both tails, all signs and the exponents between; a length that is no multiple of a register.
    std::vector<T> x;
    for (int i = -500; i <= 500; ++i) {
        const T t = static_cast<T>(i) / T(500);
        x.push_back(i % 3 == 0 ? t * T(1e-5) : t * t * t * T(100));
    }
    std::vector<T> y(x.size()), d(x.size());
    xact::forward(f, x, y, d);
    std::printf("%s %s %zu:", F::name, accuracy, sizeof(T));
    for (const auto* a : {&y, &d}) {
        support::fnv hash;
        hash.add(*a);
        std::printf(" %016" PRIx64, hash.get());
    }
    std::printf("\n");
}

} // namespace

int main() {
    xact::for_each(xact::all_functions<xact::faithful>{}, [](auto f) {
        print<float>(f, "faithful");
        print<double>(f, "faithful");
    });
    xact::for_each(xact::all_functions<xact::exact>{}, [](auto f) { print<float>(f, "exact"); });
    std::printf("%s\n", XACT_VERSION_STRING);
}
