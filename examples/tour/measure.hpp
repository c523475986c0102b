// SPDX-License-Identifier: MIT
#pragma once

#include "idx.hpp"
#include "network.hpp"
#include "results.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tour {

// Large enough to be fast, small enough that a batch's activations stay in the cache.
inline constexpr std::size_t measuring_batch = 125;

// Calls visit(first image, rows) after the forward pass of each part of the data.
template <class Activation, class Visit>
void for_each_batch(network<Activation>& net, const dataset& data, Visit visit) {
    for (std::size_t first = 0; first < data.size(); first += measuring_batch) {
        const std::size_t rows = std::min(measuring_batch, data.size() - first);
        net.forward({data.image(first), rows * image_pixels}, rows);
        visit(first, rows);
    }
}

inline std::size_t answer(const layer& output, std::size_t row) {
    const auto first = output.z.begin() + static_cast<std::ptrdiff_t>(row * output.outputs);
    return static_cast<std::size_t>(
        std::max_element(first, first + static_cast<std::ptrdiff_t>(output.outputs)) - first);
}

struct verdict {
    double loss = 0;
    double accuracy = 0;
    std::vector<bool> correct;
};

template <class Activation>
verdict evaluate(network<Activation>& net, const dataset& data) {
    verdict result;
    std::size_t right = 0;
    for_each_batch(net, data, [&](std::size_t first, std::size_t rows) {
        result.loss += net.loss({data.labels.data() + first, rows}) * static_cast<double>(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            const bool correct = answer(net.layers().back(), i) == data.labels[first + i];
            result.correct.push_back(correct);
            right += correct ? 1U : 0U;
        }
    });
    result.loss /= static_cast<double>(data.size());
    result.accuracy = static_cast<double>(right) / static_cast<double>(data.size());
    return result;
}

inline std::size_t count(const std::vector<bool>& flags) {
    return static_cast<std::size_t>(std::count(flags.begin(), flags.end(), true));
}

// The share of hidden neurons for which `flags` (silent or cut) holds.
inline double neuron_share(const inspection& seen, std::vector<bool> layer_report::* flags) {
    std::size_t set = 0;
    std::size_t all = 0;
    for (const layer_report& at : seen.hidden) {
        set += count(at.*flags);
        all += (at.*flags).size();
    }
    return all == 0 ? 0.0 : static_cast<double>(set) / static_cast<double>(all);
}

inline double off_share(const inspection& seen) {
    double sum = 0;
    for (const layer_report& at : seen.hidden) {
        sum += at.off_share; // the layers are equally wide
    }
    return seen.hidden.empty() ? 0.0 : sum / static_cast<double>(seen.hidden.size());
}

// Inspects every hidden neuron over the whole data set.
template <class Activation>
inspection inspect(network<Activation>& net, const dataset& data, Activation activation = {}) {
    inspection seen;
    seen.hidden.resize(net.hidden_layers());
    for (std::size_t l = 0; l < net.hidden_layers(); ++l) {
        seen.hidden[l].silent.assign(net.layers()[l].outputs, true);
        seen.hidden[l].cut.assign(net.layers()[l].outputs, true);
    }
    std::vector<float> slope;
    for_each_batch(net, data, [&](std::size_t first, std::size_t rows) {
        net.loss({data.labels.data() + first, rows});
        net.backward();
        seen.output_gradient_rms += sum_of_squares(net.layers().back().z_gradient);
        for (std::size_t l = 0; l < net.hidden_layers(); ++l) {
            const layer& at = net.layers()[l];
            layer_report& report = seen.hidden[l];
            report.gradient_rms += sum_of_squares(at.z_gradient);
            report.off_share += static_cast<double>(std::count(at.a.begin(), at.a.end(), 0.0F));
            slope.resize(at.z.size());
            xact::derivative(activation, at.z, slope);
            for (std::size_t k = 0; k < at.z.size(); ++k) {
                const std::size_t neuron = k % at.outputs;
                if (at.z[k] > 0.0F) {
                    report.silent[neuron] = false;
                }
                if (slope[k] != 0.0F) {
                    report.cut[neuron] = false;
                }
            }
        }
    });
    const double images = static_cast<double>(data.size());
    for (std::size_t l = 0; l < net.hidden_layers(); ++l) {
        const double activations = images * static_cast<double>(net.layers()[l].outputs);
        seen.hidden[l].gradient_rms = std::sqrt(seen.hidden[l].gradient_rms / activations);
        seen.hidden[l].off_share /= activations;
    }
    seen.output_gradient_rms = std::sqrt(
        seen.output_gradient_rms / (images * static_cast<double>(net.layers().back().outputs)));
    return seen;
}

