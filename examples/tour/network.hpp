// SPDX-License-Identifier: MIT
#pragma once

#include "matrix.hpp"
#include "random.hpp"

#include <xact/xact.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tour {

class stopwatch {
public:
    void start() { begin_ = std::chrono::steady_clock::now(); }
    void stop() { total_ += std::chrono::steady_clock::now() - begin_; }
    double seconds() const { return std::chrono::duration<double>(total_).count(); }

private:
    std::chrono::steady_clock::time_point begin_;
    std::chrono::steady_clock::duration total_{};
};

// Time inside the library's array calls, and how many elements they processed.
struct activation_clock {
    stopwatch forward;
    stopwatch backward;
    std::uint64_t forward_elements = 0;
    std::uint64_t backward_elements = 0;
};

// One layer: z = a_before · weights + bias, a = f(z). weights is inputs × outputs, row-major.
struct layer {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::vector<float> weights;
    std::vector<float> bias;
    std::vector<float> weights_velocity;
    std::vector<float> bias_velocity;
    std::vector<float> weights_gradient; // summed over the batch
    std::vector<float> bias_gradient;
    // Of the current batch, one row for each image: before and after the activation, and the
    // gradient of the loss there.
    std::vector<float> z;
    std::vector<float> a;
    std::vector<float> z_gradient;
    std::vector<float> a_gradient;
};

inline double sum_of_squares(const std::vector<float>& values) {
    double sum = 0;
    for (const float v : values) {
        sum += static_cast<double>(v) * static_cast<double>(v);
    }
    return sum;
}

