// SPDX-License-Identifier: MIT
#pragma once

#include "../draft.hpp"
#include "../measure.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tour {

// The three questions and their answers, how to choose, and how everything was measured.

inline std::vector<std::string> names_where(draft& page, bool wanted) {
    std::vector<std::string> names;
    for (const run& r : page.all.runs) {
        if (learned(page.all, r) == wanted) {
            names.push_back(r.name);
        }
    }
    return names;
}

inline const run& best(draft& page) {
    const run* top = &page.all.runs.front();
    for (const run& r : page.all.runs) {
        if (!r.diverged && (top->diverged || r.accuracy() > top->accuracy())) {
            top = &r;
        }
    }
    return *top;
}

inline std::vector<std::string> tied_with_best(draft& page) {
    std::vector<std::string> names;
    for (const run& r : page.all.runs) {
        if (&r != &best(page) && !r.diverged && !told_apart(r, best(page))) {
            names.push_back(r.name);
        }
    }
    return names;
}

// Smallest and largest accuracy among the functions at one depth.
inline std::pair<double, double> spread_at(draft& page, std::size_t depth) {
    double low = 1;
    double high = 0;
    for (const std::vector<run>* runs : {&page.all.runs, &page.all.depths}) {
        for (const run& r : *runs) {
            if (r.how.hidden_layers == depth) {
                low = std::min(low, r.accuracy());
                high = std::max(high, r.accuracy());
            }
        }
    }
    return {low, high};
}

inline std::string why_so_many(draft& page) {
    const run& step = page.deep("step");
    const run& linear = page.deep("linear");
    std::string list;
    const auto item = [&](const std::string& name, const std::string& text) {
        list += "<li>" + named(name) + " " + text + "</li>\n";
    };
    item("step",
         step.hidden_weight_change == 0
             ? "has no slope to learn from: not one hidden weight moved."
             : "moved its hidden weights by at most " + number(step.hidden_weight_change) + ".");
    item("linear", linear.affine.collapse_error < 1e-4
                       ? "has a slope, but its " + std::to_string(page.all.base.hidden_layers + 1)
                             + " layers are worth one matrix: multiplied out, they agree to "
                             + scientific(linear.affine.collapse_error) + "."
                       : "is a straight line; multiplied out, its layers agree to "
                             + scientific(linear.affine.collapse_error) + ".");
    item("sigmoid", "bends, but on its way to the first layer the gradient "
                        + journey(page.deep("sigmoid").before) + ".");
    item("tanh", "is the same curve around 0, four times as steep: the gradient "
                     + journey(page.deep("tanh").before) + ".");
    item("relu", "is open or off; the gradient " + journey(page.deep("relu").before) + ", and "
                     + percent(off_share(page.deep("relu").after.back()), 0)
                     + " of its activations are exactly 0.");
    const run& dying_relu = find_run(page.all.dying, "relu");
    const run& dying_leaky = find_run(page.all.dying, "leaky_relu");
    const double cut = neuron_share(dying_relu.after.front(), &layer_report::cut);
    const double leaky_cut = neuron_share(dying_leaky.after.front(), &layer_report::cut);
    if (dying_relu.diverged || dying_leaky.diverged) {
        item("leaky_relu", "never closes: some gradient always gets through.");
    } else {
        item("leaky_relu", "never closes: at too high a learning rate " + percent(leaky_cut, 0)
                               + " of its neurons lost all gradient, against " + percent(cut, 0)
                               + " with " + named("relu") + ".");
    }
    return "<p>"
           + std::string(cut > leaky_cut ? "Because each mends a fault of another."
                                         : "Because each behaves differently.")
           + "</p>\n<ul>\n" + list + "</ul>\n";
}

inline std::string does_one_work_better(draft& page) {
    const std::vector<std::string> tied = tied_with_best(page);
    std::string out = "<p>Here " + named(best(page).name) + " came first with <b>"
                      + percent(best(page).accuracy()) + "</b> of " + grouped(page.all.test_images)
                      + " unseen digits";
    if (tied.empty()) {
        out += ", ahead of every other by more than chance explains. ";
    } else {
        out += ", but so few images cannot tell it from " + named(tied) + ". ";
    }
    const std::vector<std::string> lost = names_where(page, false);
    if (!lost.empty()) {
        out += "What counts is the gap below: " + named(lost) + " did no better than guessing ("
               + percent(page.all.guess) + "). ";
    }
    const auto [low_shallow, high_shallow] = spread_at(page, 1);
    const auto [low_deep, high_deep] = spread_at(page, page.all.base.hidden_layers);
    const double shallow = high_shallow - low_shallow;
    const double deep_gap = high_deep - low_deep;
    out += "With one hidden layer best and worst are " + fixed(100 * shallow, 0)
           + " points apart, with " + std::to_string(page.all.base.hidden_layers) + " layers "
           + fixed(100 * deep_gap, 0) + ": "
           + (deep_gap > shallow ? "depth is what makes the choice matter."
                                 : "depth did not widen the gap in this run.");
    return out + "</p>";
}

inline std::string how_to_choose(draft& page) {
    const std::vector<std::string> tied = tied_with_best(page);
    std::string list;
    const auto item = [&](const std::string& text) { list += "<li>" + text + "</li>\n"; };
    item("Hidden layers: start with " + named(best(page).name)
         + (tied.empty() ? std::string(", the best of this run.")
                         : " or, as good in this run, " + named(tied) + "."));
    item("Neurons that never fire, or a rate that must be high: " + named("leaky_relu") + ".");
    item("An output that is a probability: " + named("sigmoid")
         + "; around 0 and bounded: " + named("tanh") + "; any number: " + named("linear")
         + "; yes or no, after training: " + named("step") + ".");
    item("Then look: at the gradient by layer, and at the neurons that are off for good.");
    return "<p>By what the layer is for.</p>\n<ul>\n" + list
           + "</ul>\n<p><a href='#choose'>The guide, with what was measured</a></p>";
}

