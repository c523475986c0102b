// SPDX-License-Identifier: MIT
#pragma once

// The unit of an instruction set: all array calls of a list of functors, compiled with its flags. A generated source file of
// three lines includes this; see cmake/XactDispatch.cmake.
//
// No function in here may have a symbol that is not named by the instruction set. The linker keeps one of several functions
// of the same name, and it might be the one that crashes on an older CPU; that is tested with nm.

#include <xact/arrays.hpp>
#include <xact/dispatch/calls.hpp>
#include <xact/dispatch/units.hpp>
#include <xact/functions.hpp>

namespace xact::dispatched {

namespace detail {

// An array argument again, of a type that belongs to the instruction set, as std::data on it will be a function of its own.
template <class T, class A>
class view {
public:
    XACT_INLINE explicit view(memory<T> m) noexcept : all(m) {}
    XACT_INLINE T* data() const noexcept { return all.data; }
    XACT_INLINE std::size_t size() const noexcept { return all.size; }

private:
    memory<T> all;
};

template <class Unit, class A, class F, class T>
struct bodies {
    using in = view<const T, A>;
    using out = view<T, A>;
    using held = xact::detail::kept<F>;

    static void forward(const executor_ref& e, const F& f, memory<const T> x, memory<T> y) {
        held g = f;
        xact::forward<A>(e, g, in(x), out(y));
    }
    static void forward_both(const executor_ref& e, const F& f, memory<const T> x, memory<T> y,
                             memory<T> d) {
        held g = f;
        xact::forward<A>(e, g, in(x), out(y), out(d));
    }
    static void derivative(const executor_ref& e, const F& f, memory<const T> x, memory<T> d) {
        held g = f;
        xact::derivative<A>(e, g, in(x), out(d));
    }
    static void backward(const executor_ref& e, const F& f, memory<const T> x, memory<const T> dy,
                         memory<T> dx) {
        held g = f;
        xact::backward<A>(e, g, in(x), in(dy), out(dx));
    }
    static void backward_from_value(const executor_ref& e, const F& f, memory<const T> y,
                                    memory<const T> dy, memory<T> dx) {
        held g = f;
        xact::backward_from_value<A>(e, g, in(y), in(dy), out(dx));
    }

    static constexpr calls<F, T> all() noexcept {
        if constexpr (has_derivative_from_value<F, T>)
            return {forward, forward_both, derivative, backward, backward_from_value};
        else
            return {forward, forward_both, derivative, backward, nullptr};
    }
};

// The only function of a unit that others name. It is called where the CPU has the instruction set, and nowhere else. A static
// table would be STB_GNU_UNIQUE with g++, and a plugin that has such a symbol is never unloaded.
template <class F, class T, class A>
calls<F, T> unit_calls() noexcept {
    return bodies<xact::detail::this_unit, A, F, T>::all();
}

} // namespace detail

// To be instantiated explicitly: brings forth unit_calls of each functor and element type.
template <class Unit, class... Lists>
struct unit {
    using arch = typename Unit::arch;
    static_assert(std::is_same_v<arch, simd::native>,
                  "xact: the flags of this unit are not those of its instruction set; if flags of "
                  "your own choose one, give them in CMAKE_CXX_FLAGS, which xact looks at");
    static constexpr bool demands_enough() {
        if constexpr (requires { Unit::needs; })
            return (detail::enabled<arch>() & ~Unit::needs) == 0;
        else
            return true;
    }
    static_assert(demands_enough(), "xact: the flags of this unit let the compiler use "
                                    "instructions that no CPU is asked about; see units.hpp");

    template <class F, class T>
    struct slot {
        detail::calls<F, T> (*get)() noexcept = detail::unit_calls<F, T, arch>;
    };
    static detail::every<slot, Lists...> all() { return {}; }
};

} // namespace xact::dispatched
