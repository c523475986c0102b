// SPDX-License-Identifier: MIT
#pragma once

// An executor by oneTBB, in the task arena of the caller. Needs TBB to compile and to link.

// Not beside the single header, which has it.
#if !defined(XACT_SINGLE_HEADER) && __has_include(<xact/config.hpp>)
#include <xact/config.hpp>
#endif

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <cstddef>

namespace xact::executors {

struct tbb {
    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
        ::tbb::parallel_for(::tbb::blocked_range<std::size_t>(0, count),
                            [&task](const ::tbb::blocked_range<std::size_t>& some) {
                                for (std::size_t i = some.begin(); i != some.end(); ++i)
                                    task(i);
                            });
    }
};

} // namespace xact::executors
