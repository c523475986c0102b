// SPDX-License-Identifier: MIT
// All functions, and the list of them: every test, benchmark, plot and table goes over this list.

#include <xact/activation.hpp>
#include <xact/functions/leaky_relu.hpp>
#include <xact/functions/linear.hpp>
#include <xact/functions/relu.hpp>
#include <xact/functions/sigmoid.hpp>
#include <xact/functions/silu.hpp>
#include <xact/functions/softplus.hpp>
#include <xact/functions/softsign.hpp>
#include <xact/functions/step.hpp>
#include <xact/functions/tanh.hpp>

#ifndef XACT_FUNCTIONS_HPP
#define XACT_FUNCTIONS_HPP

namespace xact {

template <class... F>
struct function_list {
    static constexpr std::size_t size = sizeof...(F);
};

// A new function is added here, and nowhere else.
template <class Accuracy = faithful>
using all_functions =
    function_list<step, linear, sigmoid<Accuracy>, tanh<Accuracy>, relu, leaky_relu,
                  softsign<Accuracy>, silu<Accuracy>, softplus<Accuracy>>;

// visit(F{}) for each F of the list, each with its default parameters.
template <class... F, class Visitor>
constexpr void for_each(function_list<F...>, Visitor&& visit) {
    (visit(F{}), ...);
}

} // namespace xact

#endif
