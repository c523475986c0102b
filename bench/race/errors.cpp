// SPDX-License-Identifier: MIT
#include "errors.hpp"

#include "calls.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace race {

template <class T>
void check(const entry& e, const four_arrays<T>& all, true_results<T>& truth) {
    const std::size_t n = all.x.size;
    const auto compare = [&](const numbers<T>& got, bool derivative, bool times_dy) {
        const auto& want = truth.of(e.function, derivative);
        for (std::size_t i = 0; i < n; ++i) {
            const double w = want[i & mask] * (times_dy ? static_cast<double>(all.dy[i]) : 1.0);
            if (!(std::fabs(static_cast<double>(got[i]) - w) <= 1e-5 + 1e-4 * std::fabs(w))) {
                std::ostringstream text;
                text << e.who << ", " << e.function << ", " << e.form << ", " << e.type << ", " << n
                     << " elements: element " << i << ", x = " << +all.x[i] << ", is " << +got[i]
                     << ", and should be about " << w;
                give_up(text.str());
            }
        }
    };
    const std::string_view form = e.form;
    if (form == forms::backward || form == forms::derivative)
        compare(all.y, true, form == forms::backward);
    else
        compare(all.y, false, false);
    if (form == forms::both || form == forms::two_calls) compare(all.d, true, false);
}
template void check(const entry&, const four_arrays<float>&, true_results<float>&);
template void check(const entry&, const four_arrays<double>&, true_results<double>&);

// JSON has no infinity.
template <class T, class Real>
double ulps(T got, Real want) {
    return std::min(static_cast<double>(reference::ulp_error(got, want)), 1e30);
}

// On a sample: values spread evenly over the bit patterns of |x| < 20, and usual ones.
template <class T>
void measure_errors(results& found, const std::function<bool(const entry&)>& wanted) {
    using real = std::conditional_t<sizeof(T) == sizeof(float), double, long double>;
    using bits = support::bits_t<T>;
    constexpr std::size_t half = std::size_t{1} << 20;
    const four_arrays<T> all(2 * half);
    draw(all.x);
    const bits last = support::bits(T(20));
    for (std::size_t i = 0; i < half; ++i) {
        const T x = support::from_bits<T>(static_cast<bits>(last / (half / 2) * (i / 2)));
        all.x[half + i] = i % 2 ? -x : x;
    }
    std::fill(all.dy.begin(), all.dy.end(), T(1));
    for (const char* form : {forms::value, forms::backward}) {
        const bool derivative = form == forms::backward;
        std::map<std::string, std::vector<real>> truths;
        for (const auto& e : found.contestants) {
            if (std::string_view(e.type) != type_name<T> || !wanted(e)
                || std::string_view(e.form) != form || std::string_view(e.function) == copying)
                continue;
            auto& want = truths[e.function];
            if (want.empty()) {
                const auto f = truth_of<T, real>(e.function);
                for (const T x : all.x)
                    want.push_back((derivative ? f.derivative : f.value)(static_cast<real>(x)));
            }
            const arrays a = all.first(all.x.size);
            const state_of_call call{&e, a, e.prepare ? e.prepare(a) : nullptr};
            call(1);
            if (e.finish) e.finish(call.prepared);
            error worst;
            for (std::size_t i = 0; i < all.x.size; ++i)
                if (const double u = ulps(all.y[i], want[i]); u > worst.ulp)
                    worst = {u, static_cast<double>(all.x[i])};
            found.errors[{e.who, e.function, form, e.type}] = worst;
        }
    }
    std::fprintf(stderr, "%s: errors\n", type_name<T>);
}
template void measure_errors<float>(results&, const std::function<bool(const entry&)>&);
template void measure_errors<double>(results&, const std::function<bool(const entry&)>&);

} // namespace race
