// SPDX-License-Identifier: MIT
#include "check.hpp"

#include <xact/executors/std_execution.hpp>

int main() {
    return check("std::execution::par", xact::executors::by_policy{std::execution::par})
           + check("std::execution::par_unseq",
                   xact::executors::by_policy{std::execution::par_unseq});
}
