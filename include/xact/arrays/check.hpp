// SPDX-License-Identifier: MIT
#pragma once

// What is refused at run time, before anything is written.

#include <xact/arrays/argument.hpp>
#include <xact/parameters.hpp>
#include <xact/refuse.hpp>

#include <cstddef>
#include <cstdint>

namespace xact {
namespace detail {

template <class T>
XACT_INLINE bool overlap(named_array<const T> a, named_array<const T> b) noexcept {
    // As numbers: comparing pointers into different arrays is not defined.
    const auto p = reinterpret_cast<std::uintptr_t>(a.data);
    const auto q = reinterpret_cast<std::uintptr_t>(b.data);
    return p < q + b.size * sizeof(T) && q < p + a.size * sizeof(T);
}

// Equal lengths; an output is the very same range as an input (in place) or apart from it, and
// apart from other outputs.
template <class T, std::size_t In, std::size_t Out>
XACT_INLINE void require_ranges(const char* call, const named_array<const T> (&in)[In],
                                const named_array<T> (&out)[Out]) {
    const auto n = in[0].size;
    for (const auto& x : in)
        if (x.size != n) refuse_lengths<this_unit>(call, in[0].name, n, x.name, x.size);
    for (const auto& y : out)
        if (y.size != n) refuse_lengths<this_unit>(call, in[0].name, n, y.name, y.size);
    const auto distance = [](const T* to, const T* from) XACT_INLINE_LAMBDA {
        return reinterpret_cast<std::intptr_t>(to) - reinterpret_cast<std::intptr_t>(from);
    };
    for (std::size_t k = 0; k < Out; ++k) {
        const named_array<const T> y{out[k].name, out[k].data, n};
        for (const auto& x : in)
            if (x.data != y.data && overlap<T>(x, y))
                refuse_overlap<this_unit>(call, y.name, x.name, distance(y.data, x.data), n);
        for (std::size_t l = 0; l < k; ++l) {
            const named_array<const T> z{out[l].name, out[l].data, n};
            if (overlap<T>(y, z))
                refuse_overlap<this_unit>(call, y.name, z.name, distance(y.data, z.data), n);
        }
    }
}

// What only the objects know, before anything is written.
template <class F, class T, std::size_t In, std::size_t Out>
XACT_INLINE void require_call(const char* call, const F& f, const named_array<const T> (&in)[In],
                              const named_array<T> (&out)[Out]) {
    require_ranges(call, in, out);
    require_parameters<F, T>(call, f);
}

} // namespace detail
} // namespace xact