// The final accuracies, small enough for the answer's card on any screen.
inline std::string final_bars(draft& page) {
    bar_chart chart;
    chart.title = "Final test accuracy";
    chart.description = "For each function, the share of the test images that are right.";
    chart.value_title = "right on the test images, at the end";
    chart.series = {"accuracy"};
    chart.label = [](double v) { return percent(v); };
    for (const run& r : page.all.runs) {
        chart.groups.push_back({r.name, page.style_of(r.name), {r.accuracy()}});
    }
    return draw_bars(chart, {320, 0, true}, page.next_id());
}

inline std::string opening(draft& page) {
    std::string out = "<header>\n<p class='eyebrow'>xact · the tour</p>\n<h1>Why are there so "
                      "many activation functions?</h1>\n";
    out += "<p class='lead'>One network of " + std::to_string(page.all.base.hidden_layers)
           + " hidden layers, the same weights at the "
             "start, the same "
           + grouped(page.all.training_images)
           + " handwritten digits in the same order, trained once with each of "
           + std::to_string(page.all.runs.size())
           + " functions. Every number below was measured by the run that wrote this page.</p>\n";
    out += digit_strip(page.all.samples);
    out += "<div class='answers'>\n";
    const std::array<std::pair<const char*, std::string>, 3> answers{
        {{"Why are there so many?", why_so_many(page)},
         {"Does one work better?", final_bars(page) + does_one_work_better(page)},
         {"How does one choose?", how_to_choose(page)}}};
    for (const auto& [question, text] : answers) {
        out += "<div class='answer'><h2>" + std::string(question) + "</h2>" + text + "</div>\n";
    }
    return out + "</div>\n</header>\n";
}

inline std::string choosing(draft& page) {
    const std::vector<std::string> tied = tied_with_best(page);
    const run& relu = page.deep("relu");
    const run& sigmoid = page.deep("sigmoid");
    const fate r = fate_of(find_run(page.all.dying, "relu"));
    std::string out = "<dl class='choose'>\n";
    const auto rule = [&](const std::string& when, const std::string& then) {
        out += "<div><dt>" + when + "</dt><dd>" + then + "</dd></div>\n";
    };
    rule("Hidden layers, to begin with",
         "<code>relu</code>: cheap, and its slope is 1 wherever it is open. Here it "
             + outcome(page.all, relu)
             + (best(page).name == relu.name
                    ? ", the best of this run."
                    : ", the best of this run being " + named(best(page).name) + " with "
                          + percent(best(page).accuracy()) + "."));
    rule("Many neurons never fire, or the rate must be high",
         "<code>leaky_relu</code>: it always lets some gradient through."
             + (find_run(page.all.dying, "relu").diverged
                    ? std::string()
                    : " In the experiment above " + std::to_string(r.cut) + " of "
                          + std::to_string(r.neurons)
                          + " neurons of <code>relu</code> were left without any."));
    rule("Values that should lie around 0 and within bounds",
         "<code>tanh</code>: in recurrent networks, or where a layer must not run away. Here it "
             + outcome(page.all, page.deep("tanh")) + ".");
    rule("An output that is a probability, or a gate",
         "<code>sigmoid</code> at the output. Between many layers rather not: the gradient "
             + journey(sigmoid.before) + " here on its way to the first.");
    rule("An output that is any number",
         "<code>linear</code> at the output. Between layers it adds nothing.");
    rule("A hard yes or no, after training",
         "<code>step</code>: to decide with, not to learn with.");
    rule("Not sure?", "Train two for a few minutes with the same seed and compare on images "
                      "neither has seen. If the difference is smaller than what "
                      "the number of test images can show, take the cheaper one.");
    out += "</dl>\n";
    return section("choose", "How to choose",
                   "<p>No function wins everywhere. These are starting points, with what this "
                   "run has to say about each.</p>\n"
                       + out);
}

inline std::string method(draft& page) {
    const settings& s = page.all.base;
    std::string list;
    const auto item = [&](const std::string& text) { list += "<li>" + text + "</li>\n"; };
    item("Network: " + std::to_string(image_pixels) + " pixels, " + std::to_string(s.hidden_layers)
         + " hidden layers of " + std::to_string(s.width) + " neurons, "
         + std::to_string(digit_count) + " outputs, softmax and cross-entropy.");
    item("Weights at the start: uniform with variance 2 / inputs (He), biases 0; the same for "
         "every function, from seed "
         + std::to_string(s.seed) + ".");
    item("Training: gradient descent with momentum " + number(static_cast<double>(s.momentum))
         + ", rate " + number(static_cast<double>(s.phases.front().learning_rate)) + ", batches of "
         + std::to_string(s.batch) + ", " + counted(page.epochs(), "epoch")
         + ", the images in the same order for all.");
    item("Activations and their derivatives: <code>xact::forward</code> and "
         "<code>xact::backward</code> on whole batches, in float. The rest is a plain matrix "
         "product.");
    item("Gradient by layer: of each single image's loss with respect to the input of the "
         "activation, root mean square over all training images and neurons.");
    item("A neuron never fires if the input of its activation is above 0 for no training "
         "image. It gets no gradient if its derivative is exactly 0 for every one.");
    item("Two functions count as equal where the images that only one of them got right split "
         "so evenly that chance alone might do it (McNemar's test, 5 %).");
    item("One seed is one sample. <code>--seed</code> gives another; the sentences on this "
         "page follow the numbers.");
    return section("method", "How it was measured", "<ul class='method'>\n" + list + "</ul>\n");
}

} // namespace tour
