// SPDX-License-Identifier: MIT
#pragma once

// The one loop behind every array call.

#include <xact/arrays/argument.hpp>
#include <xact/arrays/evaluate.hpp>

#include <cstddef>
#include <utility>

namespace xact {
namespace detail {

template <class P, class T, std::size_t N>
XACT_INLINE void load(P (&x)[N], const named_array<const T> (&in)[N], std::size_t i) {
    simd::unrolled<N>([&](std::size_t k) XACT_INLINE_LAMBDA { x[k] = P::load(in[k].data + i); });
}
template <class P, class T, std::size_t N>
XACT_INLINE void store(const P (&y)[N], const named_array<T> (&out)[N], std::size_t i) {
    simd::unrolled<N>([&](std::size_t k) XACT_INLINE_LAMBDA { y[k].store(out[k].data + i); });
}

// Whole packs of an array, each begun before the one in front of it is finished, so that two
// independent dependency chains are in flight; how many elements that were.
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

// in → out through op, for all n elements: lockstep packs first, single registers for the rest, and
// a last register that ends with the array. Every element goes through the same arithmetic,
// wherever it stands; the last register reads its input before anything is written, so that working
// in place sees each input once.
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
    simd::unrolled<In>([&](std::size_t k) XACT_INLINE_LAMBDA {
        last[k] = whole ? one::load(in[k].data + (n - size)) : one::load_part(in[k].data, n);
    });

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
    // Without this g++ 12 warns of a loop over the whole address space.
    XACT_ASSUME(left < many::size);
    for (; left > 0; left -= size, i += size) {
        const bool at_end = left <= size;
        one x[In], y[Out];
        simd::unrolled<In>([&](std::size_t k) XACT_INLINE_LAMBDA {
            x[k] = at_end ? last[k] : one::load(in[k].data + i);
        });
        op(x, y);
        if (at_end) {
            simd::unrolled<Out>([&](std::size_t k) XACT_INLINE_LAMBDA {
                if (whole)
                    y[k].store(out[k].data + (n - size));
                else
                    y[k].store_part(out[k].data, n);
            });
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

} // namespace detail
} // namespace xact
