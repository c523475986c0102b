// SPDX-License-Identifier: MIT
// xact after macros of every name in macros.txt, each defined to something that does not compile:
// those that the standard library does not use itself before any header, the others after the
// headers that xact and xsimd include.

#if defined(__clang__)
#pragma clang diagnostic ignored                                                                   \
    "-Wkeyword-macro" // typeof is a keyword in gnu++20, and on the list
#endif

#include "before.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <complex>
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <execution>
#include <functional>
#include <iterator>
#include <limits>
#include <memory>
#include <numeric>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>
#if __has_include(<tbb/parallel_for.h>)
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#define XACT_TEST_TBB 1
#endif

#include "after.hpp"

#include <xact/xact.hpp>

#include <xact/dispatch.hpp>
#include <xact/dispatch/choose.hpp>
#include <xact/dispatch/unit.hpp>
#include <xact/dispatch/units.hpp>
#include <xact/executors/std_execution.hpp>
#if defined(_OPENMP)
#include <xact/executors/openmp.hpp>
#endif
#if defined(XACT_TEST_TBB)
#include <xact/executors/tbb.hpp>
#endif

// The macros are still defined: xact has undefined none for good.
#if !defined(near) || !defined(far) || !defined(small) || !defined(I) || !defined(min)             \
    || !defined(max)
#error "a macro is gone"
#endif
#if !defined(abs) || !defined(round) || !defined(F) || !defined(major) || !defined(A0)
#error "a macro is gone"
#endif

int main() {
    const std::array<float, 5> x{-2.0f, -0.5f, 0.0f, 0.5f, 2.0f};
    std::array<float, 5> y{}, d{};
    xact::forward(xact::sigmoid{}, x, y, d);
    xact::backward(xact::tanh<xact::exact>{}, x, y, d);
    for (std::size_t i = 0; i < x.size(); ++i)
        if (y[i] != xact::sigmoid{}(x[i])) return 1;
    return 0;
}
