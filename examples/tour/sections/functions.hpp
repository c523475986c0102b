// SPDX-License-Identifier: MIT
#pragma once

#include "../draft.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tour {

// The functions themselves: their shapes, their tails, and how tanh and sigmoid are related.

inline std::string about(const std::string& name) {
    static const std::array<std::pair<const char*, const char*>, 6> notes{{
        {"step", "The first model of a neuron: it fires when its input is above the threshold, "
                 "and else it does not."},
        {"linear", "Passes on what it is given. Right for an output that is any number, "
                   "useless between layers."},
        {"sigmoid", "A soft threshold: it fires more or less, and has a slope to learn from. "
                    "Reads as a probability."},
        {"tanh", "The sigmoid stretched to lie around 0, and four times as steep in the middle."},
        {"relu", "Off below 0, wide open above. Where it is open its slope is 1, however far out."},
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

inline std::string portrait_drawing(draft& page, const portrait& p) {
    constexpr double width = 340;
    constexpr double height = 210;
    constexpr double low = -1.6;
    constexpr double high = 2.4;
    const double reach = p.x.back();
    const auto px = [&](double x) { return 8 + (width - 16) * (x + reach) / (2 * reach); };
    const auto py = [&](double y) { return height - 4 - (height - 8) * (y - low) / (high - low); };
    const std::string id = page.next_id();
    const std::string css = style_class(page.style_of(p.name));
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
            // A jump is drawn as one: no stroke joins its two ends.
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

inline std::string portraits(draft& page) {
    std::string figures;
    for (const portrait& p : page.all.portraits) {
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
        figures += figure(named(p.name), portrait_drawing(page, p),
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

inline std::string tail_figure(draft& page, const tail& t) {
    line_chart chart;
    chart.title = "The derivative of " + t.name + " far out, in float";
    chart.description = "The derivative as xact computes it from the input, and by the formula "
                        + t.formula + " from the output.";
    line from_output{t.formula, 0, {}, false};
    line from_input{"xact", page.style_of(t.name), {}, false};
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
        caption += "In float it is exactly 0 from x = " + fixed(t.output_zero_from, 1)
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
        numbers.push_back({number(t.x[i]), as_power(t.from_input[i]), as_power(t.from_output[i])});
    }
    return figure("The derivative of " + named(t.name) + " far out", page.plot(chart), caption,
                  numbers);
}

inline std::string tails(draft& page) {
    std::string figures;
    for (const tail& t : page.all.tails) {
        figures += tail_figure(page, t);
    }
    return section("tails", "Vanishing before it has to",
                   "<p>Part of the vanishing is mere rounding. Far out, the output y of a "
                   "bounded function is so close to 1 that float "
                   "stores a 1, and whoever takes the derivative from y gets 0. From the input "
                   "x it can still be had.</p>\n"
                       + row(figures));
}

inline std::string rescaled(draft& page) {
    const rescaling& r = page.all.tanh_from_sigmoid;
    line_chart chart;
    chart.title = "tanh(x) and 2·sigmoid(2x) − 1";
    chart.description = "Both curves lie on one another.";
    line direct{"tanh(x)", page.style_of("tanh"), {}, false};
    line detour{"2σ(2x)−1", page.style_of("sigmoid"), {}, false};
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
    const run& tanh = page.deep("tanh");
    const run& sigmoid = page.deep("sigmoid");
    std::string compare = "In the deep network " + named("tanh") + " " + outcome(page.all, tanh)
                          + " and " + named("sigmoid") + " " + outcome(page.all, sigmoid) + ": ";
    compare += tanh.accuracy() > sigmoid.accuracy() && told_apart(tanh, sigmoid)
                   ? "the same shape, but centred on 0 and steeper, which is all the "
                     "difference a gradient needs."
                   : "in this run, centring and steepness did not decide.";
    line_chart errors;
    errors.title = "Relative error of both ways close to 0";
    errors.description =
        "The relative error of xact::tanh and of the detour through sigmoid, against double.";
    line direct_error{"tanh(x)", page.style_of("tanh"), {}, true};
    line detour_error{"2σ(2x)−1", page.style_of("sigmoid"), {}, true};
    for (std::size_t i = 0; i < r.small_x.size(); ++i) {
        direct_error.points.push_back({r.small_x[i], r.tanh_error[i]});
        detour_error.points.push_back({r.small_x[i], r.sigmoid_error[i]});
    }
    errors.lines = {direct_error, detour_error};
    errors.x = {"x", r.small_x.front(), r.small_x.back(), true, {}};
    for (int e = -6; e <= 0; e += 2) {
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
            + row(figure("One curve, two names", page.plot(chart),
                         "Two lines are drawn: tanh(x) in dashes, over 2·sigmoid(2x) − 1. Over "
                         "20,001 floats from −5 to 5 they differ by "
                         "at most "
                             + scientific(r.largest_difference) + ", at x = " + number(r.at) + ".",
                         numbers)
                  + figure("Then why compute tanh by itself?", page.plot(errors),
                           "Because the detour subtracts 1 from nearly 1, and close to 0 few "
                           "digits are left: its relative error grows to "
                               + as_power(r.sigmoid_worst) + ", against " + as_power(r.tanh_worst)
                               + " for <code>xact::tanh</code>, which does not go that way.",
                           numbers_of("x", errors.lines, three_digits, as_power))));
}

} // namespace tour
