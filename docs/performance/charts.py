# SPDX-License-Identifier: MIT
"""The charts of docs/performance.md."""

import math

from measured import IN_CACHE
from page import FREE, FREE_NOTE, chart_name, length_text
from pages import BLUE, Drawing, FAINT, GREEN, ORANGE, PINK, TEXT, power_text

# By name, the same in all charts.
COLOURS = {"xact faithful": BLUE, "xact": BLUE, "xact exact": GREEN, "xsimd": ORANGE, "Eigen": PINK, "XNNPACK": "#c2542d",
           "oneDNN": "#8b5cf6", "SLEEF u10": "#a16207", "SLEEF u35": "#b89b3f", "Highway": "#0891b2", "libmvec": "#64748b",
           "glibc": "#9ca3af", "memcpy": FAINT}


class Log:
    """A frame with logarithmic axes."""

    def __init__(self, drawing, left, top, width, height, title, xs, ys):
        self.d, self.left, self.top, self.width, self.height, self.xs, self.ys = drawing, left, top, width, height, xs, ys
        drawing.text(left, top - 10, title, size=13, weight=600)

    def x(self, value):
        low, high = self.xs
        return self.left + self.width * (math.log(value) - math.log(low)) / (math.log(high) - math.log(low))

    def y(self, value):
        low, high = self.ys
        at = (math.log(max(value, low)) - math.log(low)) / (math.log(high) - math.log(low))
        return self.top + self.height * (1 - min(at, 1))

    def x_grid(self, ticks, label=""):
        bottom = self.top + self.height
        for value, text in ticks:
            x = self.x(value)
            self.d.line(x, self.top, x, bottom, width=0.7, opacity=0.35)
            self.d.text(x, bottom + 16, text, anchor="middle", size=11)
        self.d.text(self.left + self.width, bottom + 32, label, anchor="end", size=11)

    def y_grid(self, ticks):
        for value, text in ticks:
            y = self.y(value)
            self.d.line(self.left, y, self.left + self.width, y, width=0.7, opacity=0.35)
            self.d.text(self.left - 6, y + 4, text, anchor="end", size=11)

    def inside(self, box):
        return (box[0] >= self.left and box[2] <= self.left + self.width + 2
                and box[1] >= self.top - 4 and box[3] <= self.top + self.height + 2)


def decades(low, high, between=()):
    ticks = []
    for e in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1):
        for m in (1, *between):
            v = m * 10.0 ** e
            if low <= v <= high:
                ticks.append((v, f"{v:g}" if v < 10000 else power_text(v, 0).replace("1·", "")))
    return ticks


def limits(values, margin):
    return min(values) / margin, max(values) * margin


def place_labels(panel, points):
    """Names beside their points, where they hide the least."""
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y, _, _ in points]
    taken.append((panel.left, panel.y(1) - 0.5, panel.left + panel.width, panel.y(1) + 0.5))
    for x, y, text, colour in sorted(points, key=lambda p: (not p[2].startswith("xact"), p[0])):
        wide = 6.3 * len(text)
        best = None
        for rank, (dx, dy, anchor) in enumerate([(9, 4, "start"), (-9, 4, "end"), (0, -10, "middle"), (0, 19, "middle"),
                                                 (9, -8, "start"), (9, 16, "start"), (-9, -8, "end"), (-9, 16, "end"),
                                                 (9, -20, "start"), (9, 28, "start"), (-9, -20, "end"), (-9, 28, "end")]):
            begin = x + dx - (0 if anchor == "start" else wide if anchor == "end" else wide / 2)
            box = (begin, y + dy - 10, begin + wide, y + dy + 2)
            hidden = sum(max(0, min(box[2], b[2]) - max(box[0], b[0])) * max(0, min(box[3], b[3]) - max(box[1], b[1]))
                         for b in taken)
            cost = 4 * hidden + rank + (0 if panel.inside(box) else 500)
            if best is None or cost < best[0]:
                best = (cost, dx, dy, anchor, box)
        _, dx, dy, anchor, box = best
        taken.append(box)
        panel.d.text(x + dx, y + dy, text, colour=colour, anchor=anchor, size=11,
                     weight=700 if text.startswith("xact") else 400)


