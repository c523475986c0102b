// SPDX-License-Identifier: MIT
#pragma once

#include "../draft.hpp"
#include "../measure.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tour {

// The neurons: which are off for an image, and which for every image.

inline std::string sparse(draft& page) {
    bar_chart chart;
    chart.title = "Share of hidden activations that are exactly 0";
    chart.description = "For each function, before and after training, over all training images.";
    chart.value_title = "hidden activations that are exactly 0";
    chart.series = {"before training", "after training"};
    chart.label = [](double v) { return v == 0 ? std::string("0") : percent(v); };
    rows numbers{{"function", "before", "after"}};
    std::vector<std::string> dense_names;
    for (const run& r : page.all.runs) {
        const double before = off_share(r.before);
        const double after = r.diverged ? NAN : off_share(r.after.back());
        chart.groups.push_back({r.name, page.style_of(r.name), {before, after}});
        numbers.push_back({r.name, percent(before), percent(after)});
        if (after <= 0.05) {
            dense_names.push_back(r.name);
        }
    }
    line_chart layers;
    layers.title = "Exactly off by layer, after training";
    layers.description = "For each function that is off at all, the share of activations that "
                         "are exactly 0 in each layer.";
    for (const run& r : page.all.runs) {
        if (!r.diverged && off_share(r.after.back()) > 0.05) {
            line l{r.name, page.style_of(r.name), {}, true};
            for (std::size_t k = 0; k < r.after.back().hidden.size(); ++k) {
                l.points.push_back(
                    {static_cast<double>(k + 1), r.after.back().hidden[k].off_share});
            }
            layers.lines.push_back(std::move(l));
        }
    }
    layers.x = {"layer", 1, static_cast<double>(page.all.base.hidden_layers), false, {}};
    for (std::size_t k = 1; k <= page.all.base.hidden_layers; ++k) {
        layers.x.ticks.push_back({static_cast<double>(k), std::to_string(k)});
    }
    layers.y = share_axis("exactly 0 after training");
    layers.tell = [](double x, double y) { return "layer " + fixed(x, 0) + ": " + percent(y); };

    const double relu = off_share(page.deep("relu").after.back());
    std::string text = "<p>A neuron that is exactly off costs nothing to multiply and takes no "
                       "part in the answer: each digit is "
                       "recognised by a part of the network. With "
                       + named("relu") + ", " + percent(relu)
                       + " of all hidden activations are exactly 0 after training";
    text += dense_names.empty() ? ".</p>\n"
                                : "; with " + named(dense_names) + " hardly any or none are.</p>\n";
    std::string second;
    if (!layers.lines.empty()) {
        second = figure("Layer by layer", page.plot(layers),
                        "The share of activations that are exactly off in each hidden layer, "
                        "after training.",
                        numbers_of("layer", layers.lines, whole, as_percent));
    }
    return section(
        "sparse", "Sparse activation",
        text
            + row(figure("How much of the network is silent for an image", page.bars(chart),
                         "Over all training images and all hidden neurons. Exactly 0 means the "
                         "float 0, not a small number.",
                         numbers)
                  + second));
}

inline std::string maps(draft& page, const run& r) {
    std::string out;
    for (std::size_t p = 0; p < r.after.size(); ++p) {
        neuron_map map;
        map.title = "Hidden neurons of the " + r.name + " network";
        map.description = "One square a neuron, one row a layer; filled dark: never fires and "
                          "gets no gradient.";
        map.style = page.style_of(r.name);
        for (const layer_report& l : r.after[p].hidden) {
            map.silent.push_back(l.silent);
            map.cut.push_back(l.cut);
        }
        out += "<p class='stage'>"
               + std::string(p == 0 ? "After the high rate" : "After training on at the usual rate")
               + "</p>\n" + page.twice([&](extent size, const std::string& id) {
                     return draw_neurons(map, size, id);
                 });
    }
    return out;
}

