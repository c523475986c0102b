# SPDX-License-Identifier: MIT
"""The charts of docs/accuracy.md."""

import math

from measured import CHARTED, FORMS, number
from page import ulp_text
from pages import BLUE, Drawing, GREEN, ORANGE, PINK, legend, power_text, superscript

ARCH_STYLE = {"SSE2": (GREEN, 4.5, 0.55), "AVX2": (ORANGE, 2.4, 1), "AVX-512": (BLUE, 1.2, 1)}
OTHER_ARCH = (BLUE, 1.2, 1)


class Panel:
    """A frame with axes: x on both sides of 0 by powers of two, or one side; y linear or by powers
    of ten."""

    def __init__(self, drawing, left, top, width, height, type_name, title, both_sides=True, xs=None):
        self.d, self.left, self.top, self.width, self.height = drawing, left, top, width, height
        self.low, self.high = xs or CHARTED[type_name]
        self.full = CHARTED[type_name]
        self.both = both_sides
        self.half = (width - 14) / 2 if both_sides else width
        drawing.text(left, top - 8, title, size=13, weight=600)

    def x_of(self, magnitude, side=1):
        part = (math.log2(magnitude) - self.low) / (self.high - self.low) * self.half
        if not self.both:
            return self.left + part
        middle = self.left + self.width / 2
        return middle + 7 + part if side > 0 else middle - 7 - part

    def linear_y(self, top_value, ticks):
        self.y_of = lambda v: self.top + self.height * (1 - min(v, top_value) / top_value)
        self.grid([(v, f"{v:g}") for v in ticks])

    def log_y(self, low, high, step):
        def y_of(v):
            at = (math.log10(max(v, 10.0 ** low)) - low) / (high - low)
            return self.top + self.height * (1 - min(max(at, 0), 1))
        self.y_of = y_of
        label = {-1: "0.1", 0: "1", 1: "10", 2: "100"}
        self.grid([(10.0 ** e, label.get(e, "10" + superscript(e)))
                   for e in range(low, high + 1) if (e - low) % step == 0 or e == 0])

    def grid(self, ticks):
        for v, text in ticks:
            y = self.y_of(v)
            self.d.line(self.left, y, self.left + self.width, y, width=0.7, opacity=0.35)
            self.d.text(self.left - 6, y + 4, text, anchor="end", size=11)

    def x_ticks(self, exponents):
        y = self.top + self.height
        for side in ((-1, 1) if self.both else (1,)):
            for e in exponents:
                x = self.x_of(2.0 ** e, side)
                text = f"{2.0 ** e:g}" if e >= -3 else "2" + superscript(e)
                self.d.line(x, y, x, y + 4, width=0.8)
                self.d.text(x, y + 16, ("−" if side < 0 else "") + text, anchor="middle", size=11)
        if self.both:
            self.d.text(self.left + self.width / 2, y + 16, "0", anchor="middle", size=11)

    def steps(self, sides, colour, width, opacity=1.0, floor=0.0, jump=None):
        """A staircase over the quarters of a binade, for x < 0 and x > 0. What is below the floor
        is left out. Within its quarter a function that jumps is known to do so at `jump`."""
        for side, values in zip((-1, 1), sides):
            if side < 0 and not self.both:
                continue
            d, last = "", None
            for i, v in enumerate(values):
                binade, quarter = divmod(i, 4)
                exponent = self.full[0] + binade
                if exponent < self.low or exponent >= self.high or v < floor:
                    last = None
                    continue
                begin, end = (2.0 ** exponent * (1 + q / 4) for q in (quarter, quarter + 1))
                if jump and begin < jump < end:
                    begin = jump
                    if last is not None:
                        d += f"H{self.x_of(jump, side):.1f}"
                y = round(self.y_of(v), 1)
                if last is None:
                    d += f"M{self.x_of(begin, side):.1f} {y:g}"
                elif y != last:
                    d += f"H{self.x_of(begin, side):.1f}V{y:g}"
                last = y
                if i + 1 == len(values) or exponent + 1 == self.high and quarter == 3 or values[i + 1] < floor:
                    d += f"H{self.x_of(end, side):.1f}"
            if d:
                self.d.path(d, colour, width, opacity)

    def off_scale(self, sides, limit, colour):
        """Says how large an error is that the axis does not reach, at the largest of each run of
        them."""
        taken = []  # where labels are placed, so that the next can go below
        for side, values in zip((-1, 1), sides):
            run = None
            for i, v in enumerate(list(values) + [0]):
                if v > limit:
                    if run is None or v > values[run]:
                        run = i
                elif run is not None:
                    x = self.x_of(2.0 ** (self.full[0] + (run + 0.5) / 4), side)
                    text = "↑ " + power_text(values[run])
                    wide = 6.5 * len(text)
                    begin = min(max(x + 6, self.left + 11), self.left + self.width - wide)
                    row = sum(1 for a, b in taken if begin < b and a < begin + wide)
                    taken.append((begin, begin + wide))
                    self.d.text(begin, self.top + 14 + 14 * row, text, colour=colour, size=11, weight=600)
                    run = None


