// SPDX-License-Identifier: MIT
#pragma once

// An executor by a policy of <execution>, as std::execution::par. In a header of its own, because
// with libstdc++ that header needs TBB when it is linked.

// Not beside the single header, which has it.
#if !defined(XACT_SINGLE_HEADER) && __has_include(<xact/config.hpp>)
#include <xact/config.hpp>
#endif

#include <algorithm>
#include <cstddef>
#include <execution>
#include <iterator>
#include <utility>

namespace xact::executors {

namespace detail {

// The numbers from 0 on, as the iterators of the parallel algorithms have to be.
class counter {
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::size_t*;
    using reference = const std::size_t&;

    counter() = default;
    explicit counter(std::size_t first) : at(first) {}
    reference operator*() const { return at; }
    value_type operator[](difference_type n) const { return *(*this + n); }
    counter& operator++() { return *this += 1; }
    counter operator++(int) { return std::exchange(*this, *this + 1); }
    counter& operator--() { return *this -= 1; }
    counter operator--(int) { return std::exchange(*this, *this - 1); }
    counter& operator+=(difference_type n) {
        at += static_cast<std::size_t>(n);
        return *this;
    }
    counter& operator-=(difference_type n) { return *this += -n; }
    friend counter operator+(counter a, difference_type n) { return a += n; }
    friend counter operator+(difference_type n, counter a) { return a += n; }
    friend counter operator-(counter a, difference_type n) { return a -= n; }
    friend difference_type operator-(counter a, counter b) {
        return static_cast<difference_type>(a.at - b.at);
    }
    friend auto operator<=>(const counter&, const counter&) = default;

private:
    std::size_t at = 0;
};

} // namespace detail

template <class Policy>
struct by_policy {
    Policy policy;

    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
        std::for_each(policy, detail::counter(0), detail::counter(count), task);
    }
};

template <class Policy>
by_policy(Policy) -> by_policy<Policy>;

} // namespace xact::executors
