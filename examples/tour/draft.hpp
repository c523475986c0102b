// SPDX-License-Identifier: MIT
#pragma once

#include "chart.hpp"
#include "findings.hpp"
#include "html.hpp"
#include "results.hpp"
#include "text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tour {

// A page under construction: the measurements, and what its sections share.
class draft {
public:
    explicit draft(const report& measured) : all(measured) {}

    const report& all;

    std::size_t epochs() const { return all.base.phases.front().epochs; }

    const run& deep(const std::string& name) const { return find_run(all.runs, name); }

    std::size_t style_of(const std::string& name) const {
        for (std::size_t i = 0; i < all.portraits.size(); ++i) {
            if (all.portraits[i].name == name) {
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

private:
    std::size_t ids_ = 0;
};

inline axis share_axis(const std::string& title) {
    return {title, 0, 1, false,
            even_ticks(0, 1, 5, [](double v) { return fixed(100 * v, 0) + "\u00a0%"; })};
}

// One row for each x, one column for each line.
inline rows numbers_of(const std::string& x_title, const std::vector<line>& lines,
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

inline std::string whole(double v) { return fixed(v, 0); }

inline std::string as_percent(double v) { return percent(v); }

inline std::string three(double v) { return fixed(v, 3); }

inline std::string as_power(double v) { return v == 0 ? "exactly 0" : scientific(v); }

inline std::string small(double v) { return v == 0 ? "exactly 0" : number(v, 2); }

inline std::string three_digits(double v) { return number(v); }

} // namespace tour
