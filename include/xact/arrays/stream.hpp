// SPDX-License-Identifier: MIT
#pragma once

// Large arrays, written with non-temporal stores.

#include <xact/arrays/sweep.hpp>

#include <cstddef>
#include <cstdint>

namespace xact {
namespace detail {

// More elements than any array has.
inline constexpr std::size_t never = ~std::size_t{0};

// What is computed before it is written: it stays in the first cache, with the inputs.
template <class T>
inline constexpr std::size_t stream_block = 2048 / sizeof(T);

// Elements from p to the next multiple of a register, at most n.
template <class A, class T>
XACT_INLINE std::size_t to_boundary(const T* p, std::size_t n) noexcept {
    using R = simd::register_t<T, A>;
    const std::size_t behind = reinterpret_cast<std::uintptr_t>(p) % sizeof(R) / sizeof(T);
    const std::size_t left = behind == 0 ? 0 : simd::ops<R>::size - behind;
    return left < n ? left : n;
}

// Whether outputs are apart from inputs, and lie alike towards the registers.
template <class A, class T, std::size_t In, std::size_t Out>
XACT_INLINE bool can_stream(const named_array<const T> (&in)[In],
                            const named_array<T> (&out)[Out]) noexcept {
    using R = simd::register_t<T, A>;
    if constexpr (simd::ops<R>::streams) {
        const auto offset = [](const T* p) XACT_INLINE_LAMBDA {
            return reinterpret_cast<std::uintptr_t>(p) % sizeof(R);
        };
        bool can = offset(out[0].data) % sizeof(T) == 0;
        for (const auto& y : out) {
            can = can && offset(y.data) == offset(out[0].data);
            for (const auto& x : in)
                can = can && x.data != y.data;
        }
        return can;
    } else {
        return false;
    }
}

// From how many elements on a call on so many arrays has `bytes` bytes.
template <class T, std::size_t Arrays>
XACT_INLINE constexpr std::size_t elements_of(std::size_t bytes) noexcept {
    return bytes / (Arrays * sizeof(T));
}

// The same of a task, where a call is divided: all of its tasks stream or none does, whichever the
// arrays as a whole are for.
template <class A, class T, std::size_t In, std::size_t Out>
XACT_INLINE std::size_t large_for_tasks(const named_array<const T> (&in)[In],
                                        const named_array<T> (&out)[Out],
                                        std::size_t bytes) noexcept {
    return in[0].size >= elements_of<T, In + Out>(bytes) && can_stream<A>(in, out) ? 0 : never;
}

// A block to a multiple of a register, by non-temporal stores.
template <class Unit, class A, class T>
XACT_OUTLINE void copy_past_caches(const T* from, T* to) noexcept {
    using R = simd::register_t<T, A>;
    using one = simd::pack<R, 1>;
    static_assert(stream_block<T> % one::size == 0);
    for (std::size_t i = 0; i < stream_block<T>; i += one::size)
        one::load(from + i).stream(to + i);
}

} // namespace detail
} // namespace xact
