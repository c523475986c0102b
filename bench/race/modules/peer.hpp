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
    table<24 * sizeof...(Libraries)> t{};
    const auto add = [&]<class Library, class T>() {
        add_forms<Library, peers::tanh, T>(t);
        add_forms<Library, peers::sigmoid, T>(t);
        add_forms<Library, peers::relu, T>(t);
        add_forms<Library, peers::leaky_relu, T>(t);
    };
    (add.template operator()<Libraries, float>(), ...);
    (add.template operator()<Libraries, double>(), ...);
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
