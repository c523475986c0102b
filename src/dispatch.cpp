// SPDX-License-Identifier: MIT
// What xact::dispatch tells of itself. Which units it has says CMake.

#include <xact/dispatch/choose.hpp>

namespace xact::dispatched {

namespace {

using xact::detail::this_unit;
using all_units = unit_list<XACT_DISPATCH_UNITS>;

template <class... U>
std::span<const instruction_set> describe(unit_list<U...>) {
    static const auto all = [](std::size_t chosen) {
        struct sets {
            instruction_set of[sizeof...(U)];
        };
        std::size_t place = 0;
        return sets{{{U::name, detail::is_there<this_unit, U>(), chosen == place++}...}};
    }(detail::chosen<this_unit, all_units>());
    return all.of;
}

} // namespace

std::span<const instruction_set> instruction_sets() { return describe(all_units{}); }

const char* chosen() { return instruction_sets()[detail::chosen<this_unit, all_units>()].name; }

} // namespace xact::dispatched
