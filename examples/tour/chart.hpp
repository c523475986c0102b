// SPDX-License-Identifier: MIT
#pragma once

#include "text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace tour {

// Charts as SVG text. Colours, dashes and fonts are classes of the page's style sheet, so that one
// drawing serves light and dark mode. Each chart is drawn twice, for wide and for narrow screens,
// because a drawing that is merely scaled down cannot be read.

struct extent {
    double width;
    double height;
    bool narrow;
};

inline constexpr extent desk{580, 350, false};
inline constexpr extent phone{344, 320, true};

struct point {
    double x;
    double y;
};

struct line {
    std::string name;
    std::size_t style = 0;
    std::vector<point> points;
    bool markers = false;
};

struct tick {
    double at;
    std::string label;
};

struct axis {
    std::string title;
    double low = 0;
    double high = 1;
    bool logarithmic = false;
    std::vector<tick> ticks;
};

struct reference {
    double y;
    std::string label;
    double label_below; // of the line, in units of the drawing; above if negative
    bool at_left = false;
};

struct stretch {
    double from;
    double to;
    std::string label;
};

struct line_chart {
    std::string title;
    std::string description;
    axis x;
    axis y;
    std::vector<line> lines;
    std::vector<reference> references;
    std::vector<stretch> stretches;
    bool zero_strip = false; // below a logarithmic axis: where exact zeros are shown
    std::string (*tell)(double x, double y) = nullptr;
};

inline std::string style_class(std::size_t style) {
    return "c" + std::to_string(style % 8) + " d" + std::to_string((style + style / 8) % 6);
}

