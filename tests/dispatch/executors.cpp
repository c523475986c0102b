// SPDX-License-Identifier: MIT
// Whatever can be called with a count and a task is an executor, in the calls that choose their
// instruction set as in those of the header; and a functor that cannot be copied is an activation
// in both.

#include "own.hpp"

#include <xact/dispatch.hpp>
#include <xact/xact.hpp>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

struct header {
    static constexpr char name[] = "header";
    template <class... X>
    static void forward(X&&... x) {
        xact::forward(std::forward<X>(x)...);
    }
    template <class... X>
    static void derivative(X&&... x) {
        xact::derivative(std::forward<X>(x)...);
    }
    template <class... X>
    static void backward(X&&... x) {
        xact::backward(std::forward<X>(x)...);
    }
    template <class... X>
    static void backward_from_value(X&&... x) {
        xact::backward_from_value(std::forward<X>(x)...);
    }
};

struct dispatch {
    static constexpr char name[] = "dispatch";
    template <class... X>
    static void forward(X&&... x) {
        xact::dispatched::forward(std::forward<X>(x)...);
    }
    template <class... X>
    static void derivative(X&&... x) {
        xact::dispatched::derivative(std::forward<X>(x)...);
    }
    template <class... X>
    static void backward(X&&... x) {
        xact::dispatched::backward(std::forward<X>(x)...);
    }
    template <class... X>
    static void backward_from_value(X&&... x) {
        xact::dispatched::backward_from_value(std::forward<X>(x)...);
    }
};

int failures = 0;
std::size_t tasks = 0; // called by any of the executors below

void expect(bool good, const char* calls, const char* what) {
    if (good) return;
    ++failures;
    std::printf("FAIL: %s: %s\n", calls, what);
}

using some_task = std::function<void(std::size_t)>;

void plain(std::size_t count, const some_task& task) {
    for (std::size_t i = 0; i < count; ++i, ++tasks)
        task(i);
}
template <class Task>
void by_template(std::size_t count, const Task& task) {
    for (std::size_t i = count; i > 0; ++tasks)
        task(--i);
}
void never_throws(std::size_t count, some_task task) noexcept { plain(count, task); }

struct object {
    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
        by_template(count, task);
    }
};
struct changes {
    std::size_t calls = 0;
    template <class Task>
    void operator()(std::size_t count, const Task& task) {
        ++calls;
        by_template(count, task);
    }
    void operator&() const = delete; // the address must be taken with std::addressof
};
struct only_moved : object {
    only_moved() = default;
    only_moved(only_moved&&) = default;
};
// The member may also be present for the header's loop alone.
struct streams : object {
    std::size_t stream_from = 0;
};

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

constexpr std::size_t length = 100001;

template <class T>
std::vector<T> ramp() {
    std::vector<T> x;
    for (std::size_t i = 0; i < length; ++i)
        x.push_back(static_cast<T>(i) / T(9000) - T(5));
    return x;
}

template <class T>
struct results {
    std::vector<T> x = ramp<T>(), dy = std::vector<T>(length, T(0.75));
    std::vector<T> y = std::vector<T>(length), d = y, dx = y, from = y;
};

// Without an executor; not inlined, because it is the same for each of them.
template <class Calls, class T, class F>
[[gnu::noinline]] results<T> alone(const F& f) {
    results<T> r;
    Calls::forward(f, r.x, r.y, r.d);
    Calls::backward(f, r.x, r.dy, r.dx);
    Calls::backward_from_value(f, r.y, r.dy, r.from);
    return r;
}

// All calls by e have the results of those without it, and e has called the tasks.
template <class Calls, class T, class F, class E>
void by(E&& e, const F& f, const char* what) {
    const results<T> r = alone<Calls, T>(f);
    std::vector<T> y1(length), d1(length), y2(length), d2(length), dx2(length), from2(length);
    const std::size_t before = tasks;
    Calls::forward(std::forward<E>(e), f, r.x, y1);
    Calls::forward(std::forward<E>(e), f, r.x, y2, d2);
    Calls::derivative(std::forward<E>(e), f, r.x, d1);
    Calls::backward(std::forward<E>(e), f, r.x, r.dy, dx2);
    Calls::backward_from_value(std::forward<E>(e), f, r.y, r.dy, from2);
    expect(same(r.y, y1) && same(r.y, y2) && same(r.d, d1) && same(r.d, d2) && same(r.dx, dx2)
               && same(r.from, from2),
           Calls::name, what);
    expect(tasks >= before + 5, Calls::name, what);
}