// A fully connected network: the same activation in every hidden layer, softmax and cross-entropy
// at the end.
template <class Activation>
class network {
public:
    // sizes: pixels, width of each hidden layer, classes. Weights are uniform with variance 2 /
    // inputs (He, 2015), biases zero. They depend on the seed and the sizes alone, so every
    // activation starts from the same weights.
    network(std::span<const std::size_t> sizes, std::uint64_t seed, Activation activation = {})
        : activation_(activation) {
        random_source random(seed);
        for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
            layer& made = layers_.emplace_back();
            made.inputs = sizes[l];
            made.outputs = sizes[l + 1];
            made.weights.resize(made.inputs * made.outputs);
            made.bias.assign(made.outputs, 0.0F);
            made.weights_velocity.assign(made.weights.size(), 0.0F);
            made.bias_velocity.assign(made.outputs, 0.0F);
            const float limit = std::sqrt(6.0F / static_cast<float>(made.inputs));
            for (float& w : made.weights) {
                w = limit * random.symmetric();
            }
        }
    }

    std::size_t hidden_layers() const { return layers_.size() - 1; }
    const std::vector<layer>& layers() const { return layers_; }

    // From this call on, time spent in the activation is added to *clock; nullptr stops that.
    void record(activation_clock* clock) { clock_ = clock; }

    // images: rows × pixels. Afterwards the last layer's z holds the scores of the classes.
    void forward(std::span<const float> images, std::size_t rows) {
        input_ = images;
        rows_ = rows;
        std::span<const float> before = images;
        for (std::size_t l = 0; l < layers_.size(); ++l) {
            layer& at = layers_[l];
            at.z.resize(rows * at.outputs);
            for (std::size_t i = 0; i < rows; ++i) {
                std::copy(at.bias.begin(), at.bias.end(),
                          at.z.begin() + static_cast<std::ptrdiff_t>(i * at.outputs));
            }
            multiply_add(rows, at.inputs, at.outputs, {before.data(), at.inputs, 1},
                         at.weights.data(), at.z.data());
            if (l + 1 < layers_.size()) {
                at.a.resize(at.z.size());
                if (clock_ != nullptr) {
                    clock_->forward.start();
                }
                xact::forward(activation_, at.z, at.a);
                if (clock_ != nullptr) {
                    clock_->forward.stop();
                    clock_->forward_elements += at.z.size();
                }
                before = at.a;
            }
        }
    }

    // The mean cross-entropy of the last batch; leaves softmax minus target in the last layer's
    // z_gradient, which is the gradient of each image's own loss.
    double loss(std::span<const std::uint8_t> labels) {
        layer& last = layers_.back();
        last.z_gradient.resize(last.z.size());
        double total = 0;
        for (std::size_t i = 0; i < rows_; ++i) {
            const std::span<const float> score(last.z.data() + i * last.outputs, last.outputs);
            const std::span<float> gradient(last.z_gradient.data() + i * last.outputs,
                                            last.outputs);
            const double top = static_cast<double>(*std::max_element(score.begin(), score.end()));
            double sum = 0;
            for (const float s : score) {
                sum += std::exp(static_cast<double>(s) - top);
            }
            total += top + std::log(sum) - static_cast<double>(score[labels[i]]);
            for (std::size_t j = 0; j < score.size(); ++j) {
                gradient[j] =
                    static_cast<float>(std::exp(static_cast<double>(score[j]) - top) / sum);
            }
            gradient[labels[i]] -= 1.0F;
        }
        return total / static_cast<double>(rows_);
    }

    // Propagates the gradient left by loss() back to the first layer.
    void backward() {
        for (std::size_t l = layers_.size() - 1; l > 0; --l) {
            const layer& above = layers_[l];
            layer& at = layers_[l - 1];
            transpose(above.inputs, above.outputs, above.weights, transposed_);
            at.a_gradient.assign(at.a.size(), 0.0F);
            multiply_add(rows_, above.outputs, above.inputs,
                         {above.z_gradient.data(), above.outputs, 1}, transposed_.data(),
                         at.a_gradient.data());
            at.z_gradient.resize(at.z.size());
            if (clock_ != nullptr) {
                clock_->backward.start();
            }
            xact::backward(activation_, at.z, at.a_gradient, at.z_gradient);
            if (clock_ != nullptr) {
                clock_->backward.stop();
                clock_->backward_elements += at.z.size();
            }
        }
    }

    // Gradient descent with momentum on the batch's mean loss. The gradient of all weights together
    // is scaled down to the norm `clip` if its norm is larger; 0 leaves it as it is.
    void update(float learning_rate, float momentum, float clip) {
        double squares = 0;
        for (std::size_t l = 0; l < layers_.size(); ++l) {
            layer& at = layers_[l];
            const float* before = l == 0 ? input_.data() : layers_[l - 1].a.data();
            at.weights_gradient.assign(at.weights.size(), 0.0F);
            multiply_add(at.inputs, rows_, at.outputs, {before, 1, at.inputs}, at.z_gradient.data(),
                         at.weights_gradient.data());
            at.bias_gradient.assign(at.outputs, 0.0F);
            for (std::size_t i = 0; i < rows_; ++i) {
                for (std::size_t j = 0; j < at.outputs; ++j) {
                    at.bias_gradient[j] += at.z_gradient[i * at.outputs + j];
                }
            }
            if (clip > 0) {
                squares += sum_of_squares(at.weights_gradient) + sum_of_squares(at.bias_gradient);
            }
        }
        const double length = std::sqrt(squares) / static_cast<double>(rows_);
        const float shorten =
            length > static_cast<double>(clip) ? clip / static_cast<float>(length) : 1.0F;
        const float scale =
            -learning_rate / static_cast<float>(rows_) * (clip > 0 ? shorten : 1.0F);
        for (layer& at : layers_) {
            move(at.weights, at.weights_velocity, at.weights_gradient, scale, momentum);
            move(at.bias, at.bias_velocity, at.bias_gradient, scale, momentum);
        }
    }

private:
    static void move(std::vector<float>& values, std::vector<float>& velocity,
                     const std::vector<float>& gradient, float scale, float momentum) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            velocity[i] = momentum * velocity[i] + scale * gradient[i];
            values[i] += velocity[i];
        }
    }

    Activation activation_;
    std::vector<layer> layers_;
    std::span<const float> input_;
    std::size_t rows_ = 0;
    activation_clock* clock_ = nullptr;
    std::vector<float> transposed_;
};

} // namespace tour
