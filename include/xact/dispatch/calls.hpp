// SPDX-License-Identifier: MIT
#pragma once

// What goes over the border between a unit that calls and the unit of an instruction set that does
// the work: plain pointers, so that neither side instantiates code of the other. The calling side
// knows nothing of SIMD.

#include <xact/arrays/check.hpp>
#include <xact/arrays/executor.hpp>
#include <xact/arrays/fault.hpp>
#include <xact/unit.hpp>

#define XACT_LINKED_ONLY
#include <xact/functions.hpp>
#undef XACT_LINKED_ONLY

#include <type_traits>

namespace xact::dispatched {

namespace detail {

// What concepts.hpp asks of a functor on a scalar, without an instruction set: a call of xact's own
// is a template on it, and gets one that stands for any.
struct any_arch;
template <class F, class T>
concept has_value = requires(const F& f, const T& x) {
    { f.template operator()<T, any_arch>(x) } -> std::same_as<T>;
} || requires(const F& f, const T& x) {
    { f(x) } -> std::same_as<T>;
};
template <class F, class T>
concept has_derivative = requires(const F& f, const T& x) {
    { f.template derivative<T, any_arch>(x) } -> std::same_as<T>;
} || requires(const F& f, const T& x) {
    { f.derivative(x) } -> std::same_as<T>;
};
template <class F, class T>
concept has_derivative_from_value = requires(const F& f, const T& y) {
    { f.template derivative_from_value<T, any_arch>(y) } -> std::same_as<T>;
} || requires(const F& f, const T& y) {
    { f.derivative_from_value(y) } -> std::same_as<T>;
};

// An array argument, without its type.
template <class T>
struct memory {
    T* data;
    std::size_t size;
};

template <class T, class X>
XACT_INLINE memory<T> memory_of(X& x) {
    return {xact::detail::data_of(x), xact::detail::size_of(x)};
}

// A task of an array call in another unit.
struct task_address {
    const void* task;
    void (*call)(const void* task, std::size_t i);
};

// The same as an executor of the calling unit sees it.
template <class Unit>
class task_ref {
public:
    explicit task_ref(const task_address& t) noexcept : task(t) {}
    void operator()(std::size_t i) const { task.call(task.task, i); }

private:
    task_address task;
};

// An executor of the caller's, as the array call in another unit sees it; without one the call does
// the work itself.
struct executor_ref {
    const void* executor = nullptr;
    void (*run)(const void* executor, std::size_t count, const task_address& task) = nullptr;
    std::size_t stream_from = serial{}.stream_from;
};

// Unit is the calling one, as the function is. What goes over the border is the address of a
// pointer to the executor rather than the executor's own, since that of a function does not convert
// to const void*.
template <class Unit, class E>
class referred : public executor_ref {
public:
    XACT_INLINE explicit referred(E& e) noexcept
        : executor_ref{&to, run_tasks, xact::detail::stream_from(e)}, to(__builtin_addressof(e)) {}
    referred(const referred&) = delete;

private:
    static void run_tasks(const void* executor, std::size_t count, const task_address& task) {
        (**static_cast<E* const*>(executor))(count, task_ref<Unit>(task));
    }

    E* to;
};

template <class Unit, class E>
XACT_INLINE auto refer_to(E& e) noexcept {
    if constexpr (std::is_same_v<std::remove_const_t<E>, serial>)
        return executor_ref{.stream_from = e.stream_from};
    else
        return referred<Unit, E>(e);
}

// The first thing that is wrong with a call, as in arrays/call.hpp, but that a functor is not asked
// for its batches: the unit does that.
template <class F, class T>
consteval xact::detail::fault fault_of_functor() {
    using xact::detail::fault;
    if constexpr (has_value<F, T> && has_derivative<F, T>)
        return fault::none;
    else if constexpr (std::is_same_v<T, double> && has_value<F, float> && has_derivative<F, float>)
        return fault::float_only;
    else if constexpr (!has_value<F, T>)
        return fault::no_value;
    else
        return fault::no_derivative;
}

template <class Unit, class F, class X, class... Xs, class Outputs>
consteval xact::detail::fault first_fault(xact::detail::inputs<X, Xs...> in, Outputs out) {
    using xact::detail::fault;
    if constexpr (!std::is_same_v<Unit, xact::detail::this_unit>) {
        return fault::instruction_set;
    } else {
        constexpr fault found = xact::detail::fault_of_arrays(decltype(in){}, decltype(out){});
        if constexpr (found != fault::none)
            return found;
        else
            return fault_of_functor<F, xact::detail::array_element_t<const X>>();
    }
}

template <class Unit, class F, class X, class... Xs, class Outputs>
consteval xact::detail::fault first_fault_from_value(xact::detail::inputs<X, Xs...> in,
                                                     Outputs out) {
    using xact::detail::fault;
    constexpr fault found = first_fault<Unit, F>(decltype(in){}, decltype(out){});
    if constexpr (found != fault::none)
        return found;
    else
        return has_derivative_from_value<F, xact::detail::array_element_t<const X>>
                   ? fault::none
                   : fault::no_derivative_from_value;
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

// Those of the instruction set that this machine is given. Defined in xact::dispatch for the
// functors of xact; for others, the target that CMake's xact_add_dispatched makes has it. Where it
// is an undefined reference, one of them is not linked.
template <class F, class T>
const calls<F, T>& chosen_calls();

// Slot<F, T> for each functor of each list on each element type that it has. Returned by a member
// function of a class that is instantiated explicitly it makes the compiler keep all functions
// whose addresses it holds.
template <template <class, class> class Slot, class... Lists>
struct every {};
template <template <class, class> class Slot, class F, class... Rest>
struct every<Slot, F, Rest...> {
    template <class T, bool = has_value<F, T> && has_derivative<F, T>>
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
