// SPDX-License-Identifier: MIT
#pragma once

// One function, all its contenders, on every core.

#include "contender.hpp"
#include "truth.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

namespace accuracy {

template <class T>
struct entrant {
    const accuracy::unit* unit;
    const contender<T>* call;
};

template <class T>
struct record {
    statistics<T> value, derivative;
};

template <class F, class T>
class comparison {
public:
    comparison(const F& function, const std::vector<entrant<T>>& all, std::size_t chunk_size)
        : f(function), entrants(all), shape(reference::of<F>::template shape_of<T>(function)),
          value(chunk_size), derivative(chunk_size), records(all.size()),
          y(all.size(), std::vector<T>(chunk_size)), d(y), y2(chunk_size), d2(chunk_size),
          minus_x(chunk_size) {}

    void see(const chunk<T>& c) {
        const std::size_t n = c.x.size();
        for (std::size_t i = 0; i < n; ++i) {
            value.set(i, reference::truth<real_t<T>>(f, false, c.x[i]));
            derivative.set(i, reference::truth<real_t<T>>(f, true, c.x[i]));
        }
        for (std::size_t e = 0; e < entrants.size(); ++e) {
            const contender<T>& call = *entrants[e].call;
            call.value(c.x.data(), y[e].data(), n);
            call.derivative(c.x.data(), d[e].data(), n);
            if (call.value_bound >= 0) see_shape(c, e);
            if (!call.both) continue;
            call.both(c.x.data(), y2.data(), d2.data(), n);
            if (std::memcmp(y[e].data(), y2.data(), c.points * sizeof(T)) != 0
                || std::memcmp(d[e].data(), d2.data(), c.points * sizeof(T)) != 0)
                for (std::size_t i = 0; i < c.points; ++i) {
                    records[e].value.fused_differs += !same(y[e][i], y2[i]);
                    records[e].derivative.fused_differs += !same(d[e][i], d2[i]);
                }
        }
        judge(c, value, y, false, &record<T>::value);
        judge(c, derivative, d, true, &record<T>::derivative);
    }
    std::vector<record<T>>& result() { return records; }

private:
    // Range and symmetry; a NaN passes.
    void see_shape(const chunk<T>& c, std::size_t e) {
        record<T>& r = records[e];
        for (std::size_t i = 0; i < c.points; ++i) {
            const T v = y[e][i], slope = d[e][i];
            r.value.outside += v < shape.value_low || v > shape.value_high;
            r.derivative.outside += slope < shape.derivative_low || slope > shape.derivative_high
                                    || (support::is_minus_0(slope) && !shape.derivative_minus_0);
        }
        if (std::signbit(c.x[0]) || !(shape.odd_value || shape.even_derivative)) return;
        const contender<T>& call = *entrants[e].call;
        for (std::size_t i = 0; i < c.points; ++i)
            minus_x[i] = -c.x[i];
        if (shape.odd_value) call.value(minus_x.data(), y2.data(), c.points);
        if (shape.even_derivative) call.derivative(minus_x.data(), d2.data(), c.points);
        for (std::size_t i = 0; i < c.points; ++i) {
            r.value.mirror_differs += shape.odd_value && !same(y[e][i], -y2[i]);
            r.derivative.mirror_differs += shape.even_derivative && !same(d[e][i], d2[i]);
        }
    }
    void judge(const chunk<T>& c, const truth<T>& t, const std::vector<std::vector<T>>& results,
               bool of_derivative, statistics<T> record<T>::* form) {
        const auto nearest = [&](std::size_t i) {
            // The reference of a double is a long double already: there is no wider type to ask.
            if constexpr (sizeof(T) == sizeof(float))
                return reference::nearest(f, of_derivative, c.x[i], t.want[i]);
            else
                return reference::truth_of<T>{static_cast<T>(t.want[i]), true};
        };
        std::vector<finding<T>> findings(results.size());
        for (std::size_t e = 0; e < results.size(); ++e) {
            std::size_t twin = 0;
            while (twin < e
                   && std::memcmp(results[twin].data(), results[e].data(), c.x.size() * sizeof(T))
                          != 0)
                ++twin;
            findings[e] = twin < e ? findings[twin] : look(c, t, results[e].data(), nearest);
            findings[e].into(records[e].*form, c.cell, c.points, c.even);
        }
    }

    const F& f;
    const std::vector<entrant<T>>& entrants;
    const reference::shape<T> shape;
    truth<T> value, derivative;
    std::vector<record<T>> records;
    std::vector<std::vector<T>> y, d;
    std::vector<T> y2, d2, minus_x;
};

// fill(k, chunk) sets up the k-th chunk of `count`.
template <class F, class T, class Fill>
void run(const F& f, const std::vector<entrant<T>>& all, std::size_t chunk_size,
         std::uint64_t count, std::vector<record<T>>& total, const Fill& fill) {
    std::atomic<std::uint64_t> next{0};
    std::mutex join;
    const auto work = [&] {
        comparison<F, T> mine(f, all, chunk_size);
        chunk<T> c;
        for (std::uint64_t k; (k = next++) < count;) {
            fill(k, c);
            mine.see(c);
        }
        const std::lock_guard lock(join);
        for (std::size_t e = 0; e < all.size(); ++e) {
            total[e].value.merge(mine.result()[e].value);
            total[e].derivative.merge(mine.result()[e].derivative);
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(work);
    for (auto& t : threads)
        t.join();
}

} // namespace accuracy
