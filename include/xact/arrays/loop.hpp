// SPDX-License-Identifier: MIT
#pragma once

// The one loop behind every array call.

#include <xact/arrays/argument.hpp>
#include <xact/arrays/executor.hpp>
#include <xact/concepts.hpp>
#include <xact/parameters.hpp>

#include <type_traits>

namespace xact {

namespace detail {

// The first thing that keeps F from being an activation on arrays of T. It is asked for the batch
// that an array is made of only where it is an activation on a scalar.
template <class F, class T, class A>
consteval fault fault_of_functor() {
    using V = typename simd::ops<simd::register_t<T, A>>::argument;
    if constexpr (activation_on<F, T> && activation_on<F, V>)
        return fault::none;
    else if constexpr (std::is_same_v<T, double> && activation_on<F, float>)
        return fault::float_only;
    else if constexpr (!requires(const F& f, T x) {
                           { f(x) } -> std::same_as<T>;
                       })
        return fault::no_value;
    else if constexpr (!activation_on<F, T>)
        return fault::no_derivative;
    else
        return fault::no_batch;
}

template <class A>
concept instruction_set = requires {
    { A::name() } -> std::convertible_to<const char*>;
};

// The first fault of a call, in the order in which a caller would mend them.
template <class A, class F, class X, class... Xs, class Outputs>
consteval fault fault_of_call(inputs<X, Xs...> in, Outputs out) {
    if constexpr (!instruction_set<A>) {
        return fault::instruction_set;
    } else {
        constexpr fault found = fault_of_arrays(decltype(in){}, decltype(out){});
        if constexpr (found != fault::none)
            return found;
        else
            return fault_of_functor<F, array_element_t<const X>, A>();
    }
}

// As fault_of_call, of the call that needs derivative_from_value.
template <class A, class F, class X, class... Xs, class Outputs>
consteval fault fault_from_value(inputs<X, Xs...> in, Outputs out) {
    constexpr fault found = fault_of_call<A, F>(decltype(in){}, decltype(out){});
    if constexpr (found != fault::none)
        return found;
    else
        return derivative_from_value_on<F, array_element_t<const X>>
                   ? fault::none
                   : fault::no_derivative_from_value;
}

// What only the objects know, before anything is written.
template <class F, class T, std::size_t In, std::size_t Out>
XACT_INLINE void require_call(const char* call, const F& f, const named_array<const T> (&in)[In],
                              const named_array<T> (&out)[Out]) {
    require_ranges(call, in, out);
    require_parameters<F, T>(call, f);
}

// What the array calls ask of a functor, on a pack: a functor that takes packs gets it whole, in lockstep; any other gets
// one batch (on a machine without SIMD, one number) after the other.
template <class P, class Op>
XACT_INLINE P on_each(const P& x, Op op) {
    using on = typename P::on;
    return P::generate([&](std::size_t i) XACT_INLINE_LAMBDA {
        return typename P::R{op(on::to_argument(x.reg[i]))};
    });
}

template <class F, class P>
inline constexpr bool gets_packs = takes_packs<F, typename P::value_type, typename P::arch>;

template <class F, class P>
XACT_INLINE P value(const F& f, P x) {
    if constexpr (gets_packs<F, P>)
        return f(x);
    else
        return on_each(x, [&f](auto v) XACT_INLINE_LAMBDA { return f(v); });
}
template <class F, class P>
XACT_INLINE P derivative(const F& f, P x) {
    if constexpr (gets_packs<F, P>)
        return f.derivative(x);
    else
        return on_each(x, [&f](auto v) XACT_INLINE_LAMBDA { return f.derivative(v); });
}
template <class F, class P>
XACT_INLINE P derivative_from_value(const F& f, P y) {
    if constexpr (gets_packs<F, P>)
        return f.derivative_from_value(y);
    else
        return on_each(y, [&f](auto v) XACT_INLINE_LAMBDA { return f.derivative_from_value(v); });
}
template <class F, class P>
XACT_INLINE value_derivative<P> both(const F& f, P x) {
    if constexpr (gets_packs<F, P>) {
        return xact::value_and_derivative(f, x);
    } else {
        using on = typename P::on;
        value_derivative<P> result;
        for (std::size_t i = 0; i < P::count; ++i) {
            const auto r = xact::value_and_derivative(f, on::to_argument(x.reg[i]));
            result.value.reg[i] = typename P::R{r.value};
            result.derivative.reg[i] = typename P::R{r.derivative};
        }
        return result;
    }
}

// An activation as a loop keeps it. A small one is copied, so that its parameters stay in registers: through a reference they would
// have to be read again after every store, which might have changed them.
template <class F>
using kept = std::conditional_t<std::is_trivially_copy_constructible_v<F> && sizeof(F) <= 64,
                                const F, const F&>;

// Value, derivative or both of an activation, as sweep takes it: out of x[0] into y; in two stages where f has them.
template <form Form, class F>
struct evaluation {
    kept<F> f;

