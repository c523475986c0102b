// SPDX-License-Identifier: MIT
#pragma once

#include "idx.hpp"
#include "measure.hpp"
#include "network.hpp"
#include "results.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tour {

// What a run records, beyond loss and accuracy by epoch.
struct looks {
    bool neurons = false; // inspect() at the start and after each phase, affinity at the end
    bool silent_each_epoch = false;
};

inline std::size_t epoch_count(const settings& how) {
    std::size_t sum = 0;
    for (const phase& p : how.phases) {
        sum += p.epochs;
    }
    return sum;
}

inline double largest_change(const std::vector<float>& before, const std::vector<float>& after) {
    double largest = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        largest = std::max(
            largest, std::abs(static_cast<double>(after[i]) - static_cast<double>(before[i])));
    }
    return largest;
}

// Trains one network; on_epoch(run so far) is called after each epoch.
template <class Activation, class OnEpoch>
run train(const settings& how, const digits& data, looks look, OnEpoch on_epoch,
          Activation activation = {}) {
    run result;
    result.name = std::string(Activation::name);
    result.how = how;

    std::vector<std::size_t> sizes{image_pixels};
    sizes.insert(sizes.end(), how.hidden_layers, how.width);
    sizes.push_back(digit_count);
    network<Activation> net(sizes, how.seed, activation);
    const std::vector<layer> initial = net.layers();
    if (look.neurons) {
        result.before = inspect(net, data.training, activation);
    }

    // A random stream of its own, so that the order of the images is the same for every network of
    // a seed.
    random_source random(how.seed ^ 0x6f72646572U);
    std::vector<std::size_t> order = identity_order(data.training.size());
    std::vector<float> pixels;
    std::vector<std::uint8_t> labels;
    stopwatch training;
    activation_clock clock;
    for (const phase& p : how.phases) {
        for (std::size_t e = 0; e < p.epochs; ++e) {
            epoch_report report;
            shuffle(order, random);
            net.record(&clock);
            training.start();
            for (std::size_t first = 0; first < order.size(); first += how.batch) {
                const std::size_t rows = std::min(how.batch, order.size() - first);
                pixels.clear();
                labels.clear();
                for (std::size_t i = first; i < first + rows; ++i) {
                    const float* image = data.training.image(order[i]);
                    pixels.insert(pixels.end(), image, image + image_pixels);
                    labels.push_back(data.training.labels[order[i]]);
                }
                net.forward(pixels, rows);
                report.training_loss += net.loss(labels) * static_cast<double>(rows);
                net.backward();
                net.update(p.learning_rate, how.momentum, how.clip);
            }
            training.stop();
            net.record(nullptr);

            report.training_loss /= static_cast<double>(data.training.size());
            verdict now = evaluate(net, data.test);
            report.test_loss = now.loss;
            report.test_accuracy = now.accuracy;
            result.correct = std::move(now.correct);
            if (look.silent_each_epoch) {
                report.silent_share =
                    std::isfinite(now.loss) ? silent_share(net, data.training) : NAN;
            }
            result.diverged = result.diverged || !std::isfinite(report.training_loss)
                              || !std::isfinite(report.test_loss);
            result.epochs.push_back(report);
            on_epoch(result);
        }
        if (look.neurons) {
            result.after.push_back(inspect(net, data.training, activation));
        }
    }
    result.spent = {training.seconds(), clock.forward.seconds(), clock.backward.seconds(),
                    clock.forward_elements, clock.backward_elements};

    for (std::size_t l = 0; l < initial.size(); ++l) {
        const double change = std::max(largest_change(initial[l].weights, net.layers()[l].weights),
                                       largest_change(initial[l].bias, net.layers()[l].bias));
        double& kept =
            l + 1 < initial.size() ? result.hidden_weight_change : result.output_weight_change;
        kept = std::max(kept, change);
    }
    if (look.neurons) {
        result.affine = measure_affinity(net, data.test);
    }
    return result;
}

} // namespace tour
