// SPDX-License-Identifier: MIT
// xact's functions, each in each class, for the instruction set of this unit's flags.

#include "contender.hpp"

#include <xact/xact.hpp>

#include <span>
#include <type_traits>

namespace {

using accuracy::contender;

template <class F, class T>
void value(const T* x, T* y, std::size_t n) {
    xact::forward(F{}, std::span(x, n), std::span(y, n));
}
template <class F, class T>
void derivative(const T* x, T* d, std::size_t n) {
    xact::derivative(F{}, std::span(x, n), std::span(d, n));
}
template <class F, class T>
void both(const T* x, T* y, T* d, std::size_t n) {
    xact::forward(F{}, std::span(x, n), std::span(y, n), std::span(d, n));
}

template <class F, class T>
constexpr contender<T> of(const char* accuracy_class) {
    constexpr xact::error_bound bound = F::template error<T, xact::simd::native>;
    return {F::name,     accuracy_class,   "",        bound.value, bound.derivative,
            value<F, T>, derivative<F, T>, both<F, T>};
}

template <class T, std::size_t N>
struct table {
    contender<T> entry[N];
    std::size_t size = 0;
    constexpr void add(const contender<T>& c) { entry[size++] = c; }
};

// A function without classes is the same type in both lists, and stands in the table once.
template <class T, class Faithful, class Exact>
struct all_of;
template <class T, class... F, class... G>
struct all_of<T, xact::function_list<F...>, xact::function_list<G...>> {
    static constexpr auto make() {
        table<T, 2 * sizeof...(F)> all{};
        const auto add = [&]<class A, class B>() {
            if constexpr (std::is_same_v<A, B>)
                all.add(of<A, T>("every class"));
            else {
                all.add(of<A, T>(xact::faithful::name));
                if constexpr (xact::exact::serves<T>) all.add(of<B, T>(xact::exact::name));
            }
        };
        (add.template operator()<F, G>(), ...);
        return all;
    }
};
template <class T>
constexpr auto all =
    all_of<T, xact::all_functions<xact::faithful>, xact::all_functions<xact::exact>>::make();

} // namespace

extern const accuracy::unit XACT_UNIT;
const accuracy::unit XACT_UNIT{
    XACT_UNIT_NAME, "", {all<float>.entry, all<float>.size}, {all<double>.entry, all<double>.size}};