inline std::string dying(draft& page) {
    const run& relu = find_run(page.all.dying, "relu");
    const run& leaky = find_run(page.all.dying, "leaky_relu");
    const phase& high = relu.how.phases.front();
    const phase& usual = relu.how.phases.back();

    line_chart chart;
    chart.title = "Share of hidden neurons that never fire, by epoch";
    chart.description =
        "For relu and leaky_relu, first at a learning rate too high, then at the usual one.";
    chart.lines =
        page.by_epoch(page.all.dying, [](const epoch_report& e) { return e.silent_share; });
    chart.x = page.epoch_axis(relu.epochs.size());
    chart.y = share_axis("hidden neurons that never fire");
    chart.stretches = {{1, std::max(1.0, static_cast<double>(high.epochs)),
                        "rate " + number(static_cast<double>(high.learning_rate))}};
    chart.tell = [](double x, double y) { return "epoch " + fixed(x, 0) + ": " + percent(y); };

    const fate r = fate_of(relu);
    const fate l = fate_of(leaky);
    const double calm = neuron_share(page.deep("relu").after.back(), &layer_report::silent);
    std::string text =
        "<p>A neuron that answers no training image at all is no use. For " + named("relu")
        + " it is worse: its slope is 0 wherever it is off, so no gradient reaches it and "
          "nothing can wake it but a change in the "
          "layers before. At the usual learning rate, "
        + percent(calm) + " of the hidden " + named("relu")
        + " neurons never fire after training. To see it happen, this experiment starts with "
        + counted(high.epochs, "epoch") + " at a rate of "
        + number(static_cast<double>(high.learning_rate)) + ", "
        + times_as(static_cast<double>(high.learning_rate / usual.learning_rate))
        + " the usual, and then goes on with " + counted(usual.epochs, "epoch") + " at the usual "
        + number(static_cast<double>(usual.learning_rate)) + ". (Gradients longer than "
        + number(static_cast<double>(relu.how.clip))
        + " are cut to that length, with both functions, so that what is seen is not "
          "mere overflow.)</p>\n";
    const auto story = [&](const run& which, const fate& f) {
        if (which.diverged) {
            return "The network of " + named(which.name) + " " + outcome(page.all, which)
                   + ", so its neurons tell nothing.";
        }
        std::string out = "After the high rate " + std::to_string(f.silent) + " of "
                          + std::to_string(f.neurons) + " neurons of " + named(which.name)
                          + " never fire; ";
        if (f.silent > 0) {
            out += (f.cut == 0          ? std::string("none")
                    : f.cut == f.silent ? std::string("all")
                                        : std::to_string(f.cut))
                   + " of them get a gradient of exactly 0 from every image, and "
                   + std::to_string(f.revived) + " fire again at the end. ";
        }
        return out + "The network " + outcome(page.all, which) + ". ";
    };
    std::string verdict;
    if (!relu.diverged && !leaky.diverged) {
        verdict = !told_apart(leaky, relu)
                      ? "In this run the leak made no difference that the test images can show."
                  : leaky.accuracy() > relu.accuracy()
                      ? "The two differ in the leak alone: it is what let " + named("leaky_relu")
                            + " go on learning."
                      : "In this run " + named("relu") + " came out of it better all the same.";
    }
    rows numbers{{"function", "never fire, high rate", "of these without gradient", "fire again",
                  "accuracy at the end"}};
    for (const auto& [which, f] : {std::pair(&relu, r), std::pair(&leaky, l)}) {
        numbers.push_back({which->name, std::to_string(f.silent), std::to_string(f.cut),
                           std::to_string(f.revived), percent(which->accuracy())});
    }
    const std::string key =
        "<ul class='key'><li><svg viewBox='0 0 26 12'><rect class='alive c0' x='7' width='12' "
        "height='12'/></svg>fires for some image</li>"
        "<li><svg viewBox='0 0 26 12'><rect class='silent c0' x='7' width='12' "
        "height='12'/></svg>never fires, still gets a gradient</li>"
        "<li><svg viewBox='0 0 26 12'><rect class='cut c0' x='7' width='12' "
        "height='12'/></svg>never fires, gradient exactly 0</li></ul>\n";
    return section(
        "dying", "Dying ReLU",
        text
            + row(figure("Neurons that fire for no training image", page.plot(chart),
                         "The shaded epochs run at the high rate, the others at the usual one.",
                         numbers)
                  + "<div><p>" + story(relu, r) + "</p>\n<p>" + story(leaky, l) + "</p>\n<p>"
                  + verdict + "</p></div>\n")
            + key
            + row(figure("Every hidden neuron: " + named("relu"), maps(page, relu), "", {})
                  + figure("Every hidden neuron: " + named("leaky_relu"), maps(page, leaky), "",
                           {})));
}

} // namespace tour
