// SPDX-License-Identifier: MIT
#pragma once

// The bits of floating-point numbers, and pseudo-random ones that are the same on every machine.

#include <xact/simd/format.hpp>

#include <cmath>
#include <cstdint>

namespace support {

template <class T>
using bits_t = typename xact::simd::format<T>::bits;

template <class T>
bits_t<T> bits(T x) {
    return xact::simd::bit_cast<bits_t<T>>(x);
}
template <class T>
T from_bits(bits_t<T> b) {
    return xact::simd::bit_cast<T>(b);
}

// The same bits; a NaN is a NaN.
template <class T>
bool same(T a, T b) {
    return bits(a) == bits(b) || (a != a && b != b);
}

template <class T>
bool is_minus_0(T x) {
    return x == 0 && std::signbit(x);
}

// The index of a value among all representable values in order: neighbours differ by 1.
template <class T>
std::int64_t index(T x) {
    const auto b = static_cast<std::int64_t>(bits(std::fabs(x)));
    return std::signbit(x) ? -b : b;
}

// The output function of splitmix64. <random>'s distributions differ between standard libraries.
inline std::uint64_t scramble(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}
class splitmix64 {
public:
    explicit splitmix64(std::uint64_t seed = 1) : state_(seed) {}
    std::uint64_t operator()() { return scramble(state_ += 0x9e3779b97f4a7c15u); }

private:
    std::uint64_t state_;
};

} // namespace support
