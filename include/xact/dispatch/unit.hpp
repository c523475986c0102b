// SPDX-License-Identifier: MIT
#pragma once

// The unit of an instruction set: all array calls of a list of functors, compiled with its flags. A
// generated source file of three lines includes this; see cmake/XactDispatch.cmake.
//
// No function in here may have a symbol that is not named by the instruction set. The linker keeps
// one of several functions of the same name, and it might be the one that crashes on an older CPU;
// that is tested with nm.

#include <xact/arrays.hpp>
#include <xact/dispatch/calls.hpp>
#include <xact/dispatch/units.hpp>
#include <xact/functions.hpp>

namespace xact::dispatched {

namespace detail {

// An array argument again, of a type that belongs to the instruction set, as std::data on it will
// be a function of its own.
template <class T, class A>
class view {
public:
    XACT_INLINE explicit view(memory<T> m) noexcept : all(m) {}
    XACT_INLINE T* data() const noexcept { return all.data; }
    XACT_INLINE std::size_t size() const noexcept { return all.size; }

private:
    memory<T> all;
};

template <class T>
XACT_INLINE memory<T> part(const memory<T>& all, std::size_t first, std::size_t size) noexcept {
    return {all.data + first, size};
}

template <class Unit, class A, class F, class T>
struct bodies {
    using in = view<const T, A>;
    using out = view<T, A>;
    using held = xact::detail::kept<F>;

    static void forward(const executor_ref& e, const F& f, memory<const T> x, memory<T> y) {
        if (in_tasks("xact::forward", e, {{"x", x.data, x.size}}, {{"y", y.data, y.size}},
                     [&](const executor_ref& alone, std::size_t i, std::size_t n) {
                         forward(alone, f, part(x, i, n), part(y, i, n));
                     }))
            return;
        held g = f;
        xact::forward<A>(serial{e.stream_from}, g, in(x), out(y));
    }
    static void forward_both(const executor_ref& e, const F& f, memory<const T> x, memory<T> y,
                             memory<T> d) {
        if (in_tasks("xact::forward", e, {{"x", x.data, x.size}},
                     {{"y", y.data, y.size}, {"d", d.data, d.size}},
                     [&](const executor_ref& alone, std::size_t i, std::size_t n) {
                         forward_both(alone, f, part(x, i, n), part(y, i, n), part(d, i, n));
                     }))
            return;
        held g = f;
        xact::forward<A>(serial{e.stream_from}, g, in(x), out(y), out(d));
    }
    static void derivative(const executor_ref& e, const F& f, memory<const T> x, memory<T> d) {
        if (in_tasks("xact::derivative", e, {{"x", x.data, x.size}}, {{"d", d.data, d.size}},
                     [&](const executor_ref& alone, std::size_t i, std::size_t n) {
                         derivative(alone, f, part(x, i, n), part(d, i, n));
                     }))
            return;
        held g = f;
        xact::derivative<A>(serial{e.stream_from}, g, in(x), out(d));
    }
    static void backward(const executor_ref& e, const F& f, memory<const T> x, memory<const T> dy,
                         memory<T> dx) {
        if (in_tasks("xact::backward", e, {{"x", x.data, x.size}, {"dy", dy.data, dy.size}},
                     {{"dx", dx.data, dx.size}},
                     [&](const executor_ref& alone, std::size_t i, std::size_t n) {
                         backward(alone, f, part(x, i, n), part(dy, i, n), part(dx, i, n));
                     }))
            return;
        held g = f;
        xact::backward<A>(serial{e.stream_from}, g, in(x), in(dy), out(dx));
    }
    static void backward_from_value(const executor_ref& e, const F& f, memory<const T> y,
                                    memory<const T> dy, memory<T> dx) {
        if (in_tasks("xact::backward_from_value", e,
                     {{"y", y.data, y.size}, {"dy", dy.data, dy.size}}, {{"dx", dx.data, dx.size}},
                     [&](const executor_ref& alone, std::size_t i, std::size_t n) {
                         backward_from_value(alone, f, part(y, i, n), part(dy, i, n),
                                             part(dx, i, n));
                     }))
            return;
        held g = f;
        xact::backward_from_value<A>(serial{e.stream_from}, g, in(y), in(dy), out(dx));
    }

    // By the caller's executor, where there is one and the array is worth it; false without. A task
    // is the same call on its part of the arrays, without an executor: so the loops of a call are
    // compiled once, and not again for tasks.
    template <std::size_t In, std::size_t Out, class Call>
    static XACT_INLINE bool in_tasks(const char* name, const executor_ref& e,
                                     const xact::detail::named_array<const T> (&from)[In],
                                     const xact::detail::named_array<T> (&to)[Out],
                                     const Call& call) {
        constexpr std::size_t most = xact::detail::task_size;
        const std::size_t n = from[0].size;
        if (e.run == nullptr || n <= most) return false;

        // All that is refused is refused here, and not in a task: ranges as a whole, the rest by a
        // call of no elements.
        xact::detail::require_ranges(name, from, to);
        const executor_ref alone{.stream_from =
                                     xact::detail::large_for_tasks<A>(from, to, e.stream_from)};
        call(alone, 0, 0);
        const auto task = [&](std::size_t i) {
            const std::size_t first = i * most;
            call(alone, first, n - first < most ? n - first : most);
        };
        e.run(e.executor, (n + most - 1) / most, {&task, [](const void* t, std::size_t i) {
                                                      (*static_cast<const decltype(task)*>(t))(i);
                                                  }});
        return true;
    }

    static constexpr calls<F, T> all() noexcept {
        if constexpr (has_derivative_from_value<F, T>)
            return {forward, forward_both, derivative, backward, backward_from_value};
        else
            return {forward, forward_both, derivative, backward, nullptr};
    }
};

// The only function of a unit that others name. It is called where the CPU has the instruction set,
// and nowhere else. A static table would be STB_GNU_UNIQUE with g++, and a plugin that has such a
// symbol is never unloaded.
template <class F, class T, class A>
calls<F, T> unit_calls() noexcept {
    return bodies<xact::detail::this_unit, A, F, T>::all();
}

} // namespace detail

// To be instantiated explicitly: brings forth unit_calls of each functor and element type.
template <class Unit, class... Lists>
struct unit {
    using arch = typename Unit::arch;
    static_assert(std::is_same_v<arch, simd::native>,
                  "xact: the flags of this unit are not those of its instruction set; if flags of "
                  "your own choose one, give them in CMAKE_CXX_FLAGS, which xact looks at");
    static constexpr bool demands_enough() {
        if constexpr (requires { Unit::needs; })
            return (detail::enabled<arch>() & ~Unit::needs) == 0;
        else
            return true;
    }
    static_assert(demands_enough(), "xact: the flags of this unit let the compiler use "
                                    "instructions that no CPU is asked about; see units.hpp");

    template <class F, class T>
    struct slot {
        detail::calls<F, T> (*get)() noexcept = detail::unit_calls<F, T, arch>;
    };
    static detail::every<slot, Lists...> all() { return {}; }
};

} // namespace xact::dispatched