inline std::string coordinate(double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

// Steps of 1, 2 or 5 times a power of ten, about `count` of them.
inline std::vector<tick> even_ticks(double low, double high, int count,
                                    std::string (*label)(double)) {
    const double raw = (high - low) / count;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    const double scaled = raw / power;
    const double step = power
                        * (scaled < 1.5   ? 1.0
                           : scaled < 3.5 ? 2.0
                           : scaled < 7.5 ? 5.0
                                          : 10.0);
    std::vector<tick> ticks;
    for (double k = std::ceil(low / step - 1e-9); k * step <= high + step * 1e-9; ++k) {
        ticks.push_back({k * step, label(k * step)});
    }
    return ticks;
}

inline std::string power_of_ten(int exponent) {
    const std::string written = scientific(std::pow(10.0, exponent), 0);
    return exponent == 0 ? "1" : exponent == 1 ? "10" : written.substr(written.find("10"));
}

// An axis of whole decades around the positive finite values of the lines.
inline axis decades(const std::string& title, const std::vector<line>& lines,
                    std::size_t most_ticks) {
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    for (const line& l : lines) {
        for (const point& p : l.points) {
            if (p.y > 0 && std::isfinite(p.y)) {
                low = std::min(low, p.y);
                high = std::max(high, p.y);
            }
        }
    }
    axis made;
    made.title = title;
    made.logarithmic = true;
    if (high == 0) {
        low = high = 1;
    }
    int from = static_cast<int>(std::floor(std::log10(low) + 1e-9));
    const int to = std::max(static_cast<int>(std::ceil(std::log10(high) - 1e-9)), from + 1);
    int step = 1;
    while (static_cast<std::size_t>((to - from) / step) + 1 > most_ticks) {
        ++step;
    }
    from = to - (to - from + step - 1) / step * step;
    made.low = std::pow(10.0, from);
    made.high = std::pow(10.0, to);
    for (int e = from; e <= to; e += step) {
        made.ticks.push_back({std::pow(10.0, e), power_of_ten(e)});
    }
    return made;
}

inline std::string marker(std::size_t style, double x, double y, double r) {
    const auto at = [](double px, double py) {
        return coordinate(px) + "," + coordinate(py) + " ";
    };
    switch (style % 6) {
    case 0:
        return "<rect x='" + coordinate(x - r) + "' y='" + coordinate(y - r) + "' width='"
               + coordinate(2 * r) + "' height='" + coordinate(2 * r) + "'";
    case 1:
        return "<polygon points='" + at(x, y - 1.3 * r) + at(x + 1.2 * r, y + r)
               + at(x - 1.2 * r, y + r) + "'";
    case 2:
        return "<circle cx='" + coordinate(x) + "' cy='" + coordinate(y) + "' r='"
               + coordinate(1.1 * r) + "'";
    case 3:
        return "<polygon points='" + at(x, y - 1.5 * r) + at(x + 1.5 * r, y) + at(x, y + 1.5 * r)
               + at(x - 1.5 * r, y) + "'";
    case 4:
        return "<polygon points='" + at(x, y + 1.3 * r) + at(x + 1.2 * r, y - r)
               + at(x - 1.2 * r, y - r) + "'";
    default:
        return "<rect x='" + coordinate(x - 0.6 * r) + "' y='" + coordinate(y - 1.5 * r)
               + "' width='" + coordinate(1.2 * r) + "' height='" + coordinate(3 * r) + "'";
    }
}

inline std::string open_svg(const std::string& id, double width, double height,
                            const std::string& title, const std::string& description) {
    return "<svg viewBox='0 0 " + coordinate(width) + " " + coordinate(height)
           + "' role='img' aria-labelledby='" + id + "t " + id + "d'><title id='" + id + "t'>"
           + escape(title) + "</title><desc id='" + id + "d'>" + escape(description) + "</desc>\n";
}

inline std::string svg_text(double x, double y, const std::string& anchor,
                            const std::string& css_class, const std::string& text) {
    return "<text x='" + coordinate(x) + "' y='" + coordinate(y) + "' text-anchor='" + anchor
           + "' class='" + css_class + "'>" + escape(text) + "</text>\n";
}

inline std::string svg_line(double x1, double y1, double x2, double y2,
                            const std::string& css_class) {
    return "<line x1='" + coordinate(x1) + "' y1='" + coordinate(y1) + "' x2='" + coordinate(x2)
           + "' y2='" + coordinate(y2) + "' class='" + css_class + "'/>\n";
}

// Characters, not bytes: accurate enough to reserve room for a label.
inline double text_width(const std::string& text) {
    std::size_t characters = 0;
    for (const char c : text) {
        characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return 7.4 * static_cast<double>(characters);
}

// Moves the wanted positions apart until each is at least `gap` below the one before, within [low,
// high].
inline std::vector<double> spread(const std::vector<double>& wanted, double gap, double low,
                                  double high) {
    std::vector<std::size_t> order(wanted.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(wanted[a], a) < std::pair(wanted[b], b);
    });
    std::vector<double> placed(wanted);
    double next = low;
    for (const std::size_t i : order) {
        placed[i] = std::max(wanted[i], next);
        next = placed[i] + gap;
    }
    double last = high;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        placed[*i] = std::min(placed[*i], last);
        last = placed[*i] - gap;
    }
    return placed;
}

class line_plot {
public:
    line_plot(const line_chart& chart, extent size) : chart_(chart), size_(size) {
        double ticks = chart.zero_strip ? text_width("zero") : 0.0;
        for (const tick& t : chart.y.ticks) {
            ticks = std::max(ticks, text_width(t.label));
        }
        double names = 0;
        for (const line& l : chart.lines) {
            names = std::max(names, text_width(l.name));
        }
        left_ = ticks + 12;
        right_ = size.width - names - 28;
        top_ =
            30; // the y axis' title stands above it, where it can be read without turning the head
        bottom_ = size.height - 48;
        scale_bottom_ = chart.zero_strip ? bottom_ - 34 : bottom_;
    }

