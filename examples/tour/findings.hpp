// SPDX-License-Identifier: MIT
#pragma once

#include "measure.hpp"
#include "results.hpp"
#include "text.hpp"

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace tour {

// The statements that the measurements support. Each sentence of the page whose content depends on
// the run is chosen here or in its section, by comparing measured values: nothing is claimed that
// this run did not show.

inline const run& find_run(const std::vector<run>& runs, const std::string& name) {
    for (const run& r : runs) {
        if (r.name == name) {
            return r;
        }
    }
    throw std::logic_error("no run of '" + name + "'");
}

// Better than always answering with the most frequent digit, by more than three standard errors.
inline bool learned(const report& all, const run& r) {
    const double error =
        std::sqrt(all.guess * (1.0 - all.guess) / static_cast<double>(all.test_images));
    return !r.diverged && r.accuracy() > all.guess + 3.0 * error;
}

// Whether two runs differ significantly on the test images: the images that only one of them got
// right, split as a fair coin would not split them in 19 of 20 cases (McNemar).
inline bool told_apart(const run& a, const run& b) {
    double only_a = 0;
    double only_b = 0;
    for (std::size_t i = 0; i < a.correct.size(); ++i) {
        only_a += a.correct[i] && !b.correct[i] ? 1.0 : 0.0;
        only_b += b.correct[i] && !a.correct[i] ? 1.0 : 0.0;
    }
    return std::abs(only_a - only_b) > 1.96 * std::sqrt(only_a + only_b);
}

inline std::string outcome(const report& all, const run& r) {
    if (r.diverged) {
        return "blew up: its loss stopped being a finite number";
    }
    return (learned(all, r) ? "reached " : "did no better than guessing, at ")
           + percent(r.accuracy());
}

// The gradient in each hidden layer, from the last to the first.
inline std::string journey(const inspection& seen) {
    const double last = seen.hidden.back().gradient_rms;
    const double first = seen.hidden.front().gradient_rms;
    if (last == 0 && first == 0) {
        return "is exactly 0 all the way";
    }
    if (first == 0) {
        return "shrinks to exactly 0";
    }
    const double ratio = last / first;
    if (!std::isfinite(ratio)) {
        return "is no finite number";
    }
    if (ratio >= 1.5) {
        return "shrinks " + times_as(ratio);
    }
    if (ratio <= 1 / 1.5) {
        return "grows " + times_as(1 / ratio);
    }
    return "keeps its size (×\u00a0" + fixed(1 / ratio, 2) + ")";
}

// The state of the neurons in the experiment with too high a learning rate.
struct fate {
    std::size_t neurons = 0;
    std::size_t silent = 0;  // after the high rate
    std::size_t cut = 0;     // and of those, without gradient
    std::size_t revived = 0; // of the silent ones, firing again at the end
};

inline fate fate_of(const run& r) {
    fate f;
    for (std::size_t l = 0; l < r.after.front().hidden.size(); ++l) {
        const layer_report& then = r.after.front().hidden[l];
        const layer_report& now = r.after.back().hidden[l];
        for (std::size_t n = 0; n < then.silent.size(); ++n) {
            ++f.neurons;
            f.silent += then.silent[n] ? 1U : 0U;
            f.cut += then.silent[n] && then.cut[n] ? 1U : 0U;
            f.revived += then.silent[n] && !now.silent[n] ? 1U : 0U;
        }
    }
    return f;
}

} // namespace tour
