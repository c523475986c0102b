// SPDX-License-Identifier: MIT
#pragma once

// The entries of a library of bench/peers: each of its functions, in each form, on both types.

#include "module.hpp"

#include "peers/peers.hpp"

namespace race {

template <class Library, class F, class T>
struct value_call {
    void operator()(typed<T> a) const { Library::template value<F>(a.x, a.y, a.n); }
};
template <class Library, class F, class T>
struct both_call {
    void operator()(typed<T> a) const { Library::template both<F>(a.x, a.y, a.d, a.n); }
};
template <class Library, class F, class T>
struct backward_call {
    void operator()(typed<T> a) const { Library::template backward<F>(a.x, a.dy, a.y, a.n); }
};

template <class Library, class F, class T>
constexpr void add_forms(auto& t) {
    if constexpr (Library::template how<F> != nullptr) {
        const auto add = [&](const char* form, auto run) {
            t.add({Library::name, Library::template how<F>, F::name, form, type_name<T>, nullptr,
                   run, nullptr});
        };
        add(forms::value, repeat<T, value_call<Library, F, T>>);
        add(forms::both, repeat<T, both_call<Library, F, T>>);
        add(forms::backward, repeat<T, backward_call<Library, F, T>>);
    }
}

template <class... Libraries>
constexpr auto peer_table() {
    table<3 * 2 * xact::all_functions<>::size * sizeof...(Libraries)> t{};
    const auto add = [&]<class Library>() {
        xact::for_each(xact::all_functions<>{}, [&]<class F>(F) {
            add_forms<Library, F, float>(t);
            add_forms<Library, F, double>(t);
        });
    };
    (add.template operator()<Libraries>(), ...);
    return t;
}

} // namespace race

// The first library gives the version.
#define XACT_RACE_PEERS(title, note, first_library, ...)                                           \
    const race::module* xact_race_module() {                                                       \
        static constexpr auto all = race::peer_table<first_library __VA_OPT__(, ) __VA_ARGS__>();  \
        static constexpr race::module m{title, first_library::version, note, all.entries,          \
                                        all.size};                                                 \
        return &m;                                                                                 \
    }
