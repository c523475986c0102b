// SPDX-License-Identifier: MIT
#pragma once

// True results, by which contestants are checked and their errors measured.

#include "arrays.hpp"
#include "functions/all.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace race {

// True values of a function by its name, in Real.
template <class T, class Real>
struct truth {
    Real (*value)(Real);
    Real (*derivative)(Real);
};
template <class T, class Real>
truth<T, Real> truth_of(std::string_view function) {
    truth<T, Real> found{[](Real x) { return x; }, nullptr}; // memcpy
    xact::for_each(xact::all_functions<>{}, [&]<class F>(F) {
        if (function == F::name)
            found = {[](Real x) { return reference::value<T>(F{}, x); },
                     [](Real x) { return reference::derivative<T>(F{}, x); }};
    });
    return found;
}

// Those of an array, each computed when it is asked for. Longer arrays repeat themselves.
template <class T>
class true_results {
public:
    explicit true_results(const numbers<T>& array) : x(array) {}
    const std::vector<double>& of(std::string_view function, bool derivative) {
        auto& results = known[{std::string(function), derivative}];
        if (results.empty()) {
            const auto f = truth_of<T, double>(function);
            results.resize(std::min(x.size, mask + 1));
            for (std::size_t i = 0; i < results.size(); ++i)
                results[i] = (derivative ? f.derivative : f.value)(static_cast<double>(x[i]));
        }
        return results;
    }

private:
    const numbers<T>& x;
    std::map<std::pair<std::string, bool>, std::vector<double>> known;
};

} // namespace race
