// SPDX-License-Identifier: MIT
// A functor of one's own works wherever xact's do: it needs a value and a derivative, written once for numbers and batches.

#include <xact/xact.hpp>

#include <cstdio>
#include <vector>

// softsign: x/(1 + |x|), derivative 1/(1 + |x|)^2
struct softsign {
    template <class V>
    V operator()(V x) const {
        using std::abs; // for numbers; batches bring xsimd's
        return x / (V(1) + abs(x));
    }
    template <class V>
    V derivative(V x) const {
        using std::abs;
        const V s = V(1) + abs(x);
        return V(1) / (s * s);
    }
};
static_assert(xact::activation<softsign, float>);

int main() {
    std::vector<double> x(9), y(9), d(9);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<double>(i) - 4;
    xact::forward(softsign{}, x, y, d);
    for (std::size_t i = 0; i < x.size(); ++i)
        std::printf("%4g -> %8.5f, slope %.5f\n", x[i], y[i], d[i]);
}
