// SPDX-License-Identifier: MIT
#pragma once

#include "idx.hpp"
#include "results.hpp"
#include "terminal.hpp"
#include "training.hpp"

#include <xact/xact.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tour {

inline constexpr float usual_rate = 0.005F;
// High enough to make relu neurons silent for good. Without clipping, such a rate ends in
// infinities with either function, and shows nothing else.
inline constexpr float high_rate = 0.4F;
inline constexpr float high_rate_clip = 1.0F;
inline constexpr std::array<std::size_t, 4> smaller_depths{1, 2, 3, 4};
inline constexpr std::array<float, 3> other_rates{0.00125F, 0.02F, 0.08F};
inline constexpr double portrait_reach = 4.0;

inline std::vector<float> samples(double from, double to, std::size_t count) {
    std::vector<float> x(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = static_cast<float>(
            from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1));
    }
    return x;
}

inline std::vector<double> widened(const std::vector<float>& values) {
    return {values.begin(), values.end()};
}

template <class Activation>
portrait draw(Activation activation) {
    portrait seen;
    seen.name = std::string(Activation::name);
    const std::vector<float> x = samples(-portrait_reach, portrait_reach, 401);
    std::vector<float> value(x.size());
    std::vector<float> derivative(x.size());
    xact::forward(activation, x, value, derivative);
    seen.x = widened(x);
    seen.value = widened(value);
    seen.derivative = widened(derivative);
    seen.lowest = *std::min_element(seen.value.begin(), seen.value.end());
    seen.highest = *std::max_element(seen.value.begin(), seen.value.end());
    seen.flattest = *std::min_element(seen.derivative.begin(), seen.derivative.end());
    seen.steepest = *std::max_element(seen.derivative.begin(), seen.derivative.end());
    seen.flat_share = static_cast<double>(std::count(derivative.begin(), derivative.end(), 0.0F))
                      / static_cast<double>(derivative.size());
    return seen;
}

inline rescaling compare_tanh_with_sigmoid() {
    rescaling result;
    // Dense enough that the largest difference does not depend on the grid; every 50th sample is
    // drawn.
    constexpr std::size_t count = 20001;
    constexpr std::size_t stride = 50;
    const std::vector<float> x = samples(-5.0, 5.0, count);
    std::vector<float> twice(count);
    std::transform(x.begin(), x.end(), twice.begin(), [](float v) { return 2.0F * v; });
    std::vector<float> direct(count);
    std::vector<float> detour(count);
    xact::forward(xact::tanh<>{}, x, direct);
    xact::forward(xact::sigmoid<>{}, twice, detour);
    for (std::size_t i = 0; i < count; ++i) {
        detour[i] = 2.0F * detour[i] - 1.0F;
        const double difference =
            std::abs(static_cast<double>(direct[i]) - static_cast<double>(detour[i]));
        if (difference > result.largest_difference) {
            result.largest_difference = difference;
            result.at = static_cast<double>(x[i]);
        }
        if (i % stride == 0) {
            result.x.push_back(static_cast<double>(x[i]));
            result.tanh.push_back(static_cast<double>(direct[i]));
            result.sigmoid.push_back(static_cast<double>(detour[i]));
        }
    }
    for (int k = -24; k <= 4; ++k) {
        // Four samples for each decade, from 10^-6 to 10.
        const auto small = static_cast<float>(std::pow(10.0, k / 4.0));
        const double exact = std::tanh(static_cast<double>(small));
        const auto error = [&](float got) {
            return std::abs(static_cast<double>(got) - exact) / exact;
        };
        result.small_x.push_back(static_cast<double>(small));
        result.tanh_error.push_back(error(xact::tanh<>{}(small)));
        result.sigmoid_error.push_back(error(2.0F * xact::sigmoid<>{}(2.0F * small) - 1.0F));
        result.tanh_worst = std::max(result.tanh_worst, result.tanh_error.back());
        result.sigmoid_worst = std::max(result.sigmoid_worst, result.sigmoid_error.back());
    }
    return result;
}

