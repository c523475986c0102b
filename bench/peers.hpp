#pragma once

#include <cstddef>
#include <string>
#include <vector>

// The other libraries, as many as were found, for the race of claims.cpp; compiled apart, in peers.cpp.
namespace peers {

template <class T>
struct peer {
    std::string name;
    void (*run)(const T* x, T* y, std::size_t n);
};

template <class T>
const std::vector<peer<T>>& all();

template <>
const std::vector<peer<float>>& all<float>();
template <>
const std::vector<peer<double>>& all<double>();

} // namespace peers
