// SPDX-License-Identifier: MIT
// Array calls by an executor, and with non-temporal stores: the same bits as a plain call, every
// element once, nothing written outside.

#include "support/calls.hpp"
#include "support/inputs.hpp"

#include <atomic>
#include <span>
#include <thread>

namespace {

using support::guarded;
using support::same;

// One type for all executors that are tested, because all array calls are compiled for each type.
struct trial {
    enum order { forwards, backwards, on_two_threads };
    order how = forwards;
    std::size_t stream_from = xact::serial{}.stream_from;
    std::atomic<std::size_t>* tasks = nullptr; // counts them

    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
        if (tasks) *tasks += count;
        const auto every = [&](std::size_t first, std::size_t step) {
            for (std::size_t i = first; i < count; i += step)
                task(how == backwards ? count - 1 - i : i);
        };
#if !defined(__EMSCRIPTEN__) // without -pthread it has no threads
        if (how == on_two_threads) {
            std::thread other(every, 1, 2);
            every(0, 2);
            other.join();
            return;
        }
#endif
        every(0, 1);
    }
};
static_assert(xact::executor<const trial> && xact::executor<xact::serial>);
static_assert(!xact::executor<xact::relu> && !xact::executor<xact::tanh<>>);

template <class T>
bool equal(std::span<const T> a, std::span<const T> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same<T>);
}

// All calls by e, compared with plain ones.
template <class E, class F, class T>
[[gnu::noinline]] void check(const E& e, const F& f, const std::vector<T>& x,
                             const std::vector<T>& dy, std::size_t offset) {
    const std::size_t n = x.size();
    std::vector<T> y(n), d(n);
    xact::forward(f, x, y, d);
    guarded<T> out(n, offset), out2(n, offset + 3), alike(n, offset);
    INFO(f.name << ", length " << n << ", offset " << offset);
    xact::forward(e, f, x, out.view());
    CHECK(equal<T>(out.view(), y));
    xact::forward(e, f, x, out.view(), out2.view());
    CHECK((equal<T>(out.view(), y) && equal<T>(out2.view(), d)));
    xact::forward(e, f, x, out.view(), alike.view());
    CHECK((equal<T>(out.view(), y) && equal<T>(alike.view(), d)));
    xact::derivative(e, f, x, out.view());
    CHECK(equal<T>(out.view(), d));
    guarded<T> place(x, offset);
    xact::forward(e, f, place.view(), place.view());
    CHECK(equal<T>(place.view(), y));
    xact::backward(f, x, dy, d);
    xact::backward(e, f, x, dy, out.view());
    CHECK(equal<T>(out.view(), d));
    if constexpr (xact::derivative_from_value_on<F, T>) {
        xact::backward_from_value(f, y, dy, d);
        xact::backward_from_value(e, f, y, dy, out.view());
        CHECK(equal<T>(out.view(), d));
    }
    CHECK((out.intact() && out2.intact() && alike.intact() && place.intact()));
}

} // namespace

TEMPLATE_TEST_CASE("executors and streaming stores give the bits of a plain call", "[executors]",
                   float, double) {
    using T = TestType;
    constexpr std::size_t task = xact::detail::task_size;
    constexpr std::size_t width =
        xact::simd::ops<xact::simd::register_t<T, xact::simd::native>>::size;
    // What is streamed at a time, less and more than that.
    constexpr std::size_t block = xact::detail::stream_block<T>;
    // The loop is the same code for every function, so two cheap ones stand for all.
    xact::for_each(xact::function_list<xact::step, xact::leaky_relu>{}, [&](auto f) {
        for (const std::size_t n :
             {std::size_t{0}, std::size_t{1}, width, 2 * width, 2 * width + 1, block - 1, block,
              block + 1, block + width - 1, 2 * block, 3 * block + width + 1}) {
            const auto x = support::inputs<T>(n, 2), dy = support::inputs<T>(n, 3);
            for (std::size_t offset = 0; offset < width; ++offset)
                check(trial{.stream_from = 0}, f, x, dy, offset);
        }
        for (const std::size_t n : {task, task + 1, 3 * task + 17}) {
            const auto x = support::inputs<T>(n, 2), dy = support::inputs<T>(n, 3);
            check(trial{.how = trial::backwards}, f, x, dy, 1);
            check(trial{.how = trial::on_two_threads}, f, x, dy, 1);
            std::atomic<std::size_t> tasks{0};
            check(trial{.stream_from = 0, .tasks = &tasks}, f, x, dy, 1);
            constexpr std::size_t calls = xact::derivative_from_value_on<decltype(f), T> ? 7 : 6;
            CHECK(tasks == (n == task ? 0 : calls * ((n + task - 1) / task)));
        }
    });
}

TEMPLATE_TEST_CASE("the caller alone, past the caches", "[executors]", float, double) {
    const auto x = support::inputs<TestType>(1000, 2), dy = support::inputs<TestType>(1000, 3);
    for (const std::size_t offset : {std::size_t{0}, std::size_t{1}})
        check(xact::serial{.stream_from = 0}, xact::tanh<>{}, x, dy, offset);
}

TEST_CASE("bad input is refused before a task begins", "[executors]") {
    constexpr std::size_t n = 3 * xact::detail::task_size;
    std::atomic<std::size_t> tasks{0};
    const std::vector<float> x(n, 1.0f);
    std::vector<float> y(n), shorter(n - 1);
    CHECK_THROWS_AS(xact::forward(trial{.tasks = &tasks}, xact::relu{}, x, shorter),
                    std::invalid_argument);
    const xact::leaky_relu negative{.negative_slope = -1.0};
    CHECK_THROWS_AS(xact::backward_from_value(trial{.tasks = &tasks}, negative, x, x, y),
                    std::invalid_argument);
    CHECK(tasks == 0);
}
