// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tour {

// What the tour measured, as plain data: the experiments fill it, the terminal and the page read
// it.

struct phase {
    std::size_t epochs;
    float learning_rate;
};

struct settings {
    std::size_t hidden_layers = 6;
    std::size_t width = 64;
    std::size_t batch = 32;
    float momentum = 0.9F;
    float clip = 0; // the longest gradient of a step; 0 for any length
    std::uint64_t seed = 1;
    std::vector<phase> phases;
};

// One hidden layer, inspected over every training image.
struct layer_report {
    double gradient_rms =
        0; // of the gradient of an image's loss with respect to z, the input of the activation
    double off_share = 0;     // of all activations: exactly 0
    std::vector<bool> silent; // of each neuron: z is above 0 for no image
    std::vector<bool> cut;    // of each neuron: the derivative is exactly 0 for every image
};

struct inspection {
    std::vector<layer_report> hidden;
    double output_gradient_rms = 0;
};

struct epoch_report {
    double training_loss = 0; // mean over the epoch, while the weights move
    double test_loss = 0;
    double test_accuracy = 0;
    double silent_share = 0;
};

// How far a trained network is from one affine map of its input.
struct affine_report {
    // Against the product of the network's own matrices, each activation replaced by f(0) +
    // f'(0)·z.
    double collapse_error = 0; // largest difference of a score, over the largest score
    double agreement = 0;      // share of test images with the same answer
    // |N(a+b) − N(a) − N(b) + N(0)| over |N(a+b) − N(0)|, over pairs of test images
    double superposition = 0;
};

struct times {
    double training_seconds = 0;
    double forward_seconds = 0;
    double backward_seconds = 0;
    std::uint64_t forward_elements = 0;
    std::uint64_t backward_elements = 0;
};

struct run {
    std::string name;
    settings how;
    bool diverged = false; // some loss was not a finite number
    std::vector<epoch_report> epochs;
    inspection before;
    std::vector<inspection> after; // one a phase
    std::vector<bool> correct;     // of each test image, at the end
    double hidden_weight_change = 0;
    double output_weight_change = 0;
    affine_report affine;
    times spent;

    double accuracy() const { return epochs.back().test_accuracy; }
    double loss() const { return epochs.back().test_loss; }
};

// A function and its derivative, sampled; and the notable features of the samples.
struct portrait {
    std::string name;
    std::vector<double> x;
    std::vector<double> value;
    std::vector<double> derivative;
    double lowest = 0; // over [-reach, reach]
    double highest = 0;
    double steepest = 0;
    double flattest = 0;
    double flat_share = 0; // where the derivative is exactly 0
};

// tanh(x) against 2·sigmoid(2x) − 1, in float.
struct rescaling {
    std::vector<double> x;
    std::vector<double> tanh;
    std::vector<double> sigmoid;
    double largest_difference = 0;
    double at = 0;
    // Relative errors close to 0, against tanh in double.
    std::vector<double> small_x;
    std::vector<double> tanh_error;
    std::vector<double> sigmoid_error;
    double tanh_worst = 0;
    double sigmoid_worst = 0;
};

// The derivative from the input against the formula in the output, in the tail, in float.
struct tail {
    std::string name;
    std::string formula; // of the derivative out of the saved output y
    std::vector<double> x;
    std::vector<double> from_input;
    std::vector<double> from_output;
    double output_zero_from = 0; // the first sample from where the formula is 0
    double input_at_zero = 0;    // xact's derivative there
    double input_zero_from = 0;  // the first sample from where xact's own is 0; 0 if there is none
};

struct report {
    std::size_t training_images = 0;
    std::size_t test_images = 0;
    double guess = 0; // share of the most frequent digit among the test images
    settings base;
    std::vector<std::uint8_t> samples; // ten images, 28 × 28 each, one a digit
    std::vector<portrait> portraits;
    std::vector<run> runs;   // the deep network, one a function
    std::vector<run> depths; // the same with fewer hidden layers
    std::vector<run> rates;  // the same with other learning rates
    std::vector<run> dying;  // high rate first, then the usual one
    rescaling tanh_from_sigmoid;
    std::vector<tail> tails;
    double seconds = 0;
};

} // namespace tour