    std::string draw(const std::string& id) const {
        std::string out = open_svg(id, size_.width, size_.height, chart_.title, chart_.description);
        out += "<clipPath id='" + id + "c'><rect x='" + coordinate(left_ - 5) + "' y='"
               + coordinate(top_ - 5) + "' width='" + coordinate(right_ - left_ + 10) + "' height='"
               + coordinate(bottom_ - top_ + 10) + "'/></clipPath>\n";
        for (const stretch& s : chart_.stretches) {
            out += "<rect class='stretch' x='" + coordinate(x(s.from)) + "' y='" + coordinate(top_)
                   + "' width='" + coordinate(x(s.to) - x(s.from)) + "' height='"
                   + coordinate(bottom_ - top_) + "'/>\n";
        }
        out += grid();
        for (const stretch& s : chart_.stretches) {
            out += svg_text((x(s.from) + x(s.to)) / 2, top_ + 14, "middle", "note", s.label);
        }
        for (const reference& r : chart_.references) {
            out += svg_line(left_, y(r.y), right_, y(r.y), "reference");
        }
        out += "<g clip-path='url(#" + id + "c)'>\n";
        for (const line& l : chart_.lines) {
            out += curve(l);
        }
        out += "</g>\n";
        for (const reference& r : chart_.references) {
            out += svg_text(r.at_left ? left_ + 4 : right_ - 2, y(r.y) + r.label_below,
                            r.at_left ? "start" : "end", "note halo", r.label);
        }
        return out + names() + "</svg>\n";
    }

private:
    bool zero(double value) const { return chart_.zero_strip && value == 0; }

    static double place(const axis& on, double value) {
        return on.logarithmic ? (std::log10(value) - std::log10(on.low))
                                    / (std::log10(on.high) - std::log10(on.low))
                              : (value - on.low) / (on.high - on.low);
    }

    double x(double value) const { return left_ + (right_ - left_) * place(chart_.x, value); }

    double y(double value) const {
        if (zero(value)) {
            return bottom_ - 13;
        }
        // Clamped: points outside the chart are clipped anyway, and the coordinates stay short.
        return scale_bottom_
               - (scale_bottom_ - top_) * std::clamp(place(chart_.y, value), -0.5, 1.5);
    }

    bool drawable(double value) const {
        return std::isfinite(value) && (!chart_.y.logarithmic || value > 0 || zero(value));
    }

    std::string grid() const {
        std::string out;
        for (const tick& t : chart_.y.ticks) {
            out += svg_line(left_, y(t.at), right_, y(t.at), "grid");
            out += svg_text(left_ - 6, y(t.at) + 4, "end", "tick", t.label);
        }
        for (const tick& t : chart_.x.ticks) {
            out += svg_line(x(t.at), bottom_, x(t.at), bottom_ + 4, "axis");
            out += svg_text(x(t.at), bottom_ + 18, "middle", "tick", t.label);
        }
        if (chart_.zero_strip) {
            out += "<rect class='strip' x='" + coordinate(left_) + "' y='"
                   + coordinate(bottom_ - 26) + "' width='" + coordinate(right_ - left_)
                   + "' height='26'/>\n";
            out += svg_text(left_ - 6, bottom_ - 9, "end", "tick", "zero");
        }
        out += svg_line(left_, bottom_, right_, bottom_, "axis");
        out += svg_text(4, 14, "start", "label", chart_.y.title);
        out += svg_text((left_ + right_) / 2, size_.height - 8, "middle", "label", chart_.x.title);
        return out;
    }