template <class Activation, class FromOutput>
tail measure_tail(Activation activation, const std::string& formula, double reach,
                  FromOutput from_output) {
    tail result;
    result.name = std::string(Activation::name);
    result.formula = formula;
    // A sample every 1/64; every 1/2 is drawn.
    constexpr std::size_t stride = 32;
    const std::vector<float> x = samples(0.0, reach, static_cast<std::size_t>(reach * 64.0) + 1);
    std::vector<float> y(x.size());
    std::vector<float> derivative(x.size());
    xact::forward(activation, x, y, derivative);
    bool output_zero = false;
    bool input_zero = false;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const float formula_value = from_output(y[i]);
        if (!output_zero && formula_value == 0.0F) {
            output_zero = true;
            result.output_zero_from = static_cast<double>(x[i]);
            result.input_at_zero = static_cast<double>(derivative[i]);
        }
        if (!input_zero && derivative[i] == 0.0F) {
            input_zero = true;
            result.input_zero_from = static_cast<double>(x[i]);
        }
        if (i % stride == 0) {
            result.x.push_back(static_cast<double>(x[i]));
            result.from_input.push_back(static_cast<double>(derivative[i]));
            result.from_output.push_back(static_cast<double>(formula_value));
        }
    }
    return result;
}

// One image of each digit, the first in the data.
inline std::vector<std::uint8_t> first_of_each_digit(const dataset& data) {
    std::vector<std::uint8_t> pixels(digit_count * image_pixels, 0);
    for (std::size_t digit = 0; digit < digit_count; ++digit) {
        const auto found =
            std::find(data.labels.begin(), data.labels.end(), static_cast<std::uint8_t>(digit));
        if (found != data.labels.end()) {
            const float* image = data.image(static_cast<std::size_t>(found - data.labels.begin()));
            std::transform(
                image, image + image_pixels,
                pixels.begin() + static_cast<std::ptrdiff_t>(digit * image_pixels),
                [](float p) { return static_cast<std::uint8_t>(std::lround(p * 255.0F)); });
        }
    }
    return pixels;
}

inline double most_frequent_share(const dataset& data) {
    std::array<std::size_t, digit_count> times_seen{};
    for (const std::uint8_t label : data.labels) {
        ++times_seen[label];
    }
    return static_cast<double>(*std::max_element(times_seen.begin(), times_seen.end()))
           / static_cast<double>(data.size());
}

inline report take_tour(const digits& data, std::uint64_t seed, std::size_t epochs) {
    const auto begin = std::chrono::steady_clock::now();
    report all;
    all.training_images = data.training.size();
    all.test_images = data.test.size();
    all.guess = most_frequent_share(data.test);
    all.samples = first_of_each_digit(data.training);
    all.base.seed = seed;
    all.base.phases = {{epochs, usual_rate}};

    const xact::all_functions<> functions{};
    std::size_t function_count = 0;
    xact::for_each(functions, [&](auto activation) {
        all.portraits.push_back(draw(activation));
        ++function_count;
    });
    all.tanh_from_sigmoid = compare_tanh_with_sigmoid();
    all.tails.push_back(
        measure_tail(xact::sigmoid<>{}, "y(1 − y)", 110.0, [](float y) { return y * (1.0F - y); }));
    all.tails.push_back(
        measure_tail(xact::tanh<>{}, "1 − y²", 55.0, [](float y) { return 1.0F - y * y; }));

    const std::size_t short_epochs = (epochs + 1) / 2;
    const std::size_t high_epochs = std::max<std::size_t>(1, epochs * 3 / 10);
    progress shown(
        function_count
            * (epochs + smaller_depths.size() * epochs + other_rates.size() * short_epochs)
        + 2 * (high_epochs + short_epochs));
    const auto tick = [&](const run&) { shown.tick(); };

    xact::for_each(functions, [&](auto activation) {
        shown.stage("deep network, " + std::string(decltype(activation)::name));
        all.runs.push_back(train(all.base, data, {.neurons = true}, tick, activation));
    });
    xact::for_each(functions, [&](auto activation) {
        shown.stage("fewer layers, " + std::string(decltype(activation)::name));
        for (const std::size_t depth : smaller_depths) {
            settings how = all.base;
            how.hidden_layers = depth;
            all.depths.push_back(train(how, data, {}, tick, activation));
        }
    });
    xact::for_each(functions, [&](auto activation) {
        shown.stage("other learning rates, " + std::string(decltype(activation)::name));
        for (const float rate : other_rates) {
            settings how = all.base;
            how.phases = {{short_epochs, rate}};
            all.rates.push_back(train(how, data, {}, tick, activation));
        }
    });
    settings shock = all.base;
    shock.clip = high_rate_clip;
    shock.phases = {{high_epochs, high_rate}, {short_epochs, usual_rate}};
    const auto survive = [&](auto activation) {
        shown.stage("a learning rate too high, " + std::string(decltype(activation)::name));
        all.dying.push_back(
            train(shock, data, {.neurons = true, .silent_each_epoch = true}, tick, activation));
    };
    survive(xact::relu{});
    survive(xact::leaky_relu{});
    shown.finish();
    all.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return all;
}

} // namespace tour
