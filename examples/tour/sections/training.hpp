// SPDX-License-Identifier: MIT
#pragma once

#include "../draft.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tour {

// How the networks train: by epoch, by depth, by learning rate, and at what cost.

inline std::string training(draft& page) {
    line_chart accuracy;
    accuracy.title = "Test accuracy by epoch";
    accuracy.description = "For each function, the share of the test images that the network "
                           "gets right after each epoch.";
    accuracy.x = page.epoch_axis(page.epochs());
    accuracy.y = share_axis("right on the test images");
    accuracy.lines =
        page.by_epoch(page.all.runs, [](const epoch_report& e) { return e.test_accuracy; });
    accuracy.references = {{page.all.guess, "always guessing one digit", -14}};
    accuracy.tell = [](double x, double y) { return "epoch " + fixed(x, 0) + ": " + percent(y); };

    line_chart loss;
    loss.title = "Test loss by epoch";
    loss.description =
        "For each function, the mean cross-entropy over the test images after each epoch.";
    loss.x = accuracy.x;
    loss.lines = page.by_epoch(page.all.runs, [](const epoch_report& e) { return e.test_loss; });
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
    for (const run& r : page.all.runs) {
        double lowest = r.epochs.front().test_loss;
        for (const epoch_report& e : r.epochs) {
            lowest = std::min(lowest, e.test_loss);
        }
        if (learned(page.all, r) && r.loss() > 1.1 * lowest) {
            rising.push_back(r.name);
        }
    }
    std::string results;
    for (const run& r : page.all.runs) {
        results += (results.empty() ? "" : "; ") + named(r.name) + " " + outcome(page.all, r);
    }
    const std::string overfit = rising.empty()
                                    ? ""
                                    : " Where it rises again (" + named(rising)
                                          + ") the network grows too sure of itself on images "
                                            "it has not seen: overfitting, which no "
                                            "activation function cures.";
    return section(
        "training", "The same network with each function",
        "<p>After " + counted(page.epochs(), "epoch") + " " + results + ".</p>\n"
            + row(figure("How many digits it gets right", page.plot(accuracy),
                         "Higher is better. A line that stays at the dotted one has learned "
                         "nothing that helps.",
                         numbers_of("epoch", accuracy.lines, whole, as_percent))
                  + figure("How wrong it is", page.plot(loss), "Lower is better." + overfit,
                           numbers_of("epoch", loss.lines, whole, three))));
}

