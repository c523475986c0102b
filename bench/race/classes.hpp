// SPDX-License-Identifier: MIT
#pragma once

// xact's functions, each in each class, by the names that they are raced under.

#include <xact/functions.hpp>

#include <type_traits>

namespace race {

namespace runners {
inline constexpr const char* xact = "xact"; // functions without classes
inline constexpr const char* faithful = "xact faithful";
inline constexpr const char* exact = "xact exact";
} // namespace runners

// Calls visit.operator()<F, T>(who) for each of them and each type that it supports. A function
// without classes is the same type in both lists, and is visited once.
template <class Visit>
constexpr void each_functor(Visit visit) {
    const auto both_lists = [&]<class... F, class... G>(xact::function_list<F...>,
                                                        xact::function_list<G...>) {
        const auto one = [&]<class A, class B, class T>() {
            if constexpr (std::is_same_v<A, B>) {
                visit.template operator()<A, T>(runners::xact);
            } else {
                visit.template operator()<A, T>(runners::faithful);
                if constexpr (xact::exact::serves<T>)
                    visit.template operator()<B, T>(runners::exact);
            }
        };
        (one.template operator()<F, G, float>(), ...);
        (one.template operator()<F, G, double>(), ...);
    };
    both_lists(xact::all_functions<xact::faithful>{}, xact::all_functions<xact::exact>{});
}

} // namespace race
