// expect: xact: this functor is no activation
// SPDX-License-Identifier: MIT
#include <xact/xact.hpp>

struct slope {
#if defined(XACT_TEST_CONTROL)
    template <class V>
    V operator()(V x) const {
        return x;
    }
#endif
    template <class V>
    V derivative(V) const {
        return V(1);
    }
};

int main() {
    float x[4] = {}, y[4];
    xact::forward(slope{}, x, y);
}