def error_chart(runs, function, panels, title):
    """A row for each panel, which is a form, a type and what to call them; a column for each run."""
    data = {(panel, r.arch): [(who, r.per_element(function, panel[0], panel[1], who, n=IN_CACHE),
                               r.errors[function, panel[0], panel[1], who])
                              for who in r.who(function, panel[1], panel[0])
                              if (function, panel[0], panel[1], who) in r.errors]
            for panel in panels for r in runs}
    wide, tall, gap, left, top = 430, 310, 66, 62, 76
    d = Drawing(left + len(runs) * (wide + gap) - gap + 24, top + len(panels) * (tall + 78) - 30, title)
    d.text(left - 50, 22, title, size=15, weight=600)
    d.text(left - 50, 42, "largest error in ULP, upwards; nanoseconds an element, to the right: down and left is better"
           + (f" · {FREE_NOTE}" if any(p[0] in FREE for points in data.values() for p in points) else ""), size=12)
    for row, panel in enumerate(panels):
        flat = [p for r in runs for p in data[panel, r.arch]]
        if not flat:
            continue
        # An error of nothing, as a divider by powers of two may have, is drawn at the bottom.
        xs, ys = limits([p[1] for p in flat], 1.35), limits([max(p[2], 0.1) for p in flat], 1.6)
        for column, r in enumerate(runs):
            p = Log(d, left + column * (wide + gap), top + row * (tall + 78), wide, tall, f"{panel[2]}, {r.arch}", xs, ys)
            between = (2, 5) if ys[1] / ys[0] < 1000 else ()
            p.x_grid(decades(*xs, (2, 5)), "ns an element" if row + 1 == len(panels) else "")
            p.y_grid(decades(*ys, between))
            if ys[0] < 1 < ys[1]:
                d.line(p.left, p.y(1), p.left + wide, p.y(1), colour=TEXT, width=1, dash="5 4")
            points = []
            for who, ns, ulp in data[panel, r.arch]:
                x, y = p.x(ns), p.y(ulp)
                mine = who.startswith("xact")
                d.disc(x, y, 5.5 if mine else 4, COLOURS.get(who, TEXT) if mine else ORANGE)
                points.append((x, y, chart_name(who), COLOURS.get(who, TEXT) if mine else TEXT))
            place_labels(p, points)
    return d.svg()


def spread(wanted, distance, low, high):
    """Places for labels near those wanted, in the same order, none on another."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = [wanted[i] for i in order]
    for _ in range(200):
        for k in range(1, len(places)):
            near = distance - (places[k] - places[k - 1])
            if near > 0:
                places[k] += near / 2
                places[k - 1] -= near / 2
        places = [min(max(v, low + distance * k), high - distance * (len(places) - 1 - k)) for k, v in enumerate(places)]
    return {i: places[k] for k, i in enumerate(order)}


def length_chart(run, type_name, title):
    lengths = run.lengths()
    data = {f: {who: [run.per_element(f, "value", type_name, who, n=n) for n in lengths]
                for who in run.who(f, type_name, "value")} for f in run.functions}
    copy = [run.per_element("memcpy", "value", type_name, "memcpy", n=n) for n in lengths]
    for f in run.functions:
        if all(copy) and not run.has_classes(f):
            data[f]["memcpy"] = copy
    wide, tall, gap, left, top = 360, 290, 150, 56, 74
    rows = (len(run.functions) + 1) // 2
    d = Drawing(left + 2 * (wide + gap) - 30, top + rows * (tall + 78) - 30, title)
    d.text(left - 44, 22, title, size=15, weight=600)
    d.text(left - 44, 42, "nanoseconds an element, upwards; elements, to the right; both logarithmic"
           f" · {FREE_NOTE}", size=12)
    for i, function in enumerate(run.functions):
        lines = data[function]
        ys = limits([v for line in lines.values() for v in line if v], 1.3)
        p = Log(d, left + i % 2 * (wide + gap), top + i // 2 * (tall + 78), wide, tall, function, (lengths[0], lengths[-1]), ys)
        p.x_grid([(n, length_text(n)) for n in lengths], "elements" if i + 2 >= len(run.functions) else "")
        p.y_grid(decades(*ys, (2, 5) if ys[1] / ys[0] < 1000 else ()))
        # Ours last, on top.
        for who, line in sorted(lines.items(), key=lambda item: item[0].startswith("xact")):
            mine = who.startswith("xact")
            known = [(n, v) for n, v in zip(lengths, line) if v]
            path = "M" + "L".join(f"{p.x(n):.1f} {p.y(v):.1f}" for n, v in known)
            d.path(path, COLOURS.get(who, TEXT), 2.8 if mine else 1.4, 1 if mine else 0.9)
            for n, v in known:
                d.disc(p.x(n), p.y(v), 3.2 if mine else 2, COLOURS.get(who, TEXT))
        names = [w for w, line in lines.items() if line[-1]]
        wanted = [p.y(lines[w][-1]) for w in names]
        places = spread(wanted, 13.5, p.top + 4, p.top + tall)
        for k, who in enumerate(names):
            x = p.left + wide
            d.line(x + 4, wanted[k], x + 14, places[k], colour=COLOURS.get(who, TEXT), width=0.9)
            d.text(x + 17, places[k] + 4, chart_name(who), colour=COLOURS.get(who, TEXT), size=11,
                   weight=700 if who.startswith("xact") else 500)
    return d.svg()