template <class Calls, class T>
void by_all() {
    const xact::leaky_relu f{.negative_slope = 0.3}; // quick to compile
    by<Calls, T>(plain, f, "a function");
    by<Calls, T>(&plain, f, "a pointer to a function");
    void (*const pointer)(std::size_t, const some_task&) = plain;
    by<Calls, T>(pointer, f, "a constant pointer to a function");
    by<Calls, T>(never_throws, f, "a function that takes the task by value");
    by<Calls, T>([](std::size_t n, const auto& task) { by_template(n, task); }, f, "a lambda");
    std::size_t seen = 0;
    by<Calls, T>(
        [&seen](std::size_t n, const auto& task) mutable {
            seen += n;
            by_template(n, task);
        },
        f, "a lambda that changes");
    expect(seen > 0, Calls::name, "a lambda that changes");
    by<Calls, T>(object{}, f, "an object");
    const object constant;
    by<Calls, T>(constant, f, "a constant object");
    changes counts;
    by<Calls, T>(counts, f, "an object that changes");
    expect(counts.calls == 5, Calls::name, "an object that changes is the one that was given");
    by<Calls, T>(only_moved{}, f, "an object that cannot be copied");
    by<Calls, T>(streams{}, f, "an object with stream_from");
    std::function<void(std::size_t, const some_task&)> erased = plain;
    by<Calls, T>(erased, f, "a std::function");
    by<Calls, T>(std::as_const(erased), f, "a constant std::function");
    by<Calls, T>(std::ref(erased), f, "a std::reference_wrapper");

    by<Calls, T>(plain, own::only_moved{0.5}, "a functor that can only be moved");
    by<Calls, T>(plain, own::stays{}, "a functor that cannot be moved");
}

// The functors above, by a plain loop.
template <class Calls>
void values() {
    const std::vector<float> x = ramp<float>();
    std::vector<float> y(length), d(length);
    Calls::forward(own::only_moved{0.5}, x, y, d);
    for (std::size_t i = 0; i < length; ++i) {
        if (y[i] == x[i] / 2 && d[i] == 0.5f) continue;
        expect(false, Calls::name, "values of a functor that can only be moved");
        break;
    }
}

// A refused call is refused before a task begins, with the same message, and nothing is written.
template <class Calls>
std::vector<std::string> refusals() {
    std::vector<std::string> all;
    std::vector<float> x(length + 16, 1), y(length + 16, 2);
    const auto refused = [&](auto call) {
        const std::size_t before = tasks;
        try {
            call();
            all.push_back("nothing");
        } catch (const std::invalid_argument& e) {
            all.push_back(e.what());
        }
        expect(tasks == before && x == std::vector<float>(length + 16, 1)
                   && y == std::vector<float>(length + 16, 2),
               Calls::name, "a task began, though the call was refused");
    };
    const std::span in(x), out(y);
    const auto n = length;
    refused([&] { Calls::forward(plain, xact::relu{}, in, out.first(n)); });
    refused([&] { Calls::forward(plain, xact::relu{}, in.first(n), in.last(n)); });
    refused([&] { Calls::forward(plain, xact::relu{}, in.first(n), out.first(n), out.last(n)); });
    refused([&] { Calls::derivative(plain, xact::linear{.slope = HUGE_VAL}, in, out); });
    refused([&] { Calls::backward(plain, xact::relu{}, in.first(n), in, out); });
    refused([&] {
        Calls::backward_from_value(plain, xact::leaky_relu{.negative_slope = 0}, in, in, out);
    });
    for (const std::string& message : all)
        expect(message != "nothing", Calls::name, "nothing was refused");
    return all;
}

// Of lists, however they are nested, ordered and repeated.
using xact::function_list;
template <class... F>
using list = function_list<F...>;
using xact::dispatched::same_functors;
static_assert(same_functors<list<xact::relu, xact::step>, list<list<xact::step>, xact::relu>>);
static_assert(same_functors<list<list<xact::relu>, xact::relu>, list<xact::relu>>);
static_assert(!same_functors<list<xact::relu>, list<xact::relu, xact::step>>);
static_assert(!same_functors<list<xact::relu, xact::step>, list<list<xact::relu>>>);
static_assert(!same_functors<list<xact::tanh<xact::exact>>, list<xact::tanh<xact::faithful>>>);
static_assert(same_functors<xact::all_functions<>, list<xact::all_functions<xact::faithful>>>);
static_assert(!same_functors<xact::all_functions<>, xact::all_functions<xact::exact>>);

} // namespace

int main() {
    by_all<header, float>(); // double would double the compile time
    by_all<dispatch, float>();
    by_all<dispatch, double>();
    values<header>();
    values<dispatch>();
    expect(refusals<header>() == refusals<dispatch>(), "both", "they refuse with other words");
    std::printf("%zu tasks, %d failures\n", tasks, failures);
    return failures != 0;
}
