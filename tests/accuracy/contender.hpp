// SPDX-License-Identifier: MIT
#pragma once

// What is measured: functions from an array to an array, each compiled in a unit of its own for one instruction set, xact's
// own and those of other libraries alike. No standard containers in here: units with different flags share these types.

#include <cstddef>

namespace accuracy {

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
    const char*
        about; // a line for the report on each library: what was there, and in which version; may be empty
    contender_list<float> floats;
    contender_list<double> doubles;
};

template <class T>
const contender_list<T>& contenders(const unit& u) {
    if constexpr (sizeof(T) == sizeof(float))
        return u.floats;
    else
        return u.doubles;
}

} // namespace accuracy
