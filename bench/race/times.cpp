// SPDX-License-Identifier: MIT
#include "times.hpp"

#include "arrays.hpp"
#include "calls.hpp"
#include "classes.hpp"
#include "errors.hpp"
#include "timing.hpp"

#include <cstdio>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace race {

template <class T>
void heat(results& found, std::size_t n, double seconds_each, int rounds, bool in_place,
          const std::function<bool(const entry&, const id&)>& wanted) {
    // Arrays of that length, not the beginning of longer ones, whose relative placement in memory
    // no user has.
    const four_arrays<T> all(n);
    true_results<T> truth(all.x);
    std::vector<timing::contender> timed;
    std::vector<state_of_call> calls;
    std::vector<id> ids;
    for (const auto& e : found.contestants) {
        const id name{e.who, e.function, in_place ? forms::latency : e.form, e.type, n};
        if (std::string_view(e.type) != type_name<T> || !wanted(e, name)) continue;
        arrays a = all.first(n);
        if (in_place) {
            a.x = a.y;
            std::copy_n(all.x.begin(), n, all.y.begin());
        } else {
            std::fill_n(all.y.begin(), n, std::numeric_limits<T>::quiet_NaN());
            std::fill_n(all.d.begin(), n, std::numeric_limits<T>::quiet_NaN());
        }
        const state_of_call call{&e, a, e.prepare ? e.prepare(a) : nullptr};
        if (e.prepare && !call.prepared)
            give_up(std::string(e.who) + " does not prepare " + e.function + ", " + e.form);
        call(1);
        if (!in_place) check(e, all, truth);
        calls.push_back(call);
        ids.push_back(name);
        timed.push_back({.run = call});
    }
    if (timed.empty()) return;
    timing::race(timed, seconds_each * static_cast<double>(timed.size()), rounds);
    std::fprintf(stderr, "%s, %zu elements%s: %zu contenders\n", type_name<T>, n,
                 in_place ? " in place" : "", timed.size());
    for (std::size_t i = 0; i < timed.size(); ++i) {
        found.measured[ids[i]] = timed[i].best_ns;
        if (calls[i].e->finish) calls[i].e->finish(calls[i].prepared);
    }
}
template void heat<float>(results&, std::size_t, double, int, bool,
                          const std::function<bool(const entry&, const id&)>&);
template void heat<double>(results&, std::size_t, double, int, bool,
                           const std::function<bool(const entry&, const id&)>&);

template <class T>
void special_inputs(results& found) {
    using all = std::numeric_limits<T>;
    constexpr std::size_t n = 1024;
    const T values[] = {all::denorm_min() * 12345,
                        all::min(),
                        T(1e-3),
                        T(-30),
                        T(-88),
                        T(100),
                        T(-100),
                        T(-700),
                        T(-740),
                        T(1e-20),
                        T(1000),
                        all::max(),
                        -all::max(),
                        all::infinity(),
                        all::quiet_NaN(),
                        T(0)};
    // The first are the usual ones, the last a mixture. They take turns in the same memory, because
    // the times of the cheapest functions depend on its placement: by a factor of 1.8 even for ones
    // that do not look at x.
    constexpr std::size_t inputs = 2 + std::size(values);
    const numbers<T> x(inputs * n);
    const four_arrays<T> place(n);
    std::copy_n(place.x.begin(), n, x.begin());
    for (std::size_t i = 0; i < std::size(values); ++i)
        std::fill_n(x.begin() + (i + 1) * n, n, values[i]);
    for (std::size_t i = 0; i < n; ++i)
        x[(inputs - 1) * n + i] = x[i] * T(8);
    for (const auto& e : found.contestants) {
        const std::string_view who = e.who, form = e.form;
        if (!who.starts_with(runners::xact) || std::string_view(e.type) != type_name<T>
            || (form != forms::value && form != forms::derivative && form != forms::both
                && form != forms::backward))
            continue;
        std::vector<timing::contender> timed;
        for (std::size_t i = 0; i < inputs; ++i) {
            timed.push_back({.run = state_of_call{&e, place.first(n), nullptr}, .before = [&, i] {
                                 std::copy_n(x.begin() + i * n, n, place.x.begin());
                             }});
        }
        timing::race(timed, 0, 200);
        const id name{e.who, e.function, forms::slowest, e.type};
        for (std::size_t i = 1; i < inputs; ++i)
            if (const double ratio = timed[i].best_ns / timed[0].best_ns;
                ratio > found.measured[name]) {
                found.measured[name] = ratio;
                std::ostringstream where;
                where << e.form << " at ";
                if (i <= std::size(values))
                    where << +values[i - 1];
                else
                    where << "N(0, 20²)";
                found.slowest_input[name] = where.str();
            }
    }
}
template void special_inputs<float>(results&);
template void special_inputs<double>(results&);

} // namespace race
