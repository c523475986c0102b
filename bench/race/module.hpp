// SPDX-License-Identifier: MIT
#pragma once

// The interface between the race and a contender. Each library is compiled into a shared object of
// its own, which exports one function and is loaded separately from all others, so that neither its
// flags nor its symbols can affect another's. No standard containers here, because units with
// different flags share these types.

#include <cstddef>

namespace race {

// Of the type that the entry names. dy is read by backward only, which writes dx to y; d is written
// by the forms that compute the pair.
struct arrays {
    const void* x;
    const void* dy;
    void* y;
    void* d;
    std::size_t n;
};

struct entry {
    const char* who; // the library; for xact with its class
    const char* how; // the expression
    const char* function;
    const char* form; // one of forms::
    const char* type; // float, double
    // What a user of the library would make once for these arrays and keep; null if nothing. Not
    // timed.
    void* (*prepare)(const arrays&);
    // Makes the call `repeats` times.
    void (*run)(void* prepared, const arrays&, std::size_t repeats);
    void (*finish)(void* prepared);
};

struct module {
    const char* name; // of the library
    const char* version;
    const char* note; // what else a reader should know about it
    const entry* entries;
    std::size_t size;
};

// The contender and function of the least time to expect of a pass over an array.
inline constexpr const char* copying = "memcpy";

namespace forms {
inline constexpr const char* value = "value";           // y = f(x)
inline constexpr const char* both = "both";             // y = f(x), d = f′(x) in one call
inline constexpr const char* backward = "backward";     // dx = dy·f′(x), from x alone
inline constexpr const char* derivative = "derivative"; // y = f′(x)
inline constexpr const char* two_calls = "two calls";   // value, and derivative after it
inline constexpr const char* one_thread = "one thread"; // value, through an executor of one thread
inline constexpr const char* two_threads = "two threads"; // and of two
} // namespace forms

template <class T>
inline constexpr const char* type_name = sizeof(T) == sizeof(float) ? "float" : "double";

// Typed arrays for a call.
template <class T>
struct typed {
    const T* x;
    const T* dy;
    T* y;
    T* d;
    std::size_t n;
    explicit typed(const arrays& a)
        : x(static_cast<const T*>(a.x)), dy(static_cast<const T*>(a.dy)), y(static_cast<T*>(a.y)),
          d(static_cast<T*>(a.d)), n(a.n) {}
};

// Repeats a stateless call(typed<T>).
template <class T, class Call>
void repeat(void*, const arrays& a, std::size_t repeats) {
    for (std::size_t i = 0; i < repeats; ++i) {
        Call{}(typed<T>(a));
        // The compiler must assume that the arrays are read and written here.
        asm volatile("" : : "r"(&a), "r"(a.y), "r"(a.d) : "memory");
    }
}

template <std::size_t Capacity>
struct table {
    entry entries[Capacity];
    std::size_t size = 0;
    constexpr void add(const entry& e) { entries[size++] = e; }
};

} // namespace race

#define XACT_RACE_TEXT_OF(x) #x
#define XACT_RACE_TEXT(x) XACT_RACE_TEXT_OF(x)

#if defined(__GNUC__)
#define XACT_RACE_EXPORT extern "C" __attribute__((visibility("default")))
#else
#define XACT_RACE_EXPORT extern "C"
#endif

// The only symbol that a module exports.
XACT_RACE_EXPORT const race::module* xact_race_module();