    std::string curve(const line& l) const {
        std::string path;
        bool pen = false;
        bool was_zero = false;
        for (const point& p : l.points) {
            if (!drawable(p.y)) {
                pen = false;
                continue;
            }
            // No stroke between the scale and the strip of zeros, because a logarithmic scale has
            // no zero.
            const char* command = pen && zero(p.y) == was_zero ? "L" : "M";
            path += command + coordinate(x(p.x)) + " " + coordinate(y(p.y));
            pen = true;
            was_zero = zero(p.y);
        }
        std::string out = "<path class='line " + style_class(l.style) + "' d='" + path + "'/>\n";
        const std::size_t stride = l.points.size() > 12 ? 4 : 1;
        for (std::size_t i = 0; l.markers && i < l.points.size(); ++i) {
            const point& p = l.points[i];
            if (!drawable(p.y)) {
                continue;
            }
            const std::string title =
                chart_.tell == nullptr
                    ? ""
                    : "<title>" + escape(l.name + ", " + chart_.tell(p.x, p.y)) + "</title>";
            if (i % stride == l.style % stride) {
                out += marker(l.style, x(p.x), y(p.y), 3.2) + " class='marker "
                       + style_class(l.style) + "'/>\n";
            }
            if (!size_.narrow && !title.empty()) {
                out += "<circle class='touch' cx='" + coordinate(x(p.x)) + "' cy='"
                       + coordinate(y(p.y)) + "' r='7'>" + title + "</circle>\n";
            }
        }
        return out;
    }

    std::string names() const {
        std::vector<double> wanted;
        std::vector<double> ends;
        for (const line& l : chart_.lines) {
            double end = right_;
            double at = bottom_;
            for (const point& p : l.points) {
                if (drawable(p.y)) {
                    end = x(p.x);
                    at = y(p.y);
                }
            }
            ends.push_back(end);
            wanted.push_back(std::clamp(at, top_, bottom_));
        }
        // A line that stops early is labelled where it stops, and needs no label at the side.
        const auto early = [&](double end) { return end < right_ - 30; };
        std::vector<double> at_side;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!early(ends[i])) {
                at_side.push_back(wanted[i]);
            }
        }
        const std::vector<double> placed = spread(at_side, 15, top_ + 4, bottom_ - 2);
        std::size_t next = 0;
        std::string out;
        for (std::size_t i = 0; i < chart_.lines.size(); ++i) {
            const std::string css = style_class(chart_.lines[i].style);
            if (early(ends[i])) {
                out += svg_text(ends[i] + 8, wanted[i] + 18, "start", "name halo " + css,
                                chart_.lines[i].name);
                continue;
            }
            out += "<path class='leader " + css + "' d='M"
                   + coordinate(std::min(ends[i] + 5, right_ + 4)) + " " + coordinate(wanted[i])
                   + "L" + coordinate(right_ + 16) + " " + coordinate(placed[next]) + "'/>\n";
            out += svg_text(right_ + 19, placed[next++] + 4, "start", "name " + css,
                            chart_.lines[i].name);
        }
        return out;
    }

    const line_chart& chart_;
    extent size_;
    double left_ = 0;
    double right_ = 0;
    double top_ = 0;
    double bottom_ = 0;
    double scale_bottom_ = 0;
};

struct bar_group {
    std::string name;
    std::size_t style = 0;
    std::vector<double> values;
};

struct bar_chart {
    std::string title;
    std::string description;
    std::string value_title;
    std::vector<std::string>
        series; // what each value of a group is; the first is drawn pale where there are two
    std::vector<bar_group> groups;
    double high = 1;
    std::string (*label)(double) = nullptr;
};

