// SPDX-License-Identifier: MIT
#pragma once

// A call of a contestant.

#include "module.hpp"

#include <cstddef>

namespace race {

struct state_of_call {
    const entry* e;
    arrays a;
    void* prepared;
    void operator()(std::size_t repeats) const { e->run(prepared, a, repeats); }
};

} // namespace race