inline std::string depth_figure(draft& page) {
    line_chart chart;
    chart.title = "Test accuracy by number of hidden layers";
    chart.description = "For each function, the test accuracy of networks with different "
                        "numbers of hidden layers.";
    for (const run& r : page.all.runs) {
        line l{r.name, page.style_of(r.name), {}, true};
        for (const run& d : page.all.depths) {
            if (d.name == r.name) {
                l.points.push_back(
                    {static_cast<double>(d.how.hidden_layers), d.diverged ? NAN : d.accuracy()});
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
    chart.references = {{page.all.guess, "guessing", -6, true}};
    chart.tell = [](double x, double y) { return fixed(x, 0) + " hidden: " + percent(y); };

    std::string lost;
    for (const line& l : chart.lines) {
        if (l.points.front().y - l.points.back().y > 0.1) {
            lost += (lost.empty() ? "" : "; ") + named(l.name) + " from "
                    + percent(l.points.front().y, 0) + " to " + percent(l.points.back().y, 0);
        }
    }
    std::string caption =
        "Each point is a network of its own, trained for " + counted(page.epochs(), "epoch") + ". ";
    if (lost.empty()) {
        caption +=
            "No function lost more than ten points from the shallowest network to the deepest.";
    } else {
        caption += "More layers cost more than ten points: " + lost
                   + ". It is the same function, only more often in a row.";
    }
    return figure("What depth does", page.plot(chart), caption,
                  numbers_of("hidden layers", chart.lines, whole, as_percent));
}

inline std::string best_rates(const line_chart& chart) {
    std::string out;
    for (const line& l : chart.lines) {
        const point* top = nullptr;
        for (const point& p : l.points) {
            if (std::isfinite(p.y) && (top == nullptr || p.y > top->y)) {
                top = &p;
            }
        }
        out += (out.empty() ? "" : "; ") + named(l.name) + " "
               + (top == nullptr ? std::string("none") : percent(top->y) + " at " + number(top->x));
    }
    return out;
}

inline std::string rates_figure(draft& page) {
    line_chart chart;
    chart.title = "Test accuracy by learning rate";
    chart.description =
        "For each function, the test accuracy of the deep network at several learning rates.";
    const std::size_t after = page.all.rates.front().epochs.size();
    for (const run& r : page.all.runs) {
        line l{r.name, page.style_of(r.name), {}, true};
        const auto add = [&](const run& one) {
            const bool bad = !std::isfinite(one.epochs[after - 1].test_loss);
            l.points.push_back({static_cast<double>(one.how.phases.front().learning_rate),
                                bad ? NAN : one.epochs[after - 1].test_accuracy});
        };
        add(r);
        for (const run& other : page.all.rates) {
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
    chart.references = {{page.all.guess, "guessing", -14}};
    chart.tell = [](double x, double y) { return "rate " + number(x) + ": " + percent(y); };
    std::vector<std::string> never;
    std::vector<std::string> blew;
    const double error = std::sqrt(page.all.guess * (1 - page.all.guess)
                                   / static_cast<double>(page.all.test_images));
    for (const line& l : chart.lines) {
        bool some = false;
        bool gap = false;
        for (const point& p : l.points) {
            some = some || p.y > page.all.guess + 3 * error;
            gap = gap || std::isnan(p.y);
        }
        if (!some) {
            never.push_back(l.name);
        }
        if (gap) {
            blew.push_back(l.name);
        }
    }
    std::string caption = "Each point is the deep network after " + counted(after, "epoch") + ". ";
    caption += never.empty() ? "Every function learned at one of these rates. "
                             : named(never) + " did no better than guessing at any of them. ";
    if (!blew.empty()) {
        caption +=
            "Where a line of " + named(blew) + " stops, the loss was no finite number any more.";
    }
    caption += " The best of each: " + best_rates(chart) + ".";
    return figure("What the learning rate does", page.plot(chart), caption,
                  numbers_of("rate", chart.lines, three_digits, as_percent));
}

inline std::string depth(draft& page) {
    return section("depth", "Is it the depth? Is it the learning rate?",
                   "<p>Two ways to be unfair: a network deeper than a function can stand, or a "
                   "learning rate that suits one of them "
                   "better. So all are trained again with fewer hidden layers, and the deep "
                   "network again at other rates, each from "
                   "the same weights for all.</p>\n"
                       + row(depth_figure(page) + rates_figure(page)));
}

inline std::string clockwork(draft& page) {
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
    for (const run& r : page.all.runs) {
        const double forward =
            1e9 * r.spent.forward_seconds / static_cast<double>(r.spent.forward_elements);
        const double backward =
            1e9 * r.spent.backward_seconds / static_cast<double>(r.spent.backward_elements);
        chart.groups.push_back({r.name, page.style_of(r.name), {forward, backward}});
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
        row(figure("Time in the activation", page.bars(chart),
                   "In batches of " + std::to_string(page.all.base.batch) + " × "
                       + std::to_string(page.all.base.width)
                       + " floats, one thread, as built: times are the only numbers on this "
                         "page that change from run to run.",
                   numbers)
            + "<div><p>The dearest of them, " + named(largest_name) + ", takes "
            + percent(largest_share)
            + " of its training time; most of the rest goes into matrix products. "
            + (largest_share < 0.25 ? "Choose by what trains, not by what is cheap."
                                    : "Here the cost of the function is worth a thought.")
            + "</p><p>The whole tour took " + fixed(page.all.seconds, 1) + " s.</p></div>\n"));
}

} // namespace tour
