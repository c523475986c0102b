// SPDX-License-Identifier: MIT
#pragma once

// One call: by which loop, and in which tasks.

#include <xact/arrays/executor.hpp>
#include <xact/arrays/stream.hpp>
#include <xact/unit.hpp>

#include <cstddef>
#include <type_traits>

namespace xact {
namespace detail {

// Elements of a task: some microseconds of the cheapest function, and little beside the caches.
inline constexpr std::size_t task_size = std::size_t{1} << 15;

// Out of line, so that the constants of one loop take no registers from the next.
template <class Unit, class A, form Form, class T, class F>
XACT_OUTLINE void sweep_alone(const F& f, const T* x, T* y, std::size_t n) {
    constexpr lockstep_widths widths = lockstep_of<F, T, A>;
    constexpr std::size_t width = Form == form::value ? widths.value : widths.derivative;
    const named_array<const T> in[] = {{"", x, n}};
    const named_array<T> out[] = {{"", y, n}};
    sweep<A, width>(in, out, evaluation<Form, F>{f});
}

// Value and derivative, one after the other, in blocks that stay in the caches of a core; first the
// one whose output is not x.
template <class A, class T, class F>
XACT_INLINE void sweep_apart(const named_array<const T> (&in)[1], const named_array<T> (&out)[2],
                             evaluation<form::both, F> op) {
    constexpr std::size_t block = task_size;
    const bool derivative_first = out[0].data == in[0].data;
    for (std::size_t i = 0; i < in[0].size; i += block) {
        const std::size_t left = in[0].size - i, n = left < block ? left : block;
        const T* x = in[0].data + i;
        if (derivative_first)
            sweep_alone<this_unit, A, form::derivative>(op.f, x, out[1].data + i, n);
        sweep_alone<this_unit, A, form::value>(op.f, x, out[0].data + i, n);
        if (!derivative_first)
            sweep_alone<this_unit, A, form::derivative>(op.f, x, out[1].data + i, n);
    }
}

// So many elements at least are worth a call.
inline constexpr std::size_t alone_from = 256;

// One of the two by itself: through the same code, so that both together never take longer than one
// after the other.
template <class A, std::size_t N, class T, std::size_t In, std::size_t Out, class Op>
XACT_INLINE void sweep_one(const named_array<const T> (&in)[In], const named_array<T> (&out)[Out],
                           Op op) {
    sweep<A, N>(in, out, op);
}
template <class A, std::size_t N, class T, form Form, class F>
    requires(lockstep_of<F, T, A>.both == 0)
XACT_INLINE void sweep_one(const named_array<const T> (&in)[1], const named_array<T> (&out)[1],
                           evaluation<Form, F> op) {
    if (in[0].size >= alone_from)
        sweep_alone<this_unit, A, Form>(op.f, in[0].data, out[0].data, in[0].size);
    else
        sweep<A, N>(in, out, op);
}

template <class A, std::size_t N, class T, std::size_t In, std::size_t Out, class Op>
XACT_INLINE void sweep_or_stream(bool streaming, const named_array<const T> (&in)[In],
                                 const named_array<T> (&out)[Out], Op op) {
    if constexpr (simd::ops<simd::register_t<T, A>>::streams) {
        if (streaming) [[unlikely]] {
            // Copies, so that only this way the arrays have to be in memory.
            stream<this_unit, A, N == 0 ? 1 : N>(part(in, 0, in[0].size).of,
                                                 part(out, 0, in[0].size).of, op);
            return;
        }
    }
    if constexpr (N == 0)
        sweep_apart<A>(in, out, op);
    else
        sweep_one<A, N>(in, out, op);
}

template <class Unit, class A, std::size_t N, class T, std::size_t In, std::size_t Out, class Op>
XACT_OUTLINE void sweep_behind_call(bool streaming, const named_array<const T> (&in)[In],
                                    const named_array<T> (&out)[Out], Op op) {
    sweep_or_stream<A, N>(streaming, in, out, op);
}

// In a frame of its own where an exception could not pass one with registers on it: the checks and
// executors throw, and the compiler may inline this with them.
template <class Unit, class A, std::size_t N, class T, std::size_t In, std::size_t Out, class Op>
XACT_INLINE void sweep_apart_from_throws(bool streaming, const named_array<const T> (&in)[In],
                                         const named_array<T> (&out)[Out], Op op) {
    if constexpr (simd::unwinds<A>)
        sweep_or_stream<A, N>(streaming, in, out, op);
    else
        sweep_behind_call<Unit, A, N>(streaming, in, out, op);
}

// What every array call ends in: all elements by e, or at once where they are too few to be worth a
// task. The task is a function that an executor calls, so it has Unit in its type.
template <class Unit, class A, std::size_t N, class E, class T, std::size_t In, std::size_t Out,
          class Op>
XACT_INLINE void run(E&& e, const named_array<const T> (&in)[In], const named_array<T> (&out)[Out],
                     Op op) {
    require_arithmetic();
    const std::size_t n = in[0].size;
    const bool streaming = streams<A>(in, out, stream_from(e));
    if constexpr (!std::is_same_v<std::remove_cvref_t<E>, serial>) {
        if (n > task_size) {
            e((n + task_size - 1) / task_size, [&](std::size_t i) {
                const std::size_t first = i * task_size;
                const std::size_t size = n - first < task_size ? n - first : task_size;
                sweep_apart_from_throws<Unit, A, N>(streaming, part(in, first, size).of,
                                                    part(out, first, size).of, op);
            });
            return;
        }
    }
    sweep_apart_from_throws<Unit, A, N>(streaming, in, out, op);
}

} // namespace detail
} // namespace xact