    template <class P, std::size_t In, std::size_t Out>
    XACT_INLINE void operator()(const P (&x)[In], P (&y)[Out]) const {
        if constexpr (Form == form::value)
            y[0] = value(f, x[0]);
        else if constexpr (Form == form::derivative)
            y[0] = derivative(f, x[0]);
        else
            put(both(f, x[0]), y);
    }
    template <class P>
        requires(gets_packs<F, P> && requires(P p) { F::template begin<Form>(p); })
    XACT_INLINE auto begin(const P& x) const {
        return F::template begin<Form>(x);
    }
    template <class State, class P, std::size_t In, std::size_t Out>
    XACT_INLINE void finish(const State& state, const P (&x)[In], P (&y)[Out]) const {
        if constexpr (Form == form::both)
            put(F::template finish<Form>(state, x[0]), y);
        else
            y[0] = F::template finish<Form>(state, x[0]);
    }

private:
    template <class P>
    static XACT_INLINE void put(const value_derivative<P>& r, P (&y)[2]) {
        y[0] = r.value;
        y[1] = r.derivative;
    }
};

// The derivative at x[0] times x[1].
template <class F>
struct gradient : evaluation<form::derivative, F> {
    using base = evaluation<form::derivative, F>;

    template <class P>
    XACT_INLINE void operator()(const P (&x)[2], P (&y)[1]) const {
        base::operator()(x, y);
        y[0] = product(x[1], y[0]);
    }
    template <class State, class P>
    XACT_INLINE void finish(const State& state, const P (&x)[2], P (&y)[1]) const {
        base::finish(state, x, y);
        y[0] = product(x[1], y[0]);
    }
};

// The derivative where the value is x[0], times x[1].
template <class F>
struct gradient_from_value {
    kept<F> f;

