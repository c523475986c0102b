// SPDX-License-Identifier: MIT
#pragma once

#include "../draft.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tour {

// The backward pass: gradients by layer, the step, which gets none, and the linear network, which
// stays affine.

inline line_chart gradients(draft& page, const std::string& title, const std::string& when,
                            const inspection& (*pick)(const run&)) {
    line_chart chart;
    chart.title = title;
    chart.description = "For each function and layer, the root mean square of the gradient of "
                        "the loss of one image, "
                        + when + ".";
    for (const run& r : page.all.runs) {
        line l{r.name, page.style_of(r.name), {}, true};
        const inspection& seen = pick(r);
        for (std::size_t k = 0; k < seen.hidden.size(); ++k) {
            l.points.push_back({static_cast<double>(k + 1), seen.hidden[k].gradient_rms});
        }
        l.points.push_back({static_cast<double>(seen.hidden.size() + 1), seen.output_gradient_rms});
        chart.lines.push_back(std::move(l));
    }
    const auto output = static_cast<double>(page.all.base.hidden_layers + 1);
    chart.x = {"layer", 1, output, false, {}};
    for (double k = 1; k < output; ++k) {
        chart.x.ticks.push_back({k, fixed(k, 0)});
    }
    chart.x.ticks.push_back({output, "output"});
    chart.y = decades("size of the gradient (RMS)", chart.lines, 8);
    chart.zero_strip = true;
    chart.tell = [](double x, double y) { return "layer " + fixed(x, 0) + ": " + as_power(y); };
    return chart;
}

inline std::string vanishing(draft& page) {
    const line_chart before =
        gradients(page, "Gradient by layer before training", "before training",
                  [](const run& r) -> const inspection& { return r.before; });
    const line_chart after =
        gradients(page, "Gradient by layer after training", "after training",
                  [](const run& r) -> const inspection& { return r.after.back(); });
    const run& sigmoid = page.deep("sigmoid");
    const run& relu = page.deep("relu");
    std::string text = "<p>The error enters at the output and travels back, layer by layer, "
                       "and each layer multiplies it by its "
                       "weights and by f′. ";
    for (const portrait& p : page.all.portraits) {
        if (p.name == "sigmoid") {
            text += "The slope of <code>sigmoid</code> is " + number(p.steepest) + " at most. ";
        }
    }
    text += "Before any training, from the last hidden layer to the first, the gradient "
            + journey(sigmoid.before) + " with " + named("sigmoid") + ", and with " + named("relu")
            + " it " + journey(relu.before) + ".</p>\n";

    std::string zeros;
    std::vector<std::string> zero_names;
    for (const run& r : page.all.runs) {
        const bool none = std::all_of(r.before.hidden.begin(), r.before.hidden.end(),
                                      [](const layer_report& l) { return l.gradient_rms == 0; });
        if (none) {
            zero_names.push_back(r.name);
        }
    }
    if (!zero_names.empty()) {
        zeros = " No logarithmic scale has a place for an exact 0, so it has a strip of its "
                "own: that is where the hidden layers of "
                + named(zero_names) + " are.";
    }
    std::string slope_after = "A network that has learned has small errors, so whole lines "
                              "sink; their <em>slope</em> is what tells. With "
                              + named("sigmoid") + " the gradient now "
                              + journey(sigmoid.after.back()) + ", with " + named("relu") + " it "
                              + journey(relu.after.back()) + ".";

    return section(
        "vanishing", "Vanishing gradients",
        text
            + row(figure("The gradient that reaches each layer, before training", page.plot(before),
                         "The error enters at the output, so read from right to left: a line that "
                         "falls is a gradient that fades; far to the left there is little to "
                         "learn from."
                             + zeros,
                         numbers_of("layer", before.lines, whole, as_power))
                  + figure("The same after training", page.plot(after), slope_after,
                           numbers_of("layer", after.lines, whole, as_power))));
}

inline std::string straight(draft& page) {
    const run& step = page.deep("step");
    const run& linear = page.deep("linear");
    rows numbers{{"function", "hidden weights moved by", "output weights moved by",
                  "differs from one matrix by", "same answers as one matrix",
                  "N(a+b) against N(a)+N(b)"}};
    for (const run& r : page.all.runs) {
        numbers.push_back({r.name, small(r.hidden_weight_change), small(r.output_weight_change),
                           small(r.affine.collapse_error), percent(r.affine.agreement),
                           small(r.affine.superposition)});
    }
    std::string first = "<p>The derivative of " + named("step") + " is 0 everywhere. ";
    const bool no_gradient = std::all_of(step.before.hidden.begin(), step.before.hidden.end(),
                                         [](const layer_report& l) { return l.gradient_rms == 0; });
    first += no_gradient ? "Measured: the gradient in each hidden layer is exactly 0, "
                         : "Measured: some gradient reaches its hidden layers, ";
    first +=
        step.hidden_weight_change == 0
            ? "and after " + counted(page.epochs(), "epoch")
                  + " not one hidden weight or bias has changed by one bit. "
            : "and its hidden weights moved by up to " + number(step.hidden_weight_change) + ". ";
    first += "Only the output layer learned, on top of "
             + std::to_string(page.all.base.hidden_layers) + " layers of chance; the network "
             + outcome(page.all, step) + ". With one such layer the same trick ";
    for (const run& d : page.all.depths) {
        if (d.name == "step" && d.how.hidden_layers == 1) {
            first += outcome(page.all, d) + ".</p>\n";
        }
    }
    std::string second = "<p>" + named("linear")
                         + " learns, but a chain of straight lines is a straight line. "
                           "Multiply the matrices of the trained network "
                           "into a single one, "
                         + std::to_string(image_pixels) + " × " + std::to_string(digit_count)
                         + ": its scores ";
    if (linear.affine.collapse_error < 1e-4) {
        second += "agree with the network's to " + scientific(linear.affine.collapse_error)
                  + " of the largest, which is rounding, and " + percent(linear.affine.agreement)
                  + " of the answers are the same. ";
    } else {
        second += "differ by " + scientific(linear.affine.collapse_error) + " of the largest. ";
    }
    second += "The " + std::to_string(page.all.base.hidden_layers)
              + " hidden layers bought nothing that one layer could not say; the network "
              + outcome(page.all, linear) + ".</p>\n";
    std::string caption = "For each trained network N, each activation is replaced by its "
                          "tangent at 0 and all matrices are multiplied into one; for "
                          "<code>linear</code> that changes nothing. The last column adds two "
                          "images: a straight machine gives the sum of its answers. ";
    std::vector<std::string> unmoved;
    for (const run& r : page.all.runs) {
        if (!learned(page.all, r) && r.affine.agreement > 0.95) {
            unmoved.push_back(r.name);
        }
    }
    if (!unmoved.empty()) {
        caption += "That one matrix gives nearly the same answers as " + named(unmoved)
                   + " has another reason: what learned nothing is easy to imitate.";
    }
    return section(
        "straight", "Why step cannot learn, and linear stays linear",
        first + second
            + "<figure><h3>Did the weights move, and are the layers more than one matrix?</h3>"
            + table(numbers) + "<figcaption>" + caption + "</figcaption></figure>\n");
}

} // namespace tour
