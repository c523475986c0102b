// SPDX-License-Identifier: MIT
#pragma once

// softsign: x/(1 + |x|), derivative 1/(1 + |x|)^2. The functions that it calls must be templates on
// the batch.

#include <cmath>

struct softsign {
    template <class V>
    V operator()(V x) const {
        using std::abs; // for scalars; batches find xsimd's
        return x / (V(1) + abs(x));
    }
    template <class V>
    V derivative(V x) const {
        using std::abs;
        const V s = V(1) + abs(x);
        return V(1) / (s * s);
    }
};
