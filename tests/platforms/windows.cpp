// SPDX-License-Identifier: MIT
// xact after a plain <windows.h>: with what NOMINMAX and WIN32_LEAN_AND_MEAN would remove.

// The order of these matters to Windows.
#include <windows.h>

#include <objbase.h>
#include <rpc.h>
#include <rpcndr.h>

#if !defined(near) || !defined(far) || !defined(interface) || !defined(IN)
#error "this <windows.h> does not define what it is known for"
#endif

#include <xact/xact.hpp>

#include <cstdio>
#include <vector>

namespace {

template <class T, class F>
int differences(const F& f) {
    std::vector<T> x(1000), y(x.size()), d(x.size()), dx(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<T>(i) / 32 - 15;
    xact::forward(f, x, y, d);
    xact::backward(f, x, y, dx);
    int count = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        count += y[i] != f(x[i]) || d[i] != f.derivative(x[i]) || dx[i] != y[i] * d[i];
    std::printf("%s: %d\n", F::name, count);
    return count;
}

} // namespace

int main() {
    int count = 0;
    xact::for_each(xact::all_functions<>{},
                   [&](auto f) { count += differences<float>(f) + differences<double>(f); });
    count += differences<float>(xact::sigmoid<xact::exact>{});
    count += differences<float>(xact::tanh<xact::exact>{});
    try {
        const std::vector<float> x(3);
        std::vector<float> y(2);
        xact::forward(xact::relu{}, x, y);
        ++count;
    } catch (const std::invalid_argument& e) {
        std::puts(e.what());
    }
    return count;
}
