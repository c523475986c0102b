// SPDX-License-Identifier: MIT
#pragma once

// One call: by which loop, and in which tasks.

#include <xact/arrays/executor.hpp>
#include <xact/arrays/stream.hpp>
#include <xact/unit.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace xact {
namespace detail {

// Elements of a task: some microseconds of the cheapest function, and little beside the caches.
inline constexpr std::size_t task_size = std::size_t{1} << 15;

// An argument of a body for each array.
template <class T, std::size_t>
using pointer_to = T*;

// The body of an array call, out of line: once for an instruction set, an element type and what is
// asked of an activation, and not again at every call site, which has only the checks. So compilers
// are quick, and constants of one loop take no registers from the next. Its arguments arrive in
// registers: for a few elements it would take as long to store and load them as to compute. The
// frame is its own, as that of a call site is one that exceptions pass, and on RISC-V none can pass
// a frame with vector registers in it (libgcc 12 does not know its size).
template <class Unit, class A, class T, class Op, class In, class Out>
struct body;
template <class Unit, class A, class T, class Op, std::size_t... In, std::size_t... Out>
struct body<Unit, A, T, Op, std::index_sequence<In...>, std::index_sequence<Out...>> {
    // All n elements. From `large` elements on they are streamed, if the arrays allow it.
    static void run(Op op, std::size_t n, std::size_t large, pointer_to<const T, In>... x,
                    pointer_to<T, Out>... y);

private:
    // Block by block into the cache, and from there past the caches. Registers would go there
    // without the detour, but no sooner, as memory is the bottleneck, and compilers would meet the
    // activation once more.
    static void stream(Op op, std::size_t n, pointer_to<const T, In>... x, pointer_to<T, Out>... y);
};

// Defined outside of the class, so that an explicit instantiation can be declared: a member that is
// defined inside of it is inline, and compilers look into those all the same.
template <class Unit, class A, class T, class Op, std::size_t... In, std::size_t... Out>
XACT_OUTLINE void
body<Unit, A, T, Op, std::index_sequence<In...>, std::index_sequence<Out...>>::run(
    Op op, std::size_t n, std::size_t large, pointer_to<const T, In>... x,
    pointer_to<T, Out>... y) {
    const named_array<const T> in[] = {{"", x, n}...};
    const named_array<T> out[] = {{"", y, n}...};
    if constexpr (simd::ops<simd::register_t<T, A>>::streams) {
        if (n >= large && can_stream<A>(in, out)) [[unlikely]]
            return stream(op, n, x..., y...);
    }
    constexpr std::size_t lockstep = Op::template lockstep<T, A>;
    if constexpr (lockstep == 0)
        sweep_apart<Unit, A>(in[0], out[0], out[1], op);
    else
        sweep<A, lockstep>(in, out, op);
}

template <class Unit, class A, class T, class Op, std::size_t... In, std::size_t... Out>
XACT_OUTLINE void
body<Unit, A, T, Op, std::index_sequence<In...>, std::index_sequence<Out...>>::stream(
    Op op, std::size_t n, pointer_to<const T, In>... x, pointer_to<T, Out>... y) {
    const auto ordinarily = [&](std::size_t first, std::size_t size) {
        run(op, size, never, x + first..., y + first...);
    };
    alignas(64) T blocks[sizeof...(Out)][stream_block<T>];
    T* const starts[] = {y...};
    std::size_t i = to_boundary<A>(starts[0], n);
    ordinarily(0, i);
    for (; n - i >= stream_block<T>; i += stream_block<T>) {
        run(op, stream_block<T>, never, x + i..., blocks[Out]...);
        (copy_past_caches<Unit, A>(blocks[Out], starts[Out] + i), ...);
    }
    simd::ops<simd::register_t<T, A>>::stream_end();
    ordinarily(i, n - i);
}

// The arrays of a call by the body, from element `first` on, `size` of them.
template <class Unit, class A, class T, std::size_t In, std::size_t Out, class Op>
XACT_INLINE void run_part(const named_array<const T> (&in)[In], const named_array<T> (&out)[Out],
                          std::size_t first, std::size_t size, std::size_t large, const Op& op) {
    [&]<std::size_t... K, std::size_t... L>(std::index_sequence<K...>, std::index_sequence<L...>)
        XACT_INLINE_LAMBDA {
            body<Unit, A, T, Op, std::index_sequence<K...>, std::index_sequence<L...>>::run(
                op, size, large, in[K].data + first..., out[L].data + first...);
        }(std::make_index_sequence<In>{}, std::make_index_sequence<Out>{});
}

// Value and derivative, one after the other, in blocks that stay in the caches of a core; first the
// one whose output is not x. Through the same code as either by itself, so that both together never
// take longer.
template <class Unit, class A, class T, class F>
XACT_INLINE void sweep_apart(const named_array<const T>& x, const named_array<T>& y,
                             const named_array<T>& d, evaluation<form::both, F> op) {
    const auto one = [&]<form Form>(const named_array<T>& to, std::size_t first,
                                    std::size_t size) XACT_INLINE_LAMBDA {
        const named_array<const T> in[] = {x};
        const named_array<T> out[] = {to};
        run_part<Unit, A>(in, out, first, size, never, evaluation<Form, F>{op.f});
    };
    constexpr std::size_t block = task_size;
    const bool derivative_first = y.data == x.data;
    for (std::size_t i = 0; i < x.size; i += block) {
        const std::size_t left = x.size - i, n = left < block ? left : block;
        if (derivative_first) one.template operator()<form::derivative>(d, i, n);
        one.template operator()<form::value>(y, i, n);
        if (!derivative_first) one.template operator()<form::derivative>(d, i, n);
    }
}

// What every array call ends in: all elements by e, or at once where they are too few to be worth a
// task. The task is a function that an executor calls, so it has Unit in its type.
template <class Unit, class A, class E, class T, std::size_t In, std::size_t Out, class Op>
XACT_INLINE void run(E&& e, const named_array<const T> (&in)[In], const named_array<T> (&out)[Out],
                     const Op& op) {
    require_arithmetic();
    const std::size_t n = in[0].size;
    if constexpr (!std::is_same_v<std::remove_cvref_t<E>, serial>) {
        if (n > task_size) {
            const std::size_t large = large_for_tasks<A>(in, out, stream_from(e));
            e((n + task_size - 1) / task_size, [&](std::size_t i) {
                const std::size_t first = i * task_size;
                const std::size_t size = n - first < task_size ? n - first : task_size;
                run_part<Unit, A>(in, out, first, size, large, op);
            });
            return;
        }
    }
    run_part<Unit, A>(in, out, 0, n, elements_of<T, In + Out>(stream_from(e)), op);
}

} // namespace detail
} // namespace xact
