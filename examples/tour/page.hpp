// SPDX-License-Identifier: MIT
#pragma once

#include "chart.hpp"
#include "findings.hpp"
#include "html.hpp"
#include "idx.hpp"
#include "measure.hpp"
#include "results.hpp"
#include "style.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tour {

class page {
public:
    page(const report& all, bool with_times) : all_(all), with_times_(with_times) {}

    std::string write() {
        std::string body;
        body += opening();
        body += "<main>\n";
        body += portraits();
        body += training();
        body += vanishing();
        body += depth();
        body += tails();
        body += rescaled();
        body += sparse();
        body += dying();
        body += straight();
        if (with_times_) {
            body += clockwork();
        }
        body += choosing();
        body += method();
        body += "</main>\n";
        return "<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
               "<meta name='viewport' content='width=device-width,initial-scale=1'>\n"
               "<title>xact: a tour of activation functions</title>\n<style>"
               + std::string(style_sheet) + "</style>\n</head>\n<body>\n" + body
               + "<footer>Written by <code>xact_tour</code>, seed " + std::to_string(all_.base.seed)
               + ", " + counted(epochs(), "epoch")
               + ". The digits are from MNIST (Y. LeCun, C. Cortes, C. Burges), under the licence "
                 "CC BY-SA 3.0.</footer>\n"
                 "</body>\n</html>\n";
    }

private:
    std::size_t epochs() const { return all_.base.phases.front().epochs; }
    const run& deep(const std::string& name) const { return find_run(all_.runs, name); }

    std::size_t style_of(const std::string& name) const {
        for (std::size_t i = 0; i < all_.portraits.size(); ++i) {
            if (all_.portraits[i].name == name) {
                return i;
            }
        }
        return 0;
    }

    std::string next_id() { return "f" + std::to_string(++ids_); }

    template <class Draw>
    std::string twice(Draw draw) {
        std::string out = "<div class='desk'>" + draw(desk, next_id()) + "</div>\n";
        return out + "<div class='phone'>" + draw(phone, next_id()) + "</div>\n";
    }

    std::string plot(const line_chart& chart) {
        return twice(
            [&](extent size, const std::string& id) { return line_plot(chart, size).draw(id); });
    }

    std::string bars(const bar_chart& chart) {
        return twice(
            [&](extent size, const std::string& id) { return draw_bars(chart, size, id); });
    }

    std::vector<std::string> names_where(bool wanted) const {
        std::vector<std::string> names;
        for (const run& r : all_.runs) {
            if (learned(all_, r) == wanted) {
                names.push_back(r.name);
            }
        }
        return names;
    }

    const run& best() const {
        const run* top = &all_.runs.front();
        for (const run& r : all_.runs) {
            if (!r.diverged && (top->diverged || r.accuracy() > top->accuracy())) {
                top = &r;
            }
        }
        return *top;
    }

    std::vector<std::string> tied_with_best() const {
        std::vector<std::string> names;
        for (const run& r : all_.runs) {
            if (&r != &best() && !r.diverged && !told_apart(r, best())) {
                names.push_back(r.name);
            }
        }
        return names;
    }

    // Smallest and largest accuracy among the functions at one depth.
    std::pair<double, double> spread_at(std::size_t depth) const {
        double low = 1;
        double high = 0;
        for (const std::vector<run>* runs : {&all_.runs, &all_.depths}) {
            for (const run& r : *runs) {
                if (r.how.hidden_layers == depth) {
                    low = std::min(low, r.accuracy());
                    high = std::max(high, r.accuracy());
                }
            }
        }
        return {low, high};
    }

