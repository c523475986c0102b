// SPDX-License-Identifier: MIT
#pragma once

// Who does the work of an array call: the caller alone, or an executor that the caller hands in.

#include <xact/config.hpp>

#include <concepts>
#include <cstddef>

namespace xact {

namespace detail {
struct some_task {
    void operator()(std::size_t) const;
};
} // namespace detail

// e(count, task) calls task(i) for each i < count, once, in any order and on any threads, and comes
// back when all of them have. task may be called from several threads at once, and throws nothing.
// xact/executors/ has adapters for OpenMP, TBB and the policies of <execution>; for a thread pool
// of your own it is a line.
template <class E>
concept executor =
    requires(E& e, std::size_t count, const detail::some_task& task) { e(count, task); };

// What is used when nothing is handed in.
struct serial {
    // Arrays of a call that have so many bytes in all, and are apart, are written past the caches:
    // they would push out of them what is needed next, and an ordinary store reads the line that it
    // overwrites. Any executor may have this member.
    std::size_t stream_from = std::size_t{1} << 26;

    template <class Task>
    XACT_INLINE constexpr void operator()(std::size_t count, const Task& task) const {
        for (std::size_t i = 0; i < count; ++i)
            task(i);
    }
};

namespace detail {

template <class E>
XACT_INLINE constexpr std::size_t stream_from(const E& e) noexcept {
    if constexpr (requires {
                      { e.stream_from } -> std::convertible_to<std::size_t>;
                  })
        return e.stream_from;
    else
        return serial{}.stream_from;
}

} // namespace detail
} // namespace xact
