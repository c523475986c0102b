// SPDX-License-Identifier: MIT
#pragma once

// Functors that cannot be copied, for xact_add_dispatched: one that can be moved and is still
// trivial, and one that cannot be moved.

namespace own {

struct only_moved {
    double slope = 2;

    only_moved() = default;
    explicit only_moved(double s) : slope(s) {}
    only_moved(only_moved&&) = default;
    only_moved& operator=(only_moved&&) = default;

    template <class V>
    V operator()(V x) const {
        return x * V(static_cast<float>(slope));
    }
    template <class V>
    V derivative(V) const {
        return V(static_cast<float>(slope));
    }
    template <class V>
    V derivative_from_value(V) const {
        return V(static_cast<float>(slope));
    }
};

struct stays : only_moved {
    stays() = default;
    stays(const stays&) = delete;
};

} // namespace own