    template <class P>
    XACT_INLINE void operator()(const P (&x)[2], P (&y)[1]) const {
        y[0] = x[1] * derivative_from_value(f, x[0]);
    }
};

template <class P, class T, std::size_t N>
XACT_INLINE void load(P (&x)[N], const named_array<const T> (&in)[N], std::size_t i) {
    for (std::size_t k = 0; k < N; ++k)
        x[k] = P::load(in[k].data + i);
}
template <class P, class T, std::size_t N>
XACT_INLINE void store(const P (&y)[N], const named_array<T> (&out)[N], std::size_t i) {
    for (std::size_t k = 0; k < N; ++k)
        y[k].store(out[k].data + i);
}

// Whole packs of an array, each begun before the one in front of it is finished: how many elements that were.
template <class P, class T, std::size_t In, std::size_t Out, class Op>
XACT_INLINE std::size_t sweep_in_stages(const named_array<const T> (&in)[In],
                                        const named_array<T> (&out)[Out], Op op) {
    const std::size_t n = in[0].size;
    std::size_t i = 0;
    const auto finish = [&](const auto& state) XACT_INLINE_LAMBDA {
        P x[In], y[Out];
        load(x, in, i);
        op.finish(state, x, y);
        store(y, out, i);
        i += P::size;
    };
    if (n < P::size) return 0;
    auto state = op.begin(P::load(in[0].data));
    while (n - i >= 2 * P::size) {
        auto next = op.begin(P::load(in[0].data + i + P::size));
        finish(state);
        state = next;
    }
    finish(state);
    return i;
}

// in → out through op, for all n elements: lockstep packs first, single registers for the rest, and a last register that
// ends with the array. Every element goes through the same arithmetic, wherever it stands; the last register reads its
// input before anything is written, so that working in place sees each input once.
template <class A, std::size_t N, class T, std::size_t In, std::size_t Out, class Op>
XACT_INLINE void sweep(const named_array<const T> (&in)[In], const named_array<T> (&out)[Out],
                       Op op) {
    using R = simd::register_t<T, A>;
    using one = simd::pack<R, 1>;
    using many = simd::pack<R, N>;
    constexpr std::size_t size = one::size;
    const std::size_t n = in[0].size;
    if (n == 0) return;

    const bool whole = n >= size;
    one last[In];
    for (std::size_t k = 0; k < In; ++k)
        last[k] = whole ? one::load(in[k].data + (n - size)) : one::load_part(in[k].data, n);

    std::size_t i = 0;
    if constexpr (requires(const many& x) { op.begin(x); }) {
        i = sweep_in_stages<many>(in, out, op);
    } else {
        for (; i + many::size <= n; i += many::size) {
            many x[In], y[Out];
            load(x, in, i);
            op(x, y);
            store(y, out, i);
        }
    }
    std::size_t left = n - i;
    // Said aloud because g++ 12 otherwise warns of a loop over the whole address space.
    XACT_ASSUME(left < many::size);
    for (; left > 0; left -= size, i += size) {
        const bool at_end = left <= size;
        one x[In], y[Out];
        for (std::size_t k = 0; k < In; ++k)
            x[k] = at_end ? last[k] : one::load(in[k].data + i);
        op(x, y);
        if (at_end) {
            for (std::size_t k = 0; k < Out; ++k) {
                if (whole)
                    y[k].store(out[k].data + (n - size));
                else
                    y[k].store_part(out[k].data, n);
            }
            return;
        }
        store(y, out, i);
    }
}

// The arrays from element `first` on, `size` of them.
template <class T, std::size_t N, std::size_t... K>
XACT_INLINE constexpr auto part(const named_array<T> (&all)[N], std::size_t first, std::size_t size,
                                std::index_sequence<K...>) noexcept {
    struct parts {
        named_array<T> of[N];
    };
    return parts{{{all[K].name, all[K].data + first, size}...}};
}
template <class T, std::size_t N>
XACT_INLINE constexpr auto part(const named_array<T> (&all)[N], std::size_t first,
                                std::size_t size) noexcept {
    return part(all, first, size, std::make_index_sequence<N>{});
}

// Whether outputs are apart from inputs, lie alike towards the registers, and are large.
template <class A, class T, std::size_t In, std::size_t Out>
XACT_INLINE bool streams(const named_array<const T> (&in)[In], const named_array<T> (&out)[Out],
                         std::size_t from) noexcept {
    using R = simd::register_t<T, A>;
    if constexpr (simd::ops<R>::streams) {
        const auto offset = [](const T* p) XACT_INLINE_LAMBDA {
            return reinterpret_cast<std::uintptr_t>(p) % sizeof(R);
        };
        bool good = in[0].size >= from / ((In + Out) * sizeof(T))
                    && in[0].size >= 2 * simd::ops<R>::size && offset(out[0].data) % sizeof(T) == 0;
        for (const auto& y : out) {
            good = good && offset(y.data) == offset(out[0].data);
            for (const auto& x : in)
                good = good && x.data != y.data;
        }
        return good;
    } else {
        return false;
    }
}

// As sweep, with stores that go past the caches; they start at a multiple of a register of the outputs. Out of line: an array
// that is as large does not feel the call, and the others need not carry the code.
template <class Unit, class A, std::size_t N, class T, std::size_t In, std::size_t Out, class Op>
XACT_OUTLINE void stream(const named_array<const T> (&in)[In], const named_array<T> (&out)[Out],
                         Op op) {
    using R = simd::register_t<T, A>;
    using many = simd::pack<R, N>;
    const std::size_t n = in[0].size;
    const std::size_t behind =
        reinterpret_cast<std::uintptr_t>(out[0].data) % sizeof(R) / sizeof(T);
    std::size_t head = behind == 0 ? 0 : simd::ops<R>::size - behind;
    if (head > n) head = n;
    std::size_t i = head;
    for (; i + many::size <= n; i += many::size) {
        many x[In], y[Out];
        load(x, in, i);
        op(x, y);
        for (std::size_t k = 0; k < Out; ++k)
            y[k].stream(out[k].data + i);
    }
    simd::ops<R>::stream_end();
    // What is in front and what is behind: a loop, so that the code is there once.
    for (const bool front : {true, false}) {
        const std::size_t first = front ? 0 : i, size = front ? head : n - i;
        sweep<A, 1>(part(in, first, size).of, part(out, first, size).of, op);
    }
}

// Instrumented, a loop with four batches in lockstep takes a compiler minutes: two will do.
#if XACT_SANITIZED
constexpr lockstep_widths allowed(lockstep_widths w) {
    return {w.value < 2 ? w.value : 2, w.derivative < 2 ? w.derivative : 2,
            w.both < 2 ? w.both : 2};
}
#else
constexpr lockstep_widths allowed(lockstep_widths w) { return w; }
#endif

// A functor without a wish of its own gets its batches in twos.
template <class F, class T, class A>
XACT_HIDDEN inline constexpr lockstep_widths lockstep_of{.value = 2, .derivative = 2, .both = 2};
template <class F, class T, class A>
    requires takes_packs<F, T, A>
XACT_HIDDEN inline constexpr lockstep_widths lockstep_of<F, T, A> =
    allowed(F::template lockstep<T, A>);

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

// Value and derivative, one after the other, in blocks that stay in the caches of a core; first the one whose output is not x.
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

// One of the two by itself: through the same code, so that both together never take longer than one after the other.
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

// What every array call ends in: all elements by e, or at once where they are too few to be worth a task. The task is a
// function that an executor calls, so it has Unit in its type.
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
