// SPDX-License-Identifier: MIT
#pragma once

// The choice of an instruction set, once for each functor and element type. A generated source file
// that is compiled with no flag of an instruction set includes this, after it has named the units
// that there are, the best first: XACT_DISPATCH_UNITS.

#include <xact/dispatch.hpp>
#include <xact/dispatch/units.hpp>

#include <cstdlib>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#endif

// So that this header compiles alone, as every other does.
#if !defined(XACT_DISPATCH_UNITS)
#define XACT_DISPATCH_UNITS units::baseline
#endif

namespace xact::dispatched {

namespace detail {

// Defined by the units.
template <class F, class T, class A>
calls<F, T> unit_calls() noexcept;

#if defined(__x86_64__) && defined(__GNUC__)
// xsimd asks for the sets that it has a type for, and 8.1.0 does not ask whether the operating
// system saves their registers; a compiler takes more from its flags than those sets.
// __builtin_cpu_supports does ask the system; clang 14 has no name for the last five.
template <class Unit>
bool cpu_has(unsigned needed) noexcept {
    __builtin_cpu_init();
    unsigned has = 0;
    const auto note = [&has](feature f, bool there) { has |= there ? f : 0u; };
    note(sse3, __builtin_cpu_supports("sse3"));
    note(ssse3, __builtin_cpu_supports("ssse3"));
    note(sse4_1, __builtin_cpu_supports("sse4.1"));
    note(sse4_2, __builtin_cpu_supports("sse4.2"));
    note(popcnt, __builtin_cpu_supports("popcnt"));
    note(avx, __builtin_cpu_supports("avx"));
    note(fma, __builtin_cpu_supports("fma"));
    note(avx2, __builtin_cpu_supports("avx2"));
    note(bmi, __builtin_cpu_supports("bmi"));
    note(bmi2, __builtin_cpu_supports("bmi2"));
    note(avx512f, __builtin_cpu_supports("avx512f"));
    note(avx512cd, __builtin_cpu_supports("avx512cd"));
    note(avx512dq, __builtin_cpu_supports("avx512dq"));
    note(avx512bw, __builtin_cpu_supports("avx512bw"));
    note(avx512vl, __builtin_cpu_supports("avx512vl"));
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d)) {
        note(f16c, c >> 29 & 1u);
        note(movbe, c >> 22 & 1u);
        note(cx16, c >> 13 & 1u);
    }
    if (__get_cpuid(0x80000001u, &a, &b, &c, &d)) {
        note(lzcnt, c >> 5 & 1u);
        note(lahf, c & 1u);
    }
    return (needed & ~has) == 0;
}
#endif

// Whether this machine has what U is compiled for. Not by xsimd's own answer: it keeps that in a
// static variable of an inline function, which g++ makes STB_GNU_UNIQUE.
template <class Unit, class U>
bool is_there() noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    if constexpr (requires { U::needs; }) return cpu_has<Unit>(U::needs);
#endif
    return true;
}

// A unit goes by its own name and by that of xsimd.
template <class Unit, class U>
bool is_called(const char* name) noexcept {
    return std::strcmp(name, U::name) == 0 || std::strcmp(name, U::arch::name()) == 0;
}

template <class Unit, class... U>
[[noreturn]] XACT_COLD void refuse_cap(unit_list<U...>, const char* cap) {
    char known[256] = "";
    const char* separator = "";
    const auto add = [&](const char* name) {
        const std::size_t used = std::strlen(known);
        std::snprintf(known + used, sizeof known - used, "%s%s", separator, name);
        separator = ", ";
    };
    (add(U::name), ...);
    char message[512];
    std::snprintf(message, sizeof message,
                  "XACT_MAX_ARCH is \"%.100s\", but must be one of those that this program is "
                  "compiled for: %s",
                  cap, known);
    xact::detail::refuse<Unit>(message);
}

// The place in the list of the best unit that this machine has and that is not above the cap.
template <class Unit, class... U>
std::size_t choose(unit_list<U...> all) {
    const char* cap = std::getenv("XACT_MAX_ARCH");
    if (cap != nullptr && *cap == '\0') cap = nullptr;
    if (cap != nullptr && !(is_called<Unit, U>(cap) || ...)) refuse_cap<Unit>(all, cap);
    bool below = cap == nullptr;
    std::size_t place = 0;
    const auto takes = [&]<class V>(V*) {
        below = below || is_called<Unit, V>(cap);
        if (below && is_there<Unit, V>()) return true;
        ++place;
        return false;
    };
    (void)(takes(static_cast<U*>(nullptr)) || ...);
    return place;
}

// What is remembered is in hidden functions. g++ gives a static variable of a template
// STB_GNU_UNIQUE, with which the dynamic linker keeps a shared object for ever; from a hidden
// function it does not come out of the object.

// Remembered, as cpuid takes a thousand times longer than a call, and longer still in a virtual
// machine. Where choose throws, the next call asks again.
template <class Unit, class List>
XACT_HIDDEN std::size_t chosen() {
    static const std::size_t place = choose<Unit>(List{});
    return place;
}

template <class Unit, class F, class T, class... U>
calls<F, T> calls_of(unit_list<U...> all) {
    using getter = calls<F, T> (*)() noexcept;
    constexpr getter get[] = {unit_calls<F, T, typename U::arch>...};
    return get[chosen<Unit, decltype(all)>()]();
}

template <class Unit, class F, class T, class List>
XACT_HIDDEN const calls<F, T>& chosen_calls_of() {
    static const calls<F, T> chosen = calls_of<Unit, F, T>(List{});
    return chosen;
}

template <class F, class T>
const calls<F, T>& chosen_calls() {
    return chosen_calls_of<xact::detail::this_unit, F, T, unit_list<XACT_DISPATCH_UNITS>>();
}

} // namespace detail

// To be instantiated explicitly: brings forth chosen_calls of each functor and element type.
template <class... Lists>
struct choice {
    template <class F, class T>
    struct slot {
        const detail::calls<F, T>& (*get)() = detail::chosen_calls<F, T>;
    };
    static detail::every<slot, Lists...> all() { return {}; }
};

} // namespace xact::dispatched
