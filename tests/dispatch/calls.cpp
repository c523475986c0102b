// SPDX-License-Identifier: MIT
// All array calls of all functors, printed as hashes and messages: compiled once with the calls
// that choose their instruction set and once for each instruction set with those of the header. The
// output must be the same except for the first line.

#include "support/bodies.hpp"
#include "support/cpu.hpp"
#include "support/fnv.hpp"

#include <xact/dispatch.hpp>
#include <xact/xact.hpp>

#include <cinttypes>
#include <cstdio>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

namespace {

#if defined(XACT_TEST_HEADER_ONLY)
namespace calls = xact;
#else
namespace calls = xact::dispatched;
#endif

// Special values first, then values of all magnitudes, most of them where functions are neither x
// nor constant.
template <class T>
std::vector<T> inputs(std::size_t n) {
    using all = std::numeric_limits<T>;
    std::vector<T> x{T(0),
                     T(-0.0),
                     all::infinity(),
                     -all::infinity(),
                     all::quiet_NaN(),
                     all::min(),
                     -all::max(),
                     all::denorm_min() * 3,
                     T(1),
                     T(-88)};
    std::uint64_t state = 1;
    while (x.size() < n) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const double u = static_cast<double>(static_cast<std::int64_t>(state)) * 0x1p-63;
        x.push_back(static_cast<T>(state >> 20 & 1 ? u * 12 : u * u * u * 110));
    }
    x.resize(n);
    return x;
}

#if !defined(XACT_TEST_HEADER_ONLY)
// Last task first, and with non-temporal stores wherever that is possible.
struct backwards {
    std::size_t stream_from = 0;
    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
        while (count > 0)
            task(--count);
    }
};
#endif

int failures = 0;

// Each form of a call, at lengths around those of registers, and by an executor.
template <class F, class T>
void print(const char* accuracy, const F& f) {
    support::fnv value, derivative, both, backward, from_value;
    constexpr std::size_t lengths[] = {0, 1, 3, 7, 15, 16, 17, 33, 67, 131, 1003, 70001};
    for (const std::size_t n : lengths) {
        const std::vector<T> x = inputs<T>(n), dy(n, T(0.75));
        std::vector<T> y(n), d(n), dx(n);
        calls::forward(f, x, y);
        value.add(y);
        calls::derivative(f, x, d);
        derivative.add(d);
        calls::backward(f, x, dy, dx);
        backward.add(dx);
        std::vector<T> place = x;
        calls::forward(f, place, place, d);
        both.add(place);
        both.add(d);

        if constexpr (xact::derivative_from_value_on<F, T>) {
            std::vector<T> from(n);
            calls::backward_from_value(f, y, dy, from);
            from_value.add(from);
        }
#if !defined(XACT_TEST_HEADER_ONLY) // the header's executors have tests of their own
        std::vector<T> y2(n), d2(n);
        calls::forward(backwards{}, f, x, y2, d2);
        support::fnv one, other;
        one.add(place);
        one.add(d);
        other.add(y2);
        other.add(d2);
        calls::forward(backwards{}, f, x, y2);
        calls::derivative(backwards{}, f, x, d2);
        one.add(y);
        one.add(d);
        other.add(y2);
        other.add(d2);
        calls::backward(backwards{}, f, x, dy, d2);
        one.add(dx);
        other.add(d2);
        if constexpr (xact::derivative_from_value_on<F, T>) {
            calls::backward_from_value(f, y, dy, dx);
            calls::backward_from_value(xact::serial{.stream_from = 0}, f, y, dy, d2);
            one.add(dx);
            other.add(d2);
        }
        if (one.get() != other.get()) {
            ++failures;
            std::printf("FAIL: by an executor, %zu elements: ", n);
        }
#endif
    }
    std::printf("%-10s %-8s %-6s", F::name, accuracy, sizeof(T) == 4 ? "float" : "double");
    for (const auto* hash : {&value, &derivative, &both, &backward, &from_value})
        std::printf(" %016" PRIx64, hash->get());
    std::printf("\n");
}

template <class Call>
void print_refusal(Call call) {
    try {
        call();
        ++failures;
        std::printf("FAIL: nothing was refused\n");
    } catch (const std::invalid_argument& e) {
        std::printf("refused: %s\n", e.what());
    }
}

void print_refusals() {
    std::vector<float> x(3), y(2), z(3);
    print_refusal([&] { calls::forward(xact::relu{}, x, y); });
    print_refusal([&] { calls::forward(xact::relu{}, x, z, y); });
    print_refusal([&] { calls::forward(xact::tanh{}, x, z, z); });
    print_refusal(
        [&] { calls::derivative(xact::sigmoid{}, std::span(x).first(2), std::span(x).last(2)); });
    print_refusal([&] { calls::backward(xact::relu{}, x, y, z); });
    print_refusal(
        [&] { calls::backward_from_value(xact::leaky_relu{.negative_slope = -1}, x, x, z); });
    print_refusal([&] { calls::forward(xact::leaky_relu{.negative_slope = -1e300}, x, z); });
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    print_refusal([&] { calls::derivative(xact::linear{.slope = nan}, x, z); });
    print_refusal([&] { calls::backward(xact::linear{.intercept = nan}, x, x, z); });
}

} // namespace

int main() {
#if defined(XACT_TEST_HEADER_ONLY)
    cpu::require();
    std::printf("header: %s\n", xact::simd::native::name());
#else
    try {
        std::printf("chosen: %s; there are", xact::dispatched::chosen());
        for (const auto& set : xact::dispatched::instruction_sets())
            std::printf(" %s%s", set.name, set.available ? "" : " (not on this machine)");
        std::printf("\n");
    } catch (const std::invalid_argument& e) {
        std::printf("%s\n", e.what());
        // Later calls report it too, not only the first.
        std::vector<float> x(3);
        print_refusal([&] { calls::forward(xact::relu{}, x, x); });
        return 1;
    }
#endif
    const auto all = [](const char* accuracy, auto functions) {
        xact::for_each(functions, [=]<class F>(F f) {
            print<F, float>(accuracy, f);
            if constexpr (xact::activation_on<F, double>) print<F, double>(accuracy, f);
        });
    };
    all("faithful", xact::all_functions<xact::faithful>{});
    all("exact", xact::all_functions<xact::exact>{});
    print<xact::leaky_relu, float>("other", {.negative_slope = 0.3});
    print<xact::linear, double>("other", {.slope = 0.3, .intercept = -2});
    print_refusals();
    return failures != 0;
}