inline std::string draw_bars(const bar_chart& chart, extent size, const std::string& id) {
    const double bar = 13;
    const double gap = 14;
    const auto per_group = static_cast<double>(chart.series.size());
    const double row = per_group * (bar + 2) + gap;
    const double head = chart.series.size() > 1 ? 48 : 26;
    const double height = head + row * static_cast<double>(chart.groups.size()) + 6;
    double names = 0;
    double numbers = 0;
    for (const bar_group& g : chart.groups) {
        names = std::max(names, text_width(g.name));
        for (const double v : g.values) {
            numbers = std::max(numbers, text_width(chart.label(v)));
        }
    }
    const double left = names + 10;
    const double full = size.width - left - numbers - 12;
    std::string out = open_svg(id, size.width, height, chart.title, chart.description);
    out += svg_text(4, 14, "start", "label", chart.value_title);
    double key = 4;
    for (std::size_t s = 0; chart.series.size() > 1 && s < chart.series.size(); ++s) {
        out += "<rect class='bar plain" + std::string(s == 0 ? " pale" : "") + "' x='"
               + coordinate(key) + "' y='24' width='12' height='12' rx='2'/>\n";
        out += svg_text(key + 18, 34, "start", "tick", chart.series[s]);
        key += text_width(chart.series[s]) + 40;
    }
    out += svg_line(left, head - 4, left, height - 4, "axis");
    for (std::size_t g = 0; g < chart.groups.size(); ++g) {
        const bar_group& group = chart.groups[g];
        const double top = head + row * static_cast<double>(g) + gap / 2 - 4;
        const std::string css = style_class(group.style);
        out += svg_text(left - 7, top + per_group * (bar + 2) / 2 + 4, "end", "name " + css,
                        group.name);
        for (std::size_t s = 0; s < group.values.size(); ++s) {
            const double v = group.values[s];
            const double width =
                std::isfinite(v) ? full * std::clamp(v / chart.high, 0.0, 1.0) : 0.0;
            const double y = top + static_cast<double>(s) * (bar + 2);
            const bool pale = chart.series.size() > 1 && s == 0;
            out += "<rect class='bar " + css + (pale ? " pale" : "") + "' x='" + coordinate(left)
                   + "' y='" + coordinate(y) + "' width='" + coordinate(width) + "' height='"
                   + coordinate(bar) + "' rx='2'><title>"
                   + escape(group.name + ", " + chart.series[s] + ": " + chart.label(v))
                   + "</title></rect>\n";
            out += svg_text(left + width + 6, y + bar - 2, "start", "tick", chart.label(v));
        }
    }
    return out + "</svg>\n";
}

// One square for each neuron, one row of squares for each layer.
struct neuron_map {
    std::string title;
    std::string description;
    std::size_t style = 0;
    std::vector<std::vector<bool>> silent;
    std::vector<std::vector<bool>> cut;
};

inline std::string draw_neurons(const neuron_map& map, extent size, const std::string& id) {
    std::size_t neurons = 1;
    for (const std::vector<bool>& layer : map.silent) {
        neurons = std::max(neurons, layer.size());
    }
    // A narrow screen has no room for a layer in one row.
    const std::size_t folds = size.narrow ? 2 : 1;
    const std::size_t columns = (neurons + folds - 1) / folds;
    const double left = 54;
    const double cell = (size.width - left - 2) / static_cast<double>(columns);
    const double row = std::max(cell, size.narrow ? 9.0 : 15.0);
    const double layer_height = row * static_cast<double>(folds) + (size.narrow ? 5 : 0);
    const double height = layer_height * static_cast<double>(map.silent.size()) + 2;
    std::string out = open_svg(id, size.width, height, map.title, map.description);
    for (std::size_t l = 0; l < map.silent.size(); ++l) {
        const double top = layer_height * static_cast<double>(l);
        out += svg_text(left - 8, top + row * static_cast<double>(folds) / 2 + 4.5, "end", "tick",
                        "layer " + std::to_string(l + 1));
        for (std::size_t n = 0; n < map.silent[l].size(); ++n) {
            const char* state = !map.silent[l][n] ? "alive" : map.cut[l][n] ? "cut" : "silent";
            const double x = left + cell * static_cast<double>(n % columns);
            const double y = top + row * static_cast<double>(n / columns);
            out += "<rect class='" + std::string(state) + " c" + std::to_string(map.style % 8)
                   + "' x='" + coordinate(x + 0.5) + "' y='" + coordinate(y + 0.9) + "' width='"
                   + coordinate(cell - 1.0) + "' height='" + coordinate(row - 1.8) + "'/>";
        }
        out += "\n";
    }
    return out + "</svg>\n";
}

} // namespace tour