# Most libraries stay below this; where one does not, the chart says by how much.
PEERS_TOP = 6
X_TICKS = {"float": [-10, -5, 0, 5], "double": [-20, -10, 0, 10]}


def own_chart(results, function):
    columns = []
    for type_name in CHARTED:
        for who in results.distinct(results.find(results.ours, function=function, type=type_name), "who"):
            columns.append((who, type_name))
    archs = [a for a in reversed(results.archs())]
    # All of it about as wide as a page shows it.
    wide, tall, gap, left, top = 990 // (len(columns) + 1), 170, 44, 52, 78
    d = Drawing(left + len(columns) * (wide + gap) - gap + 20, top + 2 * (tall + 66) - 40,
                f"The error of {function} and its derivative in ULP against x")
    d.text(left - 40, 20, f"xact::{function}: largest error against x, in ULP", size=15, weight=600)
    legend(d, left - 40, 43, [(a, ARCH_STYLE.get(a, OTHER_ARCH)) for a in archs])
    for row, form in enumerate(FORMS):
        for column, (who, type_name) in enumerate(columns):
            p = Panel(d, left + column * (wide + gap), top + row * (tall + 66), wide, tall, type_name,
                      f"{form}, {who}, {type_name}")
            bounds = [r[form]["bound"] for r in results.find(results.ours, function=function, type=type_name, who=who)]
            bound = max(bounds)
            p.linear_y(1.4, [0, 0.5, 1])
            for a in archs:
                for r in results.find(results.ours, function=function, type=type_name, who=who, arch=a):
                    p.steps(r[form]["ulp_curve"], *ARCH_STYLE.get(a, OTHER_ARCH))
            y = p.y_of(bound)
            d.line(p.left, y, p.left + wide, y, colour=PINK, width=1.3, dash="6 4")
            d.text(p.left + wide, y - 5, f"bound {bound:g}" if bound == min(bounds) else f"bounds {min(bounds):g} to {bound:g}", colour=PINK, anchor="end", size=12, weight=600)
            p.x_ticks(X_TICKS[type_name])
    return d.svg()


