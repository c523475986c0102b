// SPDX-License-Identifier: MIT
// One of two units of a program that are compiled with different flags. Everything of xact that can
// stay out of line is instantiated: every call, with and without an executor, from memory and with
// non-temporal stores, refused and not.

#include "body.hpp"

#include <xact/xact.hpp>

#include <functional>
#include <span>
#include <vector>

namespace {

// As in a thread pool: the task becomes a function of its own.
void by_function(std::size_t count, const std::function<void(std::size_t)>& task) {
    for (std::size_t i = 0; i < count; ++i)
        task(i);
}

template <class F, class E>
void calls(const F& f, E&& e, std::size_t n, float* in, float* y, float* d) {
    const std::span x(in, n), out(y, n), slope(d, n);
    xact::forward(e, f, x, out);
    xact::derivative(e, f, x, slope);
    xact::backward(e, f, x, out, out);
    if constexpr (xact::derivative_from_value_on<F, float>)
        xact::backward_from_value(e, f, x, slope, slope);
    xact::forward(e, f, x, out, slope);
}

template <class F>
void all_calls(const F& f, std::size_t n, float* x, float* y, float* d) {
    calls(f, by_function, n, x, y, d);
    calls(f, xact::serial{.stream_from = 1}, n, x, y, d);
    calls(f, xact::serial{}, n, x, y, d);
}

} // namespace

namespace XACT_TEST_UNIT {

void run(int function, std::size_t n, float* x, float* y, float* d) {
    if (function == 0)
        all_calls(xact::tanh{}, n, x, y, d);
    else
        all_calls(xact::leaky_relu{}, n, x, y, d);
}

void refused() {
    float memory[8] = {};
    std::vector<float> y(5);
    xact::forward(xact::relu{}, std::span(memory, 8), y);
}

} // namespace XACT_TEST_UNIT
