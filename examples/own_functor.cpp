// SPDX-License-Identifier: MIT
// A user-defined functor works wherever xact's do: it needs the formulas of its value and
// derivative, written once for scalars and batches.

#include <xact/xact.hpp>

#include <cstdio>
#include <vector>

// softsign: x/(1 + |x|), derivative 1/(1 + |x|)^2
struct softsign {
    XACT_ACTIVATION(softsign);

    template <class P>
    P value_of(P x) const {
        return x / (1 + abs(x));
    }
    template <class P>
    P derivative_of(P x) const {
        const P s = 1 + abs(x);
        return 1 / (s * s);
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
