// SPDX-License-Identifier: MIT
// Operators are made and set up outside the measured time; one thread. XNNPACK has no tanh, no
// derivative and no double here, and chooses its instruction set itself.

#include "module.hpp"

#include <xnnpack.h>

#include <limits>

namespace {

constexpr float slope = 0.01f; // as xact's default

template <class Create, class Setup>
void* operator_for(const race::arrays& a, Create create, Setup setup) {
    xnn_operator_t op = nullptr;
    if (xnn_initialize(nullptr) != xnn_status_success) return nullptr;
    if (create(&op) != xnn_status_success) return nullptr;
    const race::typed<float> t(a);
    if (setup(op, t.n, t.x, t.y, nullptr) != xnn_status_success) return nullptr;
    return op;
}

void* sigmoid(const race::arrays& a) {
    return operator_for(
        a, [](xnn_operator_t* op) { return xnn_create_sigmoid_nc_f32(1, 1, 1, 0, op); },
        xnn_setup_sigmoid_nc_f32);
}
void* relu(const race::arrays& a) {
    return operator_for(
        a,
        [](xnn_operator_t* op) {
            return xnn_create_clamp_nc_f32(1, 1, 1, 0, std::numeric_limits<float>::infinity(), 0,
                                           op);
        },
        xnn_setup_clamp_nc_f32);
}
void* leaky_relu(const race::arrays& a) {
    return operator_for(
        a, [](xnn_operator_t* op) { return xnn_create_leaky_relu_nc_f32(1, 1, 1, slope, 0, op); },
        xnn_setup_leaky_relu_nc_f32);
}

void run(void* op, const race::arrays&, std::size_t repeats) {
    for (std::size_t i = 0; i < repeats; ++i)
        xnn_run_operator(static_cast<xnn_operator_t>(op), nullptr);
}

void finish(void* op) { xnn_delete_operator(static_cast<xnn_operator_t>(op)); }

constexpr race::entry all[] = {
    {"XNNPACK", "xnn_create_sigmoid_nc_f32", "sigmoid", race::forms::value, "float", sigmoid, run,
     finish},
    {"XNNPACK", "xnn_create_clamp_nc_f32", "relu", race::forms::value, "float", relu, run, finish},
    {"XNNPACK", "xnn_create_leaky_relu_nc_f32", "leaky_relu", race::forms::value, "float",
     leaky_relu, run, finish},
};

// XNNPACK has no version number in its header; CMake asks the package.
constexpr race::module m{"XNNPACK", XACT_RACE_XNNPACK_VERSION, "takes subnormal numbers for 0", all,
                         sizeof all / sizeof all[0]};

} // namespace

const race::module* xact_race_module() { return &m; }
