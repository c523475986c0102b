// expect: xact: this functor has no derivative
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

struct identity {
    template <class V>
    V operator()(V x) const {
        return x;
    }
#if defined(XACT_TEST_CONTROL)
    template <class V>
    V derivative(V) const {
        return V(1);
    }
#endif
};

int main() {
    float x[4] = {}, y[4];
    xact::forward(identity{}, x, y);
}
