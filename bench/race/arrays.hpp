// SPDX-License-Identifier: MIT
#pragma once

// The arrays that are raced on.

#include "module.hpp"
#include "targets.hpp"

#include <algorithm>
#include <cstddef>
#include <new>
#include <random>

namespace race {

inline constexpr std::size_t mask = shared - 1; // longer arrays repeat themselves

// Starts at a page boundary: no library is slower so, and oneDNN's backward pass takes twice as
// long where an output starts a few cache lines after an input, modulo the page size. Leaves room
// after the end for libraries that read whole registers there.
template <class T>
class numbers {
public:
    explicit numbers(std::size_t n)
        : size(n), first(static_cast<T*>(::operator new(n * sizeof(T) + 128, page))) {
        std::fill_n(first, n, T(0));
    }
    numbers(const numbers&) = delete;
    numbers& operator=(const numbers&) = delete;
    ~numbers() { ::operator delete(first, page); }
    [[nodiscard]] T* data() const { return first; }
    T& operator[](std::size_t i) const { return first[i]; }
    [[nodiscard]] T* begin() const { return first; }
    [[nodiscard]] T* end() const { return first + size; }
    std::size_t size;

private:
    static constexpr std::align_val_t page{4096};
    T* first;
};

// Typical inputs in a network. Arrays of all lengths start with the same values.
template <class T>
void draw(const numbers<T>& x) {
    std::mt19937 random(1);
    std::normal_distribution<T> normal(0, T(2.5));
    for (std::size_t i = 0; i < x.size; ++i)
        x[i] = i <= mask ? normal(random) : x[i & mask];
}

template <class T>
struct four_arrays {
    explicit four_arrays(std::size_t n) : x(n), dy(n), y(n), d(n) {
        draw(x);
        for (std::size_t i = 0; i < n; ++i)
            dy[i] = T(0.5) + static_cast<T>(i % 7) / 7;
    }
    [[nodiscard]] arrays first(std::size_t n) const {
        return {x.data(), dy.data(), y.data(), d.data(), n};
    }
    numbers<T> x, dy, y, d;
};

} // namespace race
