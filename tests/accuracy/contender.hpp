// SPDX-License-Identifier: MIT
#pragma once

// What is measured: functions from an array to an array, each compiled in a unit of its own for one
// instruction set, xact's own and those of other libraries alike. No standard containers here,
// because units with different flags share these types.

#include <cstddef>

namespace accuracy {

// How many inputs a call of the fast proof has; at most as many have from_value's.
inline constexpr std::size_t block_size = std::size_t{1} << 12;

template <class T>
struct contender {
    const char* function; // as in xact's list of functions, which says what the true value is
    const char* who;      // xact's class of accuracy, or the other library
    const char* how;      // the expression that was measured
    double value_bound;   // what the header promises, in ULP; negative: nothing is promised
    double derivative_bound;
    void (*value)(const T* x, T* y, std::size_t n);
    void (*derivative)(const T* x, T* d, std::size_t n);
    void (*both)(const T* x, T* y, T* d, std::size_t n); // may be null
    void (*from_value)(const T* y, T* d, std::size_t n) = nullptr;
    // Of class faithful: whether its kernels are those of class exact, in every form.
    bool is_exact = false;
};

template <class T, std::size_t Capacity>
struct table {
    contender<T> entry[Capacity];
    std::size_t size = 0;
    constexpr void add(const contender<T>& c) { entry[size++] = c; }
};

template <class T>
struct contender_list {
    const contender<T>* first;
    std::size_t size;
    const contender<T>* begin() const { return first; }
    const contender<T>* end() const { return first + size; }
};

struct unit {
    const char* arch;
    // A line for the report on each library: which was found, and in which version; may be empty.
    const char* about;
    contender_list<float> floats;
    contender_list<double> doubles;
    // Of xact: those with which the kernels are the same code have the same name.
    const char* instructions = "";
};

template <class T>
const contender_list<T>& contenders(const unit& u) {
    if constexpr (sizeof(T) == sizeof(float))
        return u.floats;
    else
        return u.doubles;
}

} // namespace accuracy