def peers_chart(results, function):
    names = results.distinct(results.find(results.theirs, function=function), "who")
    wide, tall, gap, left, top, columns = 330, 112, 56, 56, 80, 2
    d = Drawing(left + columns * (wide + gap) - gap + 20, top + len(names) * (tall + 54) - 16,
                f"The error of {function} in other libraries")
    d.text(left - 44, 20, f"{function}: largest error against x, in ULP", size=15, weight=600)
    legend(d, left - 44, 43, [("the library", (ORANGE, 2, 1)), ("xact, faithful", (BLUE, 2, 1))])
    d.text(left + columns * (wide + gap) - gap, 43, "worst: where the true result is a normal number", anchor="end")
    for row, name in enumerate(names):
        for column, type_name in enumerate(CHARTED):
            theirs = results.one(results.theirs, function=function, type=type_name, who=name)
            if not theirs:
                continue
            f = theirs["value"]
            p = Panel(d, left + column * (wide + gap), top + row * (tall + 54), wide, tall, type_name,
                      f"{name}, {type_name}")
            d.text(p.left + wide, p.top - 8, f"worst {ulp_text(f['normal']['ulp'])} ULP", colour=ORANGE, anchor="end", weight=600)
            p.linear_y(PEERS_TOP, range(0, PEERS_TOP + 1, 2))
            p.steps(f["ulp_curve"], ORANGE, 2.2)
            mine = results.one(results.ours, function=function, type=type_name, who="faithful")
            p.steps(mine["value"]["ulp_curve"], BLUE, 1.4)
            p.off_scale(f["ulp_curve"], PEERS_TOP, ORANGE)
            p.x_ticks(X_TICKS[type_name])
    return d.svg()


def tail_chart(results, function):
    wide, tall, gap, left, top = 400, 260, 66, 62, 82
    d = Drawing(left + 2 * (wide + gap) - gap + 20, top + tall + 46,
                f"The relative error of the derivative of {function}")
    d.text(left - 50, 20, f"The derivative of {function}: relative error against |x|, log scale", size=15, weight=600)
    classes = [("faithful", (BLUE, 2, 1))]
    if results.find(results.ours, function=function, who="exact"):
        classes.append(("exact", (GREEN, 2, 1)))
    # Any library does: the loss is that of the formula.
    peer = results.distinct(results.find(results.theirs, function=function), "who")
    peer = "glibc" if "glibc" in peer else peer[0]
    legend(d, left - 50, 43, [(f"as frameworks compute it, by {peer}", (ORANGE, 2, 1))] +
           [(f"xact, {name}", style) for name, style in classes])
    for column, type_name in enumerate(CHARTED):
        mine = results.one(results.ours, function=function, type=type_name, who="faithful")
        theirs = results.one(results.theirs, function=function, type=type_name, who=peer)
        f, g = theirs["derivative"], mine["derivative"]
        p = Panel(d, left + column * (wide + gap), top, wide, tall, type_name, type_name, both_sides=False,
                  xs=(-2, CHARTED[type_name][1]))
        p.log_y(*((-9, 1, 2) if type_name == "float" else (-18, 2, 4)))
        if "vanished_from" in f and "subnormal_from" in g:
            a, b = p.x_of(abs(number(f["vanished_from"]))), p.x_of(abs(number(g["subnormal_from"])))
            d.area(a, p.top, b - a, tall, ORANGE, 0.13)
            # In the area, or beside it where that is too narrow.
            at, anchor = ((a + b) / 2, "middle") if abs(b - a) > 70 else (min(a, b) - 6, "end")
            for i, text in enumerate(("exactly 0,", f"|x| ≥ {abs(number(f['vanished_from'])):.3g}")):
                d.text(at, p.y_of(1) + 22 + 16 * i, text, colour=ORANGE, anchor=anchor, size=12, weight=600)
            d.line(b, p.top, b, p.top + tall, dash="3 3")
            for i, text in enumerate(("true result", "subnormal", f"from {abs(number(g['subnormal_from'])):.3g}")):
                d.text(b - 6, p.top + tall * 0.5 + 15 * i, text, anchor="end", size=11)
        jump = abs(number(f["vanished_from"])) if "vanished_from" in f else None
        p.steps([[], f["relative_curve"]], ORANGE, 2, floor=1e-30, jump=jump)
        for name, (colour, width, opacity) in classes:
            r = results.one(results.ours, function=function, type=type_name, who=name)
            if r:
                p.steps([[], r["derivative"]["relative_curve"]], colour, width, opacity, floor=1e-30,
                        jump=abs(number(g.get("subnormal_from", 0))))
        p.x_ticks(range(-2, CHARTED[type_name][1] + 1, 1 if type_name == "float" else 2))
    return d.svg()
