// SPDX-License-Identifier: MIT
#pragma once

// Large arrays, written with non-temporal stores.

#include <xact/arrays/sweep.hpp>

#include <cstddef>
#include <cstdint>

namespace xact {
namespace detail {

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

// As sweep, with non-temporal stores, which start at a multiple of a register of the outputs. Out
// of line: an array that is as large does not feel the call, and the others need not carry the
// code.
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

} // namespace detail
} // namespace xact
