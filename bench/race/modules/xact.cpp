// SPDX-License-Identifier: MIT
// All of xact's functions, each in each class.

#include "classes.hpp"
#include "module.hpp"

#include <xact/xact.hpp>

#include <span>

namespace {

using race::typed;

template <class F, class T>
struct value {
    void operator()(typed<T> a) const {
        xact::forward(F{}, std::span(a.x, a.n), std::span(a.y, a.n));
    }
};
template <class F, class T>
struct both {
    void operator()(typed<T> a) const {
        xact::forward(F{}, std::span(a.x, a.n), std::span(a.y, a.n), std::span(a.d, a.n));
    }
};
template <class F, class T>
struct backward {
    void operator()(typed<T> a) const {
        xact::backward(F{}, std::span(a.x, a.n), std::span(a.dy, a.n), std::span(a.y, a.n));
    }
};
template <class F, class T>
struct derivative {
    void operator()(typed<T> a) const {
        xact::derivative(F{}, std::span(a.x, a.n), std::span(a.y, a.n));
    }
};
template <class F, class T>
struct two_calls {
    void operator()(typed<T> a) const {
        xact::forward(F{}, std::span(a.x, a.n), std::span(a.y, a.n));
        xact::derivative(F{}, std::span(a.x, a.n), std::span(a.d, a.n));
    }
};

constexpr auto all = [] {
    race::table<4 * 5 * xact::all_functions<>::size> t{};
    race::each_functor([&]<class F, class T>(const char* who) {
        const auto add = [&](const char* form, auto run) {
            t.add({who, "xact::forward(f, x, y)", F::name, form, race::type_name<T>, nullptr, run,
                   nullptr});
        };
        add(race::forms::value, race::repeat<T, value<F, T>>);
        add(race::forms::both, race::repeat<T, both<F, T>>);
        add(race::forms::backward, race::repeat<T, backward<F, T>>);
        add(race::forms::derivative, race::repeat<T, derivative<F, T>>);
        add(race::forms::two_calls, race::repeat<T, two_calls<F, T>>);
    });
    return t;
}();

constexpr race::module m{"xact",
                         XACT_RACE_TEXT(XACT_VERSION_MAJOR) "." XACT_RACE_TEXT(
                             XACT_VERSION_MINOR) "." XACT_RACE_TEXT(XACT_VERSION_PATCH),
                         "", all.entries, all.size};

} // namespace

const race::module* xact_race_module() { return &m; }