    std::string why_so_many() const {
        const run& step = deep("step");
        const run& linear = deep("linear");
        std::string list;
        const auto item = [&](const std::string& name, const std::string& text) {
            list += "<li>" + named(name) + " " + text + "</li>\n";
        };
        item("step", step.hidden_weight_change == 0
                         ? "has no slope to learn from: not one hidden weight moved."
                         : "moved its hidden weights by at most "
                               + number(step.hidden_weight_change) + ".");
        item("linear", linear.affine.collapse_error < 1e-4
                           ? "has a slope, but its " + std::to_string(all_.base.hidden_layers + 1)
                                 + " layers are worth one matrix: multiplied out, they agree to "
                                 + scientific(linear.affine.collapse_error) + "."
                           : "is a straight line; multiplied out, its layers agree to "
                                 + scientific(linear.affine.collapse_error) + ".");
        item("sigmoid", "bends, but on its way to the first layer the gradient "
                            + journey(deep("sigmoid").before) + ".");
        item("tanh", "is the same curve around 0, four times as steep: the gradient "
                         + journey(deep("tanh").before) + ".");
        item("relu", "is open or off; the gradient " + journey(deep("relu").before) + ", and "
                         + percent(off_share(deep("relu").after.back()), 0)
                         + " of its activations are exactly 0.");
        const run& dying_relu = find_run(all_.dying, "relu");
        const run& dying_leaky = find_run(all_.dying, "leaky_relu");
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

    std::string does_one_work_better() const {
        const std::vector<std::string> tied = tied_with_best();
        std::string out = "<p>Here " + named(best().name) + " came first with <b>"
                          + percent(best().accuracy()) + "</b> of " + grouped(all_.test_images)
                          + " unseen digits";
        if (tied.empty()) {
            out += ", ahead of every other by more than chance explains. ";
        } else {
            out += ", but so few images cannot tell it from " + named(tied) + ". ";
        }
        const std::vector<std::string> lost = names_where(false);
        if (!lost.empty()) {
            out += "What counts is the gap below: " + named(lost) + " did no better than guessing ("
                   + percent(all_.guess) + "). ";
        }
        const auto [low_shallow, high_shallow] = spread_at(1);
        const auto [low_deep, high_deep] = spread_at(all_.base.hidden_layers);
        const double shallow = high_shallow - low_shallow;
        const double deep_gap = high_deep - low_deep;
        out += "With one hidden layer best and worst are " + fixed(100 * shallow, 0)
               + " points apart, with " + std::to_string(all_.base.hidden_layers) + " layers "
               + fixed(100 * deep_gap, 0) + ": "
               + (deep_gap > shallow ? "depth is what makes the choice matter."
                                     : "depth did not widen the gap in this run.");
        return out + "</p>";
    }

    std::string how_to_choose() const {
        const std::vector<std::string> tied = tied_with_best();
        std::string list;
        const auto item = [&](const std::string& text) { list += "<li>" + text + "</li>\n"; };
        item("Hidden layers: start with " + named(best().name)
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
    std::string final_bars() {
        bar_chart chart;
        chart.title = "Final test accuracy";
        chart.description = "For each function, the share of the test images that are right.";
        chart.value_title = "right on the test images, at the end";
        chart.series = {"accuracy"};
        chart.label = [](double v) { return percent(v); };
        for (const run& r : all_.runs) {
            chart.groups.push_back({r.name, style_of(r.name), {r.accuracy()}});
        }
        return draw_bars(chart, {320, 0, true}, next_id());
    }

    std::string opening() {
        std::string out = "<header>\n<p class='eyebrow'>xact · the tour</p>\n<h1>Why are there so "
                          "many activation functions?</h1>\n";
        out +=
            "<p class='lead'>One network of " + std::to_string(all_.base.hidden_layers)
            + " hidden layers, the same weights at the "
              "start, the same "
            + grouped(all_.training_images)
            + " handwritten digits in the same order, trained once with each of "
            + std::to_string(all_.runs.size())
            + " functions. Every number below was measured by the run that wrote this page.</p>\n";
        out += digit_strip(all_.samples);
        out += "<div class='answers'>\n";
        const std::array<std::pair<const char*, std::string>, 3> answers{
            {{"Why are there so many?", why_so_many()},
             {"Does one work better?", final_bars() + does_one_work_better()},
             {"How does one choose?", how_to_choose()}}};
        for (const auto& [question, text] : answers) {
            out += "<div class='answer'><h2>" + std::string(question) + "</h2>" + text + "</div>\n";
        }
        return out + "</div>\n</header>\n";
    }

    static std::string about(const std::string& name) {
        static const std::array<std::pair<const char*, const char*>, 6> notes{{
            {"step", "The first model of a neuron: it fires when its input is above the threshold, "
                     "and else it does not."},
            {"linear", "Passes on what it is given. Right for an output that is any number, "
                       "useless between layers."},
            {"sigmoid", "A soft threshold: it fires more or less, and has a slope to learn from. "
                        "Reads as a probability."},
            {"tanh",
             "The sigmoid stretched to lie around 0, and four times as steep in the middle."},
            {"relu",
             "Off below 0, wide open above. Where it is open its slope is 1, however far out."},
            {"leaky_relu",
             "A relu that lets a little through below 0, so that no neuron is ever cut off."},
        }};
        for (const auto& [known, text] : notes) {
            if (name == known) {
                return text;
            }
        }
        return "";
    }

    std::string portrait_drawing(const portrait& p) {
        constexpr double width = 340;
        constexpr double height = 210;
        constexpr double low = -1.6;
        constexpr double high = 2.4;
        const double reach = p.x.back();
        const auto px = [&](double x) { return 8 + (width - 16) * (x + reach) / (2 * reach); };
        const auto py = [&](double y) {
            return height - 4 - (height - 8) * (y - low) / (high - low);
        };
        const std::string id = next_id();
        const std::string css = style_class(style_of(p.name));
        std::string out =
            open_svg(id, width, height, p.name + " and its derivative",
                     "The function as a solid line and its derivative as a dashed line, from "
                         + number(p.x.front()) + " to " + number(p.x.back()) + ".");
        out += "<clipPath id='" + id + "c'><rect width='340' height='210'/></clipPath>\n";
        out += svg_line(8, py(0), width - 8, py(0), "axis")
               + svg_line(px(0), 4, px(0), height - 4, "axis");
        for (const double y : {-1.0, 1.0, 2.0}) {
            out += svg_line(8, py(y), width - 8, py(y), "grid");
            out += svg_text(px(0) - 6, py(y) + 4, "end", "tick", fixed(y, 0));
        }
        for (const double x : {-4.0, -2.0, 2.0, 4.0}) {
            out += svg_text(px(x), py(0) + 16,
                            x < -3  ? "start"
                            : x > 3 ? "end"
                                    : "middle",
                            "tick", fixed(x, 0));
        }
        for (const bool derivative : {true, false}) {
            const std::vector<double>& y = derivative ? p.derivative : p.value;
            std::string path;
            for (std::size_t i = 0; i < y.size(); ++i) {
                // A jump is a jump: no stroke joins its two ends.
                const bool jump = i > 0 && std::abs(y[i] - y[i - 1]) > 0.3;
                path += i == 0 || jump ? 'M' : 'L';
                path += coordinate(px(p.x[i])) + " "
                        + coordinate(std::clamp(py(y[i]), -height, 2 * height));
            }
            out += "<path clip-path='url(#" + id + "c)' class='line " + css
                   + (derivative ? " dashed" : " solid") + "' d='" + path + "'/>\n";
        }
        return out + "</svg>\n";
    }

    std::string portraits() {
        std::string figures;
        for (const portrait& p : all_.portraits) {
            const std::string measured =
                "Here from " + number(p.lowest) + " to " + number(p.highest) + "; slope "
                + (p.flattest == p.steepest
                       ? number(p.flattest) + " everywhere"
                       : "from " + number(p.flattest) + " to " + number(p.steepest))
                + (p.flat_share > 0 && p.flat_share < 1
                       ? ", exactly 0 on " + percent(p.flat_share, 0) + " of the picture"
                       : "")
                + ".";
            rows numbers{{"x", "f(x)", "f′(x)"}};
            for (std::size_t i = 0; i < p.x.size(); i += 50) {
                numbers.push_back({number(p.x[i]), number(p.value[i]), number(p.derivative[i])});
            }
            figures += figure(named(p.name), portrait_drawing(p),
                              "<p>" + about(p.name) + "</p><p>" + measured + "</p>", numbers);
        }
        return section("functions", "The functions, and what they let through",
                       "<p>A neuron adds up its inputs and passes the sum x through an activation "
                       "function f. Forward, f decides "
                       "what the next layer sees. Backward, the <em>derivative</em> f′ decides how "
                       "much of the error comes back to learn "
                       "from: each layer multiplies by it.</p>\n"
                       "<ul class='key'><li><svg viewBox='0 0 26 12'><path class='line solid c0' "
                       "d='M0 6H26'/></svg>f, the function</li>"
                       "<li><svg viewBox='0 0 26 12'><path class='line dashed c0' d='M0 "
                       "6H26'/></svg>f′, its derivative</li></ul>\n"
                       "<div class='portraits'>\n"
                           + figures + "</div>\n");
    }

    static axis share_axis(const std::string& title) {
        return {title, 0, 1, false,
                even_ticks(0, 1, 5, [](double v) { return fixed(100 * v, 0) + "\u00a0%"; })};
    }

    axis epoch_axis(std::size_t last) const {
        const double high = static_cast<double>(last);
        axis made{"epoch", 1, std::max(high, 2.0), false, {{1, "1"}}};
        for (const tick& t : even_ticks(1, made.high, 5, [](double v) { return fixed(v, 0); })) {
            if (t.at >= 2 && std::abs(t.at - std::round(t.at)) < 1e-9) {
                made.ticks.push_back(t);
            }
        }
        return made;
    }

    template <class Value>
    std::vector<line> by_epoch(const std::vector<run>& runs, Value value) const {
        std::vector<line> lines;
        for (const run& r : runs) {
            line l{r.name, style_of(r.name), {}, true};
            for (std::size_t e = 0; e < r.epochs.size(); ++e) {
                l.points.push_back({static_cast<double>(e + 1), value(r.epochs[e])});
            }
            lines.push_back(std::move(l));
        }
        return lines;
    }

    // One row an x, one column a line.
    static rows numbers_of(const std::string& x_title, const std::vector<line>& lines,
                           std::string (*x_label)(double), std::string (*y_label)(double)) {
        rows cells{{x_title}};
        for (const line& l : lines) {
            cells.front().push_back(l.name);
        }
        for (std::size_t i = 0; i < lines.front().points.size(); ++i) {
            cells.push_back({x_label(lines.front().points[i].x)});
            for (const line& l : lines) {
                cells.back().push_back(y_label(l.points[i].y));
            }
        }
        return cells;
    }

    static std::string whole(double v) { return fixed(v, 0); }
    static std::string as_percent(double v) { return percent(v); }
    static std::string three(double v) { return fixed(v, 3); }
    static std::string as_power(double v) { return v == 0 ? "exactly 0" : scientific(v); }

    std::string training() {
        line_chart accuracy;
        accuracy.title = "Test accuracy by epoch";
        accuracy.description = "For each function, the share of the test images that the network "
                               "gets right after each epoch.";
        accuracy.x = epoch_axis(epochs());
        accuracy.y = share_axis("right on the test images");
        accuracy.lines = by_epoch(all_.runs, [](const epoch_report& e) { return e.test_accuracy; });
        accuracy.references = {{all_.guess, "always guessing one digit", -14}};
        accuracy.tell = [](double x, double y) {
            return "epoch " + fixed(x, 0) + ": " + percent(y);
        };

        line_chart loss;
        loss.title = "Test loss by epoch";
        loss.description =
            "For each function, the mean cross-entropy over the test images after each epoch.";
        loss.x = accuracy.x;
        loss.lines = by_epoch(all_.runs, [](const epoch_report& e) { return e.test_loss; });
        double highest = 0;
        for (const line& l : loss.lines) {
            for (const point& p : l.points) {
                highest = std::isfinite(p.y) ? std::max(highest, p.y) : highest;
            }
        }
        highest = std::min(std::ceil(highest * 2) / 2,
                           6.0); // a run that blows up must not flatten the others
        loss.y = {"loss on the test images (cross-entropy)", 0, highest, false,
                  even_ticks(0, highest, 5, [](double v) { return fixed(v, 1); })};
        const double blind = std::log(static_cast<double>(digit_count));
        loss.references = {{blind, "a blind guess among ten", 22}};
        loss.tell = [](double x, double y) { return "epoch " + fixed(x, 0) + ": " + fixed(y, 3); };

        std::vector<std::string> rising;
        for (const run& r : all_.runs) {
            double lowest = r.epochs.front().test_loss;
            for (const epoch_report& e : r.epochs) {
                lowest = std::min(lowest, e.test_loss);
            }
            if (learned(all_, r) && r.loss() > 1.1 * lowest) {
                rising.push_back(r.name);
            }
        }
        std::string results;
        for (const run& r : all_.runs) {
            results += (results.empty() ? "" : "; ") + named(r.name) + " " + outcome(all_, r);
        }
        const std::string overfit = rising.empty()
                                        ? ""
                                        : " Where it rises again (" + named(rising)
                                              + ") the network grows too sure of itself on images "
                                                "it has not seen: overfitting, which no "
                                                "activation function cures.";
        return section(
            "training", "The same network with each function",
            "<p>After " + counted(epochs(), "epoch") + " " + results + ".</p>\n"
                + row(figure("How many digits it gets right", plot(accuracy),
                             "Higher is better. A line that stays at the dotted one has learned "
                             "nothing that helps.",
                             numbers_of("epoch", accuracy.lines, whole, as_percent))
                      + figure("How wrong it is", plot(loss), "Lower is better." + overfit,
                               numbers_of("epoch", loss.lines, whole, three))));
    }

    line_chart gradients(const std::string& title, const std::string& when,
                         const inspection& (*pick)(const run&)) {
        line_chart chart;
        chart.title = title;
        chart.description = "For each function and layer, the root mean square of the gradient of "
                            "the loss of one image, "
                            + when + ".";
        for (const run& r : all_.runs) {
            line l{r.name, style_of(r.name), {}, true};
            const inspection& seen = pick(r);
            for (std::size_t k = 0; k < seen.hidden.size(); ++k) {
                l.points.push_back({static_cast<double>(k + 1), seen.hidden[k].gradient_rms});
            }
            l.points.push_back(
                {static_cast<double>(seen.hidden.size() + 1), seen.output_gradient_rms});
            chart.lines.push_back(std::move(l));
        }
        const auto output = static_cast<double>(all_.base.hidden_layers + 1);
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

    std::string vanishing() {
        const line_chart before =
            gradients("Gradient by layer before training", "before training",
                      [](const run& r) -> const inspection& { return r.before; });
        const line_chart after =
            gradients("Gradient by layer after training", "after training",
                      [](const run& r) -> const inspection& { return r.after.back(); });
        const run& sigmoid = deep("sigmoid");
        const run& relu = deep("relu");
        std::string text = "<p>The error enters at the output and travels back, layer by layer, "
                           "and each layer multiplies it by its "
                           "weights and by f′. ";
        for (const portrait& p : all_.portraits) {
            if (p.name == "sigmoid") {
                text += "The slope of <code>sigmoid</code> is " + number(p.steepest) + " at most. ";
            }
        }
        text += "Before any training, from the last hidden layer to the first, the gradient "
                + journey(sigmoid.before) + " with " + named("sigmoid") + ", and with "
                + named("relu") + " it " + journey(relu.before) + ".</p>\n";

        std::string zeros;
        std::vector<std::string> zero_names;
        for (const run& r : all_.runs) {
            const bool none =
                std::all_of(r.before.hidden.begin(), r.before.hidden.end(),
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
                                  + journey(sigmoid.after.back()) + ", with " + named("relu")
                                  + " it " + journey(relu.after.back()) + ".";

        return section(
            "vanishing", "Vanishing gradients",
            text
                + row(figure(
                          "The gradient that reaches each layer, before training", plot(before),
                          "The error enters at the output, so read from right to left: a line that "
                          "falls is a gradient that fades; far to the left there is little to "
                          "learn from."
                              + zeros,
                          numbers_of("layer", before.lines, whole, as_power))
                      + figure("The same after training", plot(after), slope_after,
                               numbers_of("layer", after.lines, whole, as_power))));
    }

    std::string depth() {
        return section("depth", "Is it the depth? Is it the learning rate?",
                       "<p>Two ways to be unfair: a network deeper than a function can stand, or a "
                       "learning rate that suits one of them "
                       "better. So all are trained again with fewer hidden layers, and the deep "
                       "network again at other rates, each from "
                       "the same weights for all.</p>\n"
                           + row(depth_figure() + rates_figure()));
    }

    std::string depth_figure() {
        line_chart chart;
        chart.title = "Test accuracy by number of hidden layers";
        chart.description = "For each function, the test accuracy of networks with different "
                            "numbers of hidden layers.";
        for (const run& r : all_.runs) {
            line l{r.name, style_of(r.name), {}, true};
            for (const run& d : all_.depths) {
                if (d.name == r.name) {
                    l.points.push_back({static_cast<double>(d.how.hidden_layers),
                                        d.diverged ? NAN : d.accuracy()});
                }
            }
            l.points.push_back(
                {static_cast<double>(r.how.hidden_layers), r.diverged ? NAN : r.accuracy()});
            chart.lines.push_back(std::move(l));
        }
        const std::vector<point>& depths = chart.lines.front().points;
        chart.x = {"hidden layers", depths.front().x, depths.back().x, false, {}};
        for (const point& p : depths) {
            chart.x.ticks.push_back({p.x, fixed(p.x, 0)});
        }
        chart.y = share_axis("right on the test images");
        chart.references = {{all_.guess, "guessing", -6, true}};
        chart.tell = [](double x, double y) { return fixed(x, 0) + " hidden: " + percent(y); };

        std::string lost;
        for (const line& l : chart.lines) {
            if (l.points.front().y - l.points.back().y > 0.1) {
                lost += (lost.empty() ? "" : "; ") + named(l.name) + " from "
                        + percent(l.points.front().y, 0) + " to " + percent(l.points.back().y, 0);
            }
        }
        std::string caption =
            "Each point is a network of its own, trained for " + counted(epochs(), "epoch") + ". ";
        if (lost.empty()) {
            caption +=
                "No function lost more than ten points from the shallowest network to the deepest.";
        } else {
            caption += "More layers cost more than ten points: " + lost
                       + ". It is the same function, only more often in a row.";
        }
        return figure("What depth does", plot(chart), caption,
                      numbers_of("hidden layers", chart.lines, whole, as_percent));
    }

    std::string tails() {
        std::string figures;
        for (const tail& t : all_.tails) {
            figures += tail_figure(t);
        }
        return section("tails", "Vanishing before it has to",
                       "<p>Part of the vanishing is mere rounding. Far out, the output y of a "
                       "bounded function is so close to 1 that float "
                       "stores a 1, and whoever takes the derivative from y gets 0. From the input "
                       "x it can still be had.</p>\n"
                           + row(figures));
    }

    std::string tail_figure(const tail& t) {
        line_chart chart;
        chart.title = "The derivative of " + t.name + " far out, in float";
        chart.description = "The derivative as xact computes it from the input, and by the formula "
                            + t.formula + " from the output.";
        line from_output{t.formula, 0, {}, false};
        line from_input{"xact", style_of(t.name), {}, false};
        for (std::size_t i = 0; i < t.x.size(); ++i) {
            from_output.points.push_back({t.x[i], t.from_output[i]});
            from_input.points.push_back({t.x[i], t.from_input[i]});
        }
        chart.lines = {from_input, from_output};
        chart.x = {"x", t.x.front(), t.x.back(), false,
                   even_ticks(t.x.front(), t.x.back(), 6, [](double v) { return fixed(v, 0); })};
        chart.y = decades("derivative", chart.lines, 7);
        chart.zero_strip = true;
        if (t.output_zero_from > 0) {
            chart.stretches = {{t.output_zero_from,
                                t.input_zero_from > 0 ? t.input_zero_from : t.x.back(),
                                "lost by the shortcut"}};
        }
        std::string caption = "The shortcut is " + t.formula + ". ";
        if (t.output_zero_from > 0) {
            caption +=
                "In float it is exactly 0 from x = " + fixed(t.output_zero_from, 1)
                + " on, where <code>xact::derivative</code> gives " + as_power(t.input_at_zero)
                + (t.input_at_zero > 0 ? ": the gradient vanishes before it has to. " : ". ");
        } else {
            caption += "It does not reach 0 in this range. ";
        }
        caption += t.input_zero_from > 0 ? "xact's own is 0 from x = " + fixed(t.input_zero_from, 1)
                                               + " on, where no float is left that small."
                                         : "xact's own is nowhere 0 in this range.";
        rows numbers{{"x", "xact", t.formula}};
        for (std::size_t i = 0; i < t.x.size(); i += 10) {
            numbers.push_back(
                {number(t.x[i]), as_power(t.from_input[i]), as_power(t.from_output[i])});
        }
        return figure("The derivative of " + named(t.name) + " far out", plot(chart), caption,
                      numbers);
    }

    std::string rescaled() {
        const rescaling& r = all_.tanh_from_sigmoid;
        line_chart chart;
        chart.title = "tanh(x) and 2·sigmoid(2x) − 1";
        chart.description = "Both curves lie on one another.";
        line direct{"tanh(x)", style_of("tanh"), {}, false};
        line detour{"2σ(2x)−1", style_of("sigmoid"), {}, false};
        for (std::size_t i = 0; i < r.x.size(); ++i) {
            direct.points.push_back({r.x[i], r.tanh[i]});
            detour.points.push_back({r.x[i], r.sigmoid[i]});
        }
        chart.lines = {detour, direct};
        chart.x = {"x", r.x.front(), r.x.back(), false,
                   even_ticks(r.x.front(), r.x.back(), 5, [](double v) { return fixed(v, 0); })};
        chart.y = {"value", -1.1, 1.1, false,
                   even_ticks(-1, 1, 4, [](double v) { return fixed(v, 1); })};
        rows numbers{{"x", "tanh(x)", "2·sigmoid(2x) − 1"}};
        for (std::size_t i = 0; i < r.x.size(); i += 25) {
            numbers.push_back({number(r.x[i]), fixed(r.tanh[i], 7), fixed(r.sigmoid[i], 7)});
        }
        const run& tanh = deep("tanh");
        const run& sigmoid = deep("sigmoid");
        std::string compare = "In the deep network " + named("tanh") + " " + outcome(all_, tanh)
                              + " and " + named("sigmoid") + " " + outcome(all_, sigmoid) + ": ";
        compare += tanh.accuracy() > sigmoid.accuracy() && told_apart(tanh, sigmoid)
                       ? "the same shape, but centred on 0 and steeper, which is all the "
                         "difference a gradient needs."
                       : "in this run, centring and steepness did not decide.";
        line_chart errors;
        errors.title = "Relative error of both ways close to 0";
        errors.description =
            "The relative error of xact::tanh and of the detour through sigmoid, against double.";
        line direct_error{"tanh(x)", style_of("tanh"), {}, true};
        line detour_error{"2σ(2x)−1", style_of("sigmoid"), {}, true};
        for (std::size_t i = 0; i < r.small_x.size(); ++i) {
            direct_error.points.push_back({r.small_x[i], r.tanh_error[i]});
            detour_error.points.push_back({r.small_x[i], r.sigmoid_error[i]});
        }
        errors.lines = {direct_error, detour_error};
        errors.x = {"x", r.small_x.front(), r.small_x.back(), true, {}};
        for (int e = -6; e <= 1; ++e) {
            errors.x.ticks.push_back({std::pow(10.0, e), power_of_ten(e)});
        }
        errors.y = decades("relative error", errors.lines, 6);
        errors.zero_strip = std::count(r.tanh_error.begin(), r.tanh_error.end(), 0.0) > 0
                            || std::count(r.sigmoid_error.begin(), r.sigmoid_error.end(), 0.0) > 0;
        errors.tell = [](double x, double y) { return "x = " + number(x) + ": " + as_power(y); };
        return section(
            "tanh", "tanh is a sigmoid, rescaled",
            "<p>Stretch a sigmoid to twice its height, halve its width, move it down by 1: that is "
            "tanh. "
                + compare + "</p>\n"
                + row(figure("One curve, two names", plot(chart),
                             "Two lines are drawn: tanh(x) in dashes, over 2·sigmoid(2x) − 1. Over "
                             "20,001 floats from −5 to 5 they differ by "
                             "at most "
                                 + scientific(r.largest_difference) + ", at x = " + number(r.at)
                                 + ".",
                             numbers)
                      + figure("Then why compute tanh by itself?", plot(errors),
                               "Because the detour subtracts 1 from nearly 1, and close to 0 few "
                               "digits are left: its relative error grows to "
                                   + as_power(r.sigmoid_worst) + ", against "
                                   + as_power(r.tanh_worst)
                                   + " for <code>xact::tanh</code>, which does not go that way.",
                               numbers_of("x", errors.lines, three_digits, as_power))));
    }

    std::string sparse() {
        bar_chart chart;
        chart.title = "Share of hidden activations that are exactly 0";
        chart.description =
            "For each function, before and after training, over all training images.";
        chart.value_title = "hidden activations that are exactly 0";
        chart.series = {"before training", "after training"};
        chart.label = [](double v) { return v == 0 ? std::string("0") : percent(v); };
        rows numbers{{"function", "before", "after"}};
        std::vector<std::string> dense_names;
        for (const run& r : all_.runs) {
            const double before = off_share(r.before);
            const double after = r.diverged ? NAN : off_share(r.after.back());
            chart.groups.push_back({r.name, style_of(r.name), {before, after}});
            numbers.push_back({r.name, percent(before), percent(after)});
            if (after <= 0.05) {
                dense_names.push_back(r.name);
            }
        }
        line_chart layers;
        layers.title = "Exactly off by layer, after training";
        layers.description = "For each function that is off at all, the share of activations that "
                             "are exactly 0 in each layer.";
        for (const run& r : all_.runs) {
            if (!r.diverged && off_share(r.after.back()) > 0.05) {
                line l{r.name, style_of(r.name), {}, true};
                for (std::size_t k = 0; k < r.after.back().hidden.size(); ++k) {
                    l.points.push_back(
                        {static_cast<double>(k + 1), r.after.back().hidden[k].off_share});
                }
                layers.lines.push_back(std::move(l));
            }
        }
        layers.x = {"layer", 1, static_cast<double>(all_.base.hidden_layers), false, {}};
        for (std::size_t k = 1; k <= all_.base.hidden_layers; ++k) {
            layers.x.ticks.push_back({static_cast<double>(k), std::to_string(k)});
        }
        layers.y = share_axis("exactly 0 after training");
        layers.tell = [](double x, double y) { return "layer " + fixed(x, 0) + ": " + percent(y); };

        const double relu = off_share(deep("relu").after.back());
        std::string text = "<p>A neuron that is exactly off costs nothing to multiply and takes no "
                           "part in the answer: each digit is "
                           "recognised by a part of the network. With "
                           + named("relu") + ", " + percent(relu)
                           + " of all hidden activations are exactly 0 after training";
        text += dense_names.empty()
                    ? ".</p>\n"
                    : "; with " + named(dense_names) + " hardly any or none are.</p>\n";
        std::string second;
        if (!layers.lines.empty()) {
            second = figure("Layer by layer", plot(layers),
                            "The share of activations that are exactly off in each hidden layer, "
                            "after training.",
                            numbers_of("layer", layers.lines, whole, as_percent));
        }
        return section(
            "sparse", "Sparse activation",
            text
                + row(figure("How much of the network is silent for an image", bars(chart),
                             "Over all training images and all hidden neurons. Exactly 0 means the "
                             "float 0, not a small number.",
                             numbers)
                      + second));
    }

    std::string maps(const run& r) {
        std::string out;
        for (std::size_t p = 0; p < r.after.size(); ++p) {
            neuron_map map;
            map.title = "Hidden neurons of the " + r.name + " network";
            map.description = "One square a neuron, one row a layer; filled dark: never fires and "
                              "gets no gradient.";
            map.style = style_of(r.name);
            for (const layer_report& l : r.after[p].hidden) {
                map.silent.push_back(l.silent);
                map.cut.push_back(l.cut);
            }
            out += "<p class='stage'>"
                   + std::string(p == 0 ? "After the high rate"
                                        : "After training on at the usual rate")
                   + "</p>\n" + twice([&](extent size, const std::string& id) {
                         return draw_neurons(map, size, id);
                     });
        }
        return out;
    }

    std::string dying() {
        const run& relu = find_run(all_.dying, "relu");
        const run& leaky = find_run(all_.dying, "leaky_relu");
        const phase& high = relu.how.phases.front();
        const phase& usual = relu.how.phases.back();

        line_chart chart;
        chart.title = "Share of hidden neurons that never fire, by epoch";
        chart.description =
            "For relu and leaky_relu, first at a learning rate too high, then at the usual one.";
        chart.lines = by_epoch(all_.dying, [](const epoch_report& e) { return e.silent_share; });
        chart.x = epoch_axis(relu.epochs.size());
        chart.y = share_axis("hidden neurons that never fire");
        chart.stretches = {{1, std::max(1.0, static_cast<double>(high.epochs)),
                            "rate " + number(static_cast<double>(high.learning_rate))}};
        chart.tell = [](double x, double y) { return "epoch " + fixed(x, 0) + ": " + percent(y); };

        const fate r = fate_of(relu);
        const fate l = fate_of(leaky);
        const double calm = neuron_share(deep("relu").after.back(), &layer_report::silent);
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
            + " the usual, and then goes on with " + counted(usual.epochs, "epoch")
            + " at the usual " + number(static_cast<double>(usual.learning_rate))
            + ". (Gradients longer than " + number(static_cast<double>(relu.how.clip))
            + " are cut to that length, with both functions, so that what is seen is not "
              "mere overflow.)</p>\n";
        const auto story = [&](const run& which, const fate& f) {
            if (which.diverged) {
                return "The network of " + named(which.name) + " " + outcome(all_, which)
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
            return out + "The network " + outcome(all_, which) + ". ";
        };
        std::string verdict;
        if (!relu.diverged && !leaky.diverged) {
            verdict = !told_apart(leaky, relu)
                          ? "In this run the leak made no difference that the test images can show."
                      : leaky.accuracy() > relu.accuracy()
                          ? "The two differ in the leak alone: it is what let "
                                + named("leaky_relu") + " go on learning."
                          : "In this run " + named("relu") + " came out of it better all the same.";
        }
        rows numbers{{"function", "never fire, high rate", "of these without gradient",
                      "fire again", "accuracy at the end"}};
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
                + row(figure("Neurons that fire for no training image", plot(chart),
                             "The shaded epochs run at the high rate, the others at the usual one.",
                             numbers)
                      + "<div><p>" + story(relu, r) + "</p>\n<p>" + story(leaky, l) + "</p>\n<p>"
                      + verdict + "</p></div>\n")
                + key
                + row(
                    figure("Every hidden neuron: " + named("relu"), maps(relu), "", {})
                    + figure("Every hidden neuron: " + named("leaky_relu"), maps(leaky), "", {})));
    }

    std::string straight() {
        const run& step = deep("step");
        const run& linear = deep("linear");
        rows numbers{{"function", "hidden weights moved by", "output weights moved by",
                      "differs from one matrix by", "same answers as one matrix",
                      "N(a+b) against N(a)+N(b)"}};
        for (const run& r : all_.runs) {
            numbers.push_back({r.name, small(r.hidden_weight_change), small(r.output_weight_change),
                               small(r.affine.collapse_error), percent(r.affine.agreement),
                               small(r.affine.superposition)});
        }
        std::string first = "<p>The derivative of " + named("step") + " is 0 everywhere. ";
        const bool no_gradient =
            std::all_of(step.before.hidden.begin(), step.before.hidden.end(),
                        [](const layer_report& l) { return l.gradient_rms == 0; });
        first += no_gradient ? "Measured: the gradient in each hidden layer is exactly 0, "
                             : "Measured: some gradient reaches its hidden layers, ";
        first += step.hidden_weight_change == 0
                     ? "and after " + counted(epochs(), "epoch")
                           + " not one hidden weight or bias has changed by one bit. "
                     : "and its hidden weights moved by up to " + number(step.hidden_weight_change)
                           + ". ";
        first += "Only the output layer learned, on top of "
                 + std::to_string(all_.base.hidden_layers) + " layers of chance; the network "
                 + outcome(all_, step) + ". With one such layer the same trick ";
        for (const run& d : all_.depths) {
            if (d.name == "step" && d.how.hidden_layers == 1) {
                first += outcome(all_, d) + ".</p>\n";
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
                      + " of the largest, which is rounding, and "
                      + percent(linear.affine.agreement) + " of the answers are the same. ";
        } else {
            second += "differ by " + scientific(linear.affine.collapse_error) + " of the largest. ";
        }
        second += "The " + std::to_string(all_.base.hidden_layers)
                  + " hidden layers bought nothing that one layer could not say; the network "
                  + outcome(all_, linear) + ".</p>\n";
        std::string caption = "For each trained network N, each activation is replaced by its "
                              "tangent at 0 and all matrices are multiplied into one; for "
                              "<code>linear</code> that changes nothing. The last column adds two "
                              "images: a straight machine gives the sum of its answers. ";
        std::vector<std::string> unmoved;
        for (const run& r : all_.runs) {
            if (!learned(all_, r) && r.affine.agreement > 0.95) {
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

    std::string rates_figure() {
        line_chart chart;
        chart.title = "Test accuracy by learning rate";
        chart.description =
            "For each function, the test accuracy of the deep network at several learning rates.";
        const std::size_t after = all_.rates.front().epochs.size();
        for (const run& r : all_.runs) {
            line l{r.name, style_of(r.name), {}, true};
            const auto add = [&](const run& one) {
                const bool bad = !std::isfinite(one.epochs[after - 1].test_loss);
                l.points.push_back({static_cast<double>(one.how.phases.front().learning_rate),
                                    bad ? NAN : one.epochs[after - 1].test_accuracy});
            };
            add(r);
            for (const run& other : all_.rates) {
                if (other.name == r.name) {
                    add(other);
                }
            }
            std::sort(l.points.begin(), l.points.end(),
                      [](const point& a, const point& b) { return a.x < b.x; });
            chart.lines.push_back(std::move(l));
        }
        const std::vector<point>& tried = chart.lines.front().points;
        chart.x = {"learning rate", tried.front().x, tried.back().x, true, {}};
        for (const point& p : tried) {
            chart.x.ticks.push_back({p.x, number(p.x)});
        }
        chart.y = share_axis("right on the test images");
        chart.references = {{all_.guess, "guessing", -14}};
        chart.tell = [](double x, double y) { return "rate " + number(x) + ": " + percent(y); };
        std::vector<std::string> never;
        std::vector<std::string> blew;
        const double error =
            std::sqrt(all_.guess * (1 - all_.guess) / static_cast<double>(all_.test_images));
        for (const line& l : chart.lines) {
            bool some = false;
            bool gap = false;
            for (const point& p : l.points) {
                some = some || p.y > all_.guess + 3 * error;
                gap = gap || std::isnan(p.y);
            }
            if (!some) {
                never.push_back(l.name);
            }
            if (gap) {
                blew.push_back(l.name);
            }
        }
        std::string caption =
            "Each point is the deep network after " + counted(after, "epoch") + ". ";
        caption += never.empty() ? "Every function learned at one of these rates. "
                                 : named(never) + " did no better than guessing at any of them. ";
        if (!blew.empty()) {
            caption += "Where a line of " + named(blew)
                       + " stops, the loss was no finite number any more.";
        }
        caption += " The best of each: " + best_rates(chart) + ".";
        return figure("What the learning rate does", plot(chart), caption,
                      numbers_of("rate", chart.lines, three_digits, as_percent));
    }

    static std::string small(double v) { return v == 0 ? "exactly 0" : number(v, 2); }
    static std::string three_digits(double v) { return number(v); }

    static std::string best_rates(const line_chart& chart) {
        std::string out;
        for (const line& l : chart.lines) {
            const point* top = nullptr;
            for (const point& p : l.points) {
                if (std::isfinite(p.y) && (top == nullptr || p.y > top->y)) {
                    top = &p;
                }
            }
            out += (out.empty() ? "" : "; ") + named(l.name) + " "
                   + (top == nullptr ? std::string("none")
                                     : percent(top->y) + " at " + number(top->x));
        }
        return out;
    }

    std::string clockwork() {
        bar_chart chart;
        chart.title = "Time in the activation, per number";
        chart.description = "For each function, nanoseconds per element in xact::forward and "
                            "xact::backward while training.";
        chart.value_title = "nanoseconds per number";
        chart.series = {"xact::forward", "xact::backward"};
        chart.label = [](double v) { return fixed(v, 2); };
        chart.high = 0;
        rows numbers{
            {"function", "forward ns", "backward ns", "in the activation", "training", "share"}};
        double largest_share = 0;
        std::string largest_name;
        for (const run& r : all_.runs) {
            const double forward =
                1e9 * r.spent.forward_seconds / static_cast<double>(r.spent.forward_elements);
            const double backward =
                1e9 * r.spent.backward_seconds / static_cast<double>(r.spent.backward_elements);
            chart.groups.push_back({r.name, style_of(r.name), {forward, backward}});
            chart.high = std::max({chart.high, forward, backward});
            const double in = r.spent.forward_seconds + r.spent.backward_seconds;
            const double share = in / r.spent.training_seconds;
            numbers.push_back({r.name, fixed(forward, 3), fixed(backward, 3),
                               fixed(1e3 * in, 1) + " ms",
                               fixed(1e3 * r.spent.training_seconds, 0) + " ms", percent(share)});
            if (share > largest_share) {
                largest_share = share;
                largest_name = r.name;
            }
        }
        return section(
            "time", "What they cost",
            row(figure("Time in the activation", bars(chart),
                       "In batches of " + std::to_string(all_.base.batch) + " × "
                           + std::to_string(all_.base.width)
                           + " floats, one thread, as built: times are the only numbers on this "
                             "page that change from run to run.",
                       numbers)
                + "<div><p>The dearest of them, " + named(largest_name) + ", takes "
                + percent(largest_share)
                + " of its training time; most of the rest goes into matrix products. "
                + (largest_share < 0.25 ? "Choose by what trains, not by what is cheap."
                                        : "Here the cost of the function is worth a thought.")
                + "</p><p>The whole tour took " + fixed(all_.seconds, 1) + " s.</p></div>\n"));
    }

    std::string choosing() {
        const std::vector<std::string> tied = tied_with_best();
        const run& relu = deep("relu");
        const run& sigmoid = deep("sigmoid");
        const fate r = fate_of(find_run(all_.dying, "relu"));
        std::string out = "<dl class='choose'>\n";
        const auto rule = [&](const std::string& when, const std::string& then) {
            out += "<div><dt>" + when + "</dt><dd>" + then + "</dd></div>\n";
        };
        rule("Hidden layers, to begin with",
             "<code>relu</code>: cheap, and its slope is 1 wherever it is open. Here it "
                 + outcome(all_, relu)
                 + (best().name == relu.name ? ", the best of this run."
                                             : ", the best of this run being " + named(best().name)
                                                   + " with " + percent(best().accuracy()) + "."));
        rule("Many neurons never fire, or the rate must be high",
             "<code>leaky_relu</code>: it always lets some gradient through."
                 + (find_run(all_.dying, "relu").diverged
                        ? std::string()
                        : " In the experiment above " + std::to_string(r.cut) + " of "
                              + std::to_string(r.neurons)
                              + " neurons of <code>relu</code> were left without any."));
        rule(
            "Values that should lie around 0 and within bounds",
            "<code>tanh</code>: in recurrent networks, or where a layer must not run away. Here it "
                + outcome(all_, deep("tanh")) + ".");
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

    std::string method() {
        const settings& s = all_.base;
        std::string list;
        const auto item = [&](const std::string& text) { list += "<li>" + text + "</li>\n"; };
        item("Network: " + std::to_string(image_pixels) + " pixels, "
             + std::to_string(s.hidden_layers) + " hidden layers of " + std::to_string(s.width)
             + " neurons, " + std::to_string(digit_count) + " outputs, softmax and cross-entropy.");
        item("Weights at the start: uniform with variance 2 / inputs (He), biases 0; the same for "
             "every function, from seed "
             + std::to_string(s.seed) + ".");
        item("Training: gradient descent with momentum " + number(static_cast<double>(s.momentum))
             + ", rate " + number(static_cast<double>(s.phases.front().learning_rate))
             + ", batches of " + std::to_string(s.batch) + ", " + counted(epochs(), "epoch")
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

    const report& all_;
    bool with_times_;
    std::size_t ids_ = 0;
};

} // namespace tour
