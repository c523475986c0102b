// SPDX-License-Identifier: MIT
#pragma once

// An executor by OpenMP: for units that are compiled with -fopenmp.

#include <xact/config.hpp>

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
