// SPDX-License-Identifier: MIT
// xact's functions, each in each class, for the instruction set of this unit's flags.

#include "contender.hpp"

#include "support/bodies.hpp"

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

// The factor of a saved output: 1, which changes nothing.
template <class T>
struct ones_of {
    T all[accuracy::block_size];
    constexpr ones_of() : all{} {
        for (T& one : all)
            one = 1;
    }
};
template <class T>
constexpr ones_of<T> ones;

template <class F, class T>
void from_value(const T* y, T* d, std::size_t n) {
    xact::backward_from_value(F{}, std::span(y, n), std::span(ones<T>.all).first(n),
                              std::span(d, n));
}

template <class F, class T>
constexpr auto from_value_or_null() -> void (*)(const T*, T*, std::size_t) {
    if constexpr (xact::derivative_from_value_on<F, T>)
        return from_value<F, T>;
    else
        return nullptr;
}

constexpr const char* instructions() {
#if XACT_HAS_BATCH
    using A = xact::simd::native;
    if (xact::simd::table_entries<A> == 32) return "avx512";
    if (xact::simd::table_entries<A> == 8) return "avx2";
    if (xact::simd::is_x86<A> && sizeof(xsimd::batch<float, A>) == 16 && !xact::simd::has_fma<A>)
        return "sse2";
#endif
    return xact::simd::native::name();
}

template <class F, class G, xact::form Form, class T>
constexpr bool same_kernel() {
    if constexpr (xact::detail::has_kernels<F, Form> && xact::detail::has_kernels<G, Form>)
        return std::is_same_v<xact::detail::kernel_for<F, Form, T, xact::simd::native>,
                              xact::detail::kernel_for<G, Form, T, xact::simd::native>>;
    else
        return xact::detail::has_kernels<F, Form> == xact::detail::has_kernels<G, Form>;
}
template <class F, class G, class T>
constexpr bool same_kernels() {
    using enum xact::form;
    return same_kernel<F, G, value, T>() && same_kernel<F, G, derivative, T>()
           && same_kernel<F, G, both, T>() && same_kernel<F, G, derivative_from_value, T>();
}

template <class F, class T>
constexpr contender<T> of(const char* accuracy_class, bool is_exact = false) {
    constexpr xact::error_bound bound = F::template error<T, xact::simd::native>;
    return {F::name,          accuracy_class,   "",
            bound.value,      bound.derivative, value<F, T>,
            derivative<F, T>, both<F, T>,       from_value_or_null<F, T>(),
            is_exact};
}

// A function without classes is the same type in both lists, and is listed once.
template <class T, class Faithful, class Exact>
struct all_of;
template <class T, class... F, class... G>
struct all_of<T, xact::function_list<F...>, xact::function_list<G...>> {
    static constexpr auto make() {
        accuracy::table<T, 2 * sizeof...(F)> all{};
        const auto add = [&]<class A, class B>() {
            if constexpr (std::is_same_v<A, B>)
                all.add(of<A, T>("every class"));
            else {
                if constexpr (xact::exact::serves<T>) {
                    all.add(of<A, T>(xact::faithful::name, same_kernels<A, B, T>()));
                    all.add(of<B, T>(xact::exact::name));
                } else {
                    all.add(of<A, T>(xact::faithful::name));
                }
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
const accuracy::unit XACT_UNIT{XACT_UNIT_NAME,
                               "",
                               {all<float>.entry, all<float>.size},
                               {all<double>.entry, all<double>.size},
                               instructions()};
