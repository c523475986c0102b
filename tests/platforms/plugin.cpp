// SPDX-License-Identifier: MIT
// A plugin that uses a functor of xact in its classes, on arrays, batches and scalars, and its
// properties.

#include "support/cpu.hpp"
#include "support/functors.hpp"

#include <xact/xact.hpp>

#include <cstdio>
#include <span>

namespace {

template <class T, class F>
float use(const F& f) {
    T x[19], y[19], d[19];
    for (unsigned i = 0; i < 19; ++i)
        x[i] = static_cast<T>(i) - T(9);
    xact::forward(f, x, y, d);
    xact::backward(f, x, y, d);
    if constexpr (xact::derivative_from_value_on<F, T>) xact::backward_from_value(f, y, x, d);
    using on = xact::simd::ops<xact::simd::register_t<T, xact::simd::native>>;
    const auto both = f.value_and_derivative(on::to_argument(on::broadcast(x[7])));
    on::store(y, xact::simd::wrap<xact::simd::native>(both.value).reg[0]);
    // By reference (odr-use), so that each of them needs an address.
    const auto* volatile error = &F::template error<T, xact::simd::native>;
    const auto* volatile lockstep = &F::template lockstep<T, xact::simd::native>;
    std::printf("%s: error %g, lockstep %zu\n", f.name, error->value, lockstep->both);
    return static_cast<float>(y[0] + d[3] + f(x[2]));
}

template <class... C>
float use_all(std::tuple<C...>) {
    return (0.0f + ... + use<typename C::T>(typename C::F{}));
}

} // namespace

extern "C" float run();
extern "C" float run() {
    cpu::require();
    try {
        const float x[3] = {};
        float y[2];
        xact::forward(xact::relu{}, std::span(x), std::span(y));
    } catch (const std::invalid_argument& e) {
        std::puts(e.what());
    }
    return use_all(support::product<support::tested, std::tuple<xact::simd::native>>::type{});
}