// The share of hidden neurons that no image of the data drives above 0; cheaper than inspect().
template <class Activation>
double silent_share(network<Activation>& net, const dataset& data) {
    std::vector<std::vector<bool>> silent;
    for (std::size_t l = 0; l < net.hidden_layers(); ++l) {
        silent.emplace_back(net.layers()[l].outputs, true);
    }
    for_each_batch(net, data, [&](std::size_t, std::size_t) {
        for (std::size_t l = 0; l < net.hidden_layers(); ++l) {
            const layer& at = net.layers()[l];
            for (std::size_t k = 0; k < at.z.size(); ++k) {
                if (at.z[k] > 0.0F) {
                    silent[l][k % at.outputs] = false;
                }
            }
        }
    });
    std::size_t set = 0;
    std::size_t all = 0;
    for (const std::vector<bool>& layer_silent : silent) {
        set += count(layer_silent);
        all += layer_silent.size();
    }
    return static_cast<double>(set) / static_cast<double>(all);
}

// One affine map from pixels to scores, in double: matrix is inputs × outputs.
struct affine_map {
    std::size_t outputs = 0;
    std::vector<double> matrix;
    std::vector<double> offset;
};

// Multiplies the matrices of the network, with every activation replaced by its tangent at 0. Where
// the activation is linear, this is the network itself.
template <class Activation>
affine_map collapse(const network<Activation>& net, Activation activation = {}) {
    const auto [value, slope] = std::pair(static_cast<double>(activation(0.0F)),
                                          static_cast<double>(activation.derivative(0.0F)));
    affine_map map;
    for (std::size_t l = 0; l < net.layers().size(); ++l) {
        const layer& at = net.layers()[l];
        affine_map next;
        next.outputs = at.outputs;
        next.offset.assign(at.bias.begin(), at.bias.end());
        if (l == 0) {
            next.matrix.assign(at.weights.begin(), at.weights.end());
            map = std::move(next);
            continue;
        }
        const std::size_t rows = map.matrix.size() / map.outputs;
        next.matrix.assign(rows * at.outputs, 0.0);
        for (std::size_t k = 0; k < at.inputs; ++k) {
            for (std::size_t j = 0; j < at.outputs; ++j) {
                const double w = static_cast<double>(at.weights[k * at.outputs + j]);
                next.offset[j] += (value + slope * map.offset[k]) * w;
                for (std::size_t i = 0; i < rows; ++i) {
                    next.matrix[i * at.outputs + j] += slope * map.matrix[i * map.outputs + k] * w;
                }
            }
        }
        map = std::move(next);
    }
    return map;
}

template <class Activation>
affine_report measure_affinity(network<Activation>& net, const dataset& data) {
    affine_report report;
    const affine_map map = collapse(net);
    std::size_t agreed = 0;
    double largest_difference = 0;
    double largest_score = 0;
    std::vector<double> score(map.outputs);
    for_each_batch(net, data, [&](std::size_t first, std::size_t rows) {
        const layer& output = net.layers().back();
        for (std::size_t i = 0; i < rows; ++i) {
            score = map.offset;
            const float* pixels = data.image(first + i);
            for (std::size_t k = 0; k < image_pixels; ++k) {
                if (pixels[k] != 0.0F) {
                    for (std::size_t j = 0; j < map.outputs; ++j) {
                        score[j] +=
                            static_cast<double>(pixels[k]) * map.matrix[k * map.outputs + j];
                    }
                }
            }
            for (std::size_t j = 0; j < map.outputs; ++j) {
                const double from_network = static_cast<double>(output.z[i * map.outputs + j]);
                largest_difference =
                    std::max(largest_difference, std::abs(from_network - score[j]));
                largest_score = std::max(largest_score, std::abs(from_network));
            }
            const auto top = static_cast<std::size_t>(std::max_element(score.begin(), score.end())
                                                      - score.begin());
            agreed += top == answer(output, i) ? 1U : 0U;
        }
    });
    report.collapse_error = largest_difference / largest_score;
    report.agreement = static_cast<double>(agreed) / static_cast<double>(data.size());

    // a is an image and b the next one; each pair of images takes three rows, and one blank image
    // is at the end.
    const std::size_t pairs = std::min<std::size_t>(100, data.size() / 2);
    std::vector<float> inputs((3 * pairs + 1) * image_pixels, 0.0F);
    for (std::size_t p = 0; p < pairs; ++p) {
        float* a = inputs.data() + 3 * p * image_pixels;
        for (std::size_t k = 0; k < image_pixels; ++k) {
            a[k] = data.image(2 * p)[k];
            a[image_pixels + k] = data.image(2 * p + 1)[k];
            a[2 * image_pixels + k] = a[k] + a[image_pixels + k];
        }
    }
    net.forward(inputs, 3 * pairs + 1);
    const layer& output = net.layers().back();
    double residual = 0;
    double scale = 0;
    for (std::size_t p = 0; p < pairs; ++p) {
        for (std::size_t j = 0; j < output.outputs; ++j) {
            const auto at = [&](std::size_t row) {
                return static_cast<double>(output.z[row * output.outputs + j]);
            };
            const double blank = at(3 * pairs);
            const double both = at(3 * p + 2) - blank;
            const double apart = (at(3 * p) - blank) + (at(3 * p + 1) - blank);
            residual += (both - apart) * (both - apart);
            scale += both * both;
        }
    }
    report.superposition = scale == 0 ? 0.0 : std::sqrt(residual / scale);
    return report;
}

} // namespace tour
