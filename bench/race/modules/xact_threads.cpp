// SPDX-License-Identifier: MIT
// A large array on two threads, through OpenMP's executor.

#include "module.hpp"

#include <xact/executors/openmp.hpp>
#include <xact/xact.hpp>

#include <omp.h>

#include <span>

namespace {

template <int Threads>
struct value {
    void operator()(race::typed<float> a) const {
        omp_set_num_threads(Threads);
        xact::forward(xact::executors::openmp{}, xact::tanh{}, std::span(a.x, a.n),
                      std::span(a.y, a.n));
        omp_set_num_threads(1);
    }
};

constexpr auto all = [] {
    race::table<2> t{};
    t.add({"xact faithful", "xact::forward(openmp, f, x, y)", "tanh", race::forms::one_thread,
           "float", nullptr, race::repeat<float, value<1>>, nullptr});
    t.add({"xact faithful", "xact::forward(openmp, f, x, y)", "tanh", race::forms::two_threads,
           "float", nullptr, race::repeat<float, value<2>>, nullptr});
    return t;
}();

constexpr race::module m{"xact on threads", "", "by OpenMP", all.entries, all.size};

} // namespace

const race::module* xact_race_module() { return &m; }
