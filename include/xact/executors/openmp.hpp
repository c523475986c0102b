// SPDX-License-Identifier: MIT
#pragma once

// An executor by OpenMP: for units that are compiled with -fopenmp.

// Not beside the single header, which has it.
#if !defined(XACT_SINGLE_HEADER) && __has_include(<xact/config.hpp>)
#include <xact/config.hpp>
#endif

#if !defined(_OPENMP)
#error "xact/executors/openmp.hpp: this unit is compiled without OpenMP (g++ and clang: -fopenmp)"
#endif

#include <cstddef>

namespace xact::executors {

struct openmp {
    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
#pragma omp parallel for schedule(static)
        for (std::size_t i = 0; i < count; ++i)
            task(i);
    }
};

} // namespace xact::executors
