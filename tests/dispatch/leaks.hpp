// SPDX-License-Identifier: MIT
#pragma once

// A functor with a function that all instruction sets would share, and a variable that is
// initialised before main.

#include <cmath>
#include <cstdlib>

namespace leaks {

[[gnu::noinline]] inline float factor(int n) { return std::sqrt(static_cast<float>(n)) * 1.5f; }

inline const float at_start = factor(static_cast<int>(std::strtol("2", nullptr, 10)));

struct scaled {
    template <class V>
    V operator()(V x) const {
        return x * V(factor(3));
    }
    template <class V>
    V derivative(V) const {
        return V(at_start);
    }
};

} // namespace leaks
