// SPDX-License-Identifier: MIT
#pragma once

// The array calls once more, choosing the best instruction set that the machine has when they run:
// for programs that are to run on every CPU. What they do, refuse and throw is what the calls of
// the same name in xact do, and the bits are those which these give in a unit that is compiled for
// the instruction set. To be linked: CMake's target xact::dispatch, and for functors that are not
// xact's the target that xact_add_dispatched makes.
//
// Everything that computes is compiled there: this header has neither kernels nor xsimd, and a unit
// that includes no other one of xact's compiles without them. Calls on scalars need xact/xact.hpp.
//
// XACT_MAX_ARCH in the environment is the best instruction set that may be chosen: one of the names
// that instruction_sets() gives, or empty for no cap. Any other is std::invalid_argument from each
// call, which names it.

#include <xact/dispatch/calls.hpp>

#include <span>
#include <utility>

namespace xact::dispatched {

struct instruction_set {
    const char* name;
    bool available; // this machine has it
    bool chosen;    // the calls use it
};

// Those that xact::dispatch was compiled for, the best first.
std::span<const instruction_set> instruction_sets();

// The name of the one that is used.
const char* chosen();

// y = f(x)
template <class Unit = xact::detail::this_unit, executor E, class F, class X, class Y>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y) {
    constexpr auto found =
        detail::first_fault<Unit, F>(xact::detail::inputs<X>{}, xact::detail::outputs<Y>{});
    if constexpr (found != xact::detail::fault::none) {
        xact::detail::report<found>();
    } else {
        using T = xact::detail::array_element_t<const X>;
        xact::detail::require_layouts("xact::forward", xact::detail::labelled{"x", x},
                                      xact::detail::labelled{"y", y});
        detail::chosen_calls<F, T>().forward(
            detail::refer_to<Unit>(e), f, detail::memory_of<const T>(x), detail::memory_of<T>(y));
    }
}
template <class Unit = xact::detail::this_unit, class F, class X, class Y>
XACT_INLINE void forward(const F& f, const X& x, Y&& y) {
    dispatched::forward<Unit>(serial{}, f, x, std::forward<Y>(y));
}

// y = f(x) and d = f′(x)
template <class Unit = xact::detail::this_unit, executor E, class F, class X, class Y, class D>
XACT_INLINE void forward(E&& e, const F& f, const X& x, Y&& y, D&& d) {
    constexpr auto found =
        detail::first_fault<Unit, F>(xact::detail::inputs<X>{}, xact::detail::outputs<Y, D>{});
    if constexpr (found != xact::detail::fault::none) {
        xact::detail::report<found>();
    } else {
        using T = xact::detail::array_element_t<const X>;
        xact::detail::require_layouts("xact::forward", xact::detail::labelled{"x", x},
                                      xact::detail::labelled{"y", y},
                                      xact::detail::labelled{"d", d});
        detail::chosen_calls<F, T>().forward_both(detail::refer_to<Unit>(e), f,
                                                  detail::memory_of<const T>(x),
                                                  detail::memory_of<T>(y), detail::memory_of<T>(d));
    }
}
template <class Unit = xact::detail::this_unit, class F, class X, class Y, class D>
    requires(!executor<F>)
XACT_INLINE void forward(const F& f, const X& x, Y&& y, D&& d) {
    dispatched::forward<Unit>(serial{}, f, x, std::forward<Y>(y), std::forward<D>(d));
}

// d = f′(x)
template <class Unit = xact::detail::this_unit, executor E, class F, class X, class D>
XACT_INLINE void derivative(E&& e, const F& f, const X& x, D&& d) {
    constexpr auto found =
        detail::first_fault<Unit, F>(xact::detail::inputs<X>{}, xact::detail::outputs<D>{});
    if constexpr (found != xact::detail::fault::none) {
        xact::detail::report<found>();
    } else {
        using T = xact::detail::array_element_t<const X>;
        xact::detail::require_layouts("xact::derivative", xact::detail::labelled{"x", x},
                                      xact::detail::labelled{"d", d});
        detail::chosen_calls<F, T>().derivative(
            detail::refer_to<Unit>(e), f, detail::memory_of<const T>(x), detail::memory_of<T>(d));
    }
}
template <class Unit = xact::detail::this_unit, class F, class X, class D>
XACT_INLINE void derivative(const F& f, const X& x, D&& d) {
    dispatched::derivative<Unit>(serial{}, f, x, std::forward<D>(d));
}

// dx = dy·f′(x)
template <class Unit = xact::detail::this_unit, executor E, class F, class X, class DY, class DX>
XACT_INLINE void backward(E&& e, const F& f, const X& x, const DY& dy, DX&& dx) {
    constexpr auto found =
        detail::first_fault<Unit, F>(xact::detail::inputs<X, DY>{}, xact::detail::outputs<DX>{});
    if constexpr (found != xact::detail::fault::none) {
        xact::detail::report<found>();
    } else {
        using T = xact::detail::array_element_t<const X>;
        xact::detail::require_layouts("xact::backward", xact::detail::labelled{"x", x},
                                      xact::detail::labelled{"dy", dy},
                                      xact::detail::labelled{"dx", dx});
        detail::chosen_calls<F, T>().backward(
            detail::refer_to<Unit>(e), f, detail::memory_of<const T>(x),
            detail::memory_of<const T>(dy), detail::memory_of<T>(dx));
    }
}
template <class Unit = xact::detail::this_unit, class F, class X, class DY, class DX>
    requires(!executor<F>)
XACT_INLINE void backward(const F& f, const X& x, const DY& dy, DX&& dx) {
    dispatched::backward<Unit>(serial{}, f, x, dy, std::forward<DX>(dx));
}

// dx = dy·f′ out of y = f(x)
template <class Unit = xact::detail::this_unit, executor E, class F, class Y, class DY, class DX>
XACT_INLINE void backward_from_value(E&& e, const F& f, const Y& y, const DY& dy, DX&& dx) {
    constexpr auto found = detail::first_fault_from_value<Unit, F>(xact::detail::inputs<Y, DY>{},
                                                                   xact::detail::outputs<DX>{});
    if constexpr (found != xact::detail::fault::none) {
        xact::detail::report<found>();
    } else {
        using T = xact::detail::array_element_t<const Y>;
        xact::detail::require_layouts("xact::backward_from_value", xact::detail::labelled{"y", y},
                                      xact::detail::labelled{"dy", dy},
                                      xact::detail::labelled{"dx", dx});
        detail::chosen_calls<F, T>().backward_from_value(
            detail::refer_to<Unit>(e), f, detail::memory_of<const T>(y),
            detail::memory_of<const T>(dy), detail::memory_of<T>(dx));
    }
}
template <class Unit = xact::detail::this_unit, class F, class Y, class DY, class DX>
    requires(!executor<F>)
XACT_INLINE void backward_from_value(const F& f, const Y& y, const DY& dy, DX&& dx) {
    dispatched::backward_from_value<Unit>(serial{}, f, y, dy, std::forward<DX>(dx));
}

} // namespace xact::dispatched
