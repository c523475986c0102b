// SPDX-License-Identifier: MIT
#pragma once

// What goes over the border between a unit that calls and the unit of an instruction set that does the work: plain pointers,
// so that neither side instantiates code of the other.

#include <xact/arrays/loop.hpp>
#include <xact/functions.hpp>

#include <memory>
#include <type_traits>

namespace xact::dispatched {

namespace detail {

// An array argument, without its type.
template <class T>
struct memory {
    T* data;
    std::size_t size;
};

// A task of an array call, as an executor of the caller's sees it.
struct task_ref {
    const void* task;
    void (*call)(const void* task, std::size_t i);
    void operator()(std::size_t i) const { call(task, i); }
};

// An executor of the caller's, as the array call in another unit sees it; without one the call does the work itself.
struct executor_ref {
    const void* executor = nullptr;
    void (*run)(const void* executor, std::size_t count, const task_ref& task) = nullptr;
    std::size_t stream_from = serial{}.stream_from;

    template <class Task>
    XACT_INLINE void operator()(std::size_t count, const Task& task) const {
        if (run == nullptr)
            serial{}(count, task);
        else
            run(executor, count,
                {&task, [](const void* t, std::size_t i) { (*static_cast<const Task*>(t))(i); }});
    }
};

// It is a function of the calling unit: A is that unit's. What goes over the border is the address of a pointer to the executor
// rather than the executor's own, since that of a function does not convert to const void*.
template <class A, class E>
class referred : public executor_ref {
public:
    XACT_INLINE explicit referred(E& e) noexcept
        : executor_ref{&to, run_tasks, xact::detail::stream_from(e)}, to(std::addressof(e)) {}
    referred(const referred&) = delete;

private:
    static void run_tasks(const void* executor, std::size_t count, const task_ref& task) {
        (**static_cast<E* const*>(executor))(count, task);
    }

    E* to;
};

template <class A, class E>
XACT_INLINE auto refer_to(E& e) noexcept {
    if constexpr (std::is_same_v<std::remove_const_t<E>, serial>)
        return executor_ref{.stream_from = e.stream_from};
    else
        return referred<A, E>(e);
}

// The array calls of one functor on one element type, compiled for one instruction set.
template <class F, class T>
struct calls {
    using in = memory<const T>;
    using out = memory<T>;
    void (*forward)(const executor_ref&, const F&, in x, out y);
    void (*forward_both)(const executor_ref&, const F&, in x, out y, out d);
    void (*derivative)(const executor_ref&, const F&, in x, out d);
    void (*backward)(const executor_ref&, const F&, in x, in dy, out dx);
    void (*backward_from_value)(const executor_ref&, const F&, in y, in dy, out dx); // or null
};

// Those of the instruction set that this machine is given. Defined in xact::dispatch for the functors of xact; for others,
// the target that CMake's xact_add_dispatched makes has it. Where it is an undefined reference, one of them is not linked.
template <class F, class T>
const calls<F, T>& chosen_calls();

// Slot<F, T> for each functor of each list on each element type that it has. Returned by a member function of a class that is
// instantiated explicitly it makes the compiler keep all functions whose addresses it holds.
template <template <class, class> class Slot, class... Lists>
struct every {};
template <template <class, class> class Slot, class F, class... Rest>
struct every<Slot, F, Rest...> {
    template <class T, bool = activation_on<F, T>>
    struct where_it_is {};
    template <class T>
    struct where_it_is<T, true> : Slot<F, T> {};

    where_it_is<float> on_float{};
    where_it_is<double> on_double{};
    every<Slot, Rest...> rest{};
};
template <template <class, class> class Slot, class... F, class... Rest>
struct every<Slot, function_list<F...>, Rest...> {
    every<Slot, F...> list{};
    every<Slot, Rest...> rest{};
};

// Whether F is in a list, or in one of the lists in it.
template <class F, class Member>
inline constexpr bool is_in = std::is_same_v<F, Member>;
template <class F, class... Member>
inline constexpr bool is_in<F, function_list<Member...>> = (is_in<F, Member> || ...);
// Whether all that a list has is in another.
template <class F, class List>
inline constexpr bool all_in = is_in<F, List>;
template <class... Member, class List>
inline constexpr bool all_in<function_list<Member...>, List> = (all_in<Member, List> && ...);

} // namespace detail

// Two lists of functors, or of lists of them, have the same functors.
template <class List, class Other>
inline constexpr bool same_functors = detail::all_in<List, Other> && detail::all_in<Other, List>;

} // namespace xact::dispatched
