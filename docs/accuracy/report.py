#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes docs/accuracy.md and its charts, out of what the measuring programs wrote.

    report.py MEASURED.json...      reduces them to summary.json and records, and writes the page and the charts
    report.py                       writes the page and the charts again, out of summary.json and records
    report.py --check PROGRAM...    compares what is committed with the records, and those with the bounds in the
                                    headers, which measure_xact knows
"""

import json
import math
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
from pages import BLUE, GREEN, ORANGE, PINK, Drawing, count_text, legend, power_text, prose, table  # noqa: E402

SUMMARY = HERE / "summary.json"
RECORDS = HERE / "records"
ARCHS = ["AVX-512", "AVX2", "SSE2"]
FORMS = ["value", "derivative"]
# Of |x|, as powers of two; smaller and larger ones are in the tables all the same.
CHARTED = {"float": (-13, 7), "double": (-27, 10)}


# ---- summary.json --------------------------------------------------------------------------------


def number(text):
    return float.fromhex(text) if isinstance(text, str) else text


def short(value):
    return float(f"{value:.3g}")


def curve(cells, column, type_name):
    """The largest error in each quarter of a binade, from small |x| to large, for x < 0 and
    for x > 0."""
    low, high = CHARTED[type_name]
    sides = {-1: [0] * (4 * (high - low)), 1: [0] * (4 * (high - low))}
    for cell in cells:
        begin = number(cell[0])
        if begin == 0 or not math.isfinite(begin):
            continue
        mantissa, exponent = math.frexp(abs(begin))
        at = 4 * (exponent - 1 - low) + int(8 * mantissa - 4)
        if 0 <= at < 4 * (high - low):
            sides[int(math.copysign(1, begin))][at] = short(cell[column])
    return [[v if v % 1 else int(v) for v in sides[side]] for side in (-1, 1)]


def summarize(files):
    summary = {"libraries": "", "results": [], "xact": None, "peers": None}
    for file in files:
        measured = json.loads(Path(file).read_text())
        about = {"every": measured["every"], "double_points": measured["double_points"]}
        summary["compiler"] = measured["compiler"]
        libraries = [u["about"] for u in measured["units"] if u["about"]]
        summary["libraries"] = (libraries + [summary["libraries"]])[0]
        summary["peers" if libraries else "xact"] = about
        for unit in measured["units"]:
            if not unit["ran"]:
                summary.setdefault("not_run", []).append(unit["arch"])
        for result in measured["results"]:
            for form in FORMS:
                cells = result[form].pop("cells")
                if result["who"] == "every class":
                    continue
                result[form]["ulp_curve"] = curve(cells, 1, result["type"])
                if form == "derivative":
                    result[form]["relative_curve"] = curve(cells, 2, result["type"])[1]
            summary["results"].append(result)
    summary["functions"] = Results.distinct(summary["results"], "function")
    # Only what a chart shows: of other libraries, the results on the widest instruction set.
    results = Results(summary)
    for r in summary["results"]:
        wanted = {"function": r["function"], "type": r["type"], "who": r["who"]}
        mine = r["value"]["bound"] >= 0
        widest = r is results.one(results.ours if mine else results.theirs, **wanted)
        if not widest:
            r["derivative"].pop("relative_curve", None)
        if not mine:
            r["derivative"].pop("ulp_curve", None)
            if not widest:
                r["value"].pop("ulp_curve", None)
    return summary


def store(summary):
    """A file for each function, in it one line for each result, so that a difference can be
    read."""
    RECORDS.mkdir(exist_ok=True)
    SUMMARY.write_text(json.dumps({k: v for k, v in summary.items() if k != "results"}, indent=1) + "\n")
    for function in Results.distinct(summary["results"], "function"):
        results = [r for r in summary["results"] if r["function"] == function]
        lines = ",\n".join(json.dumps(r, separators=(",", ":")) for r in results)
        (RECORDS / f"{function}.json").write_text("[\n" + lines + "\n]\n")


def load():
    summary = json.loads(SUMMARY.read_text())
    order = summary["functions"]
    summary["results"] = [r for name in order for r in json.loads((RECORDS / f"{name}.json").read_text())]
    return summary


class Results:
    def __init__(self, summary):
        self.summary = summary
        self.all = summary["results"]
        self.ours = [r for r in self.all if r["value"]["bound"] >= 0]
        self.theirs = [r for r in self.all if r["value"]["bound"] < 0]

    @staticmethod
    def distinct(results, key):
        return list(dict.fromkeys(r[key] for r in results))

    @staticmethod
    def find(results, **wanted):
        return [r for r in results if all(r[k] == v for k, v in wanted.items())]

    def one(self, results, **wanted):
        """On the widest instruction set there is."""
        for arch in ARCHS:
            found = self.find(results, arch=arch, **wanted)
            if found:
                return found[0]
        found = self.find(results, **wanted)
        return found[0] if found else None

    def theirs_arch(self):
        return next((a for a in ARCHS if self.find(self.theirs, arch=a)), "")

    def archs(self):
        have = self.distinct(self.ours, "arch")
        return [a for a in ARCHS if a in have] + [a for a in have if a not in ARCHS]


def worst(form):
    """The largest error of all, of normal and of smaller results."""
    both = [form[k] for k in ("normal", "subnormal") if k in form]
    return max(both, key=lambda e: e["ulp"])


# ---- numbers in words ----------------------------------------------------------------------------


def ulp_text(ulp):
    if ulp == 0:
        return "0"
    if ulp >= 1e30:
        return "over 10³⁰"
    if ulp < 100:
        return f"{ulp:.3f}" if ulp < 10 else f"{ulp:.1f}"
    return power_text(ulp)


def share_text(count, points):
    if count == 0:
        return "none"
    percent = 100 * count / points
    return f"{percent:.2g} %" if percent >= 0.01 else power_text(percent) + " %"


def decimal(text):
    value = number(text)
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value:.6g}"
    return f"{value:.5g}"


# ---- the page ------------------------------------------------------------------------------------


def swept_text(about):
    every = about["every"]
    part = "all 2³² floats" if every == 1 else f"one in {every} blocks of 2¹⁴ neighbours out of all 2³² floats"
    return f"{part}, and {count_text(about['double_points'])} doubles for each function"


def overview(results):
    archs = results.archs()
    rows = []
    for function in results.distinct(results.ours, "function"):
        for form in FORMS:
            for r in results.find(results.ours, function=function, arch=archs[0]):
                cells = []
                for arch in archs:
                    there = results.find(results.ours, function=function, arch=arch, type=r["type"], who=r["who"])
                    cells.append(f"{ulp_text(worst(there[0][form])['ulp'])} ≤ {there[0][form]['bound']:g}" if there else "—")
                rows.append([f"`{function}`", form, r["who"], r["type"]] + cells)
    return table(["function", "form", "class", "type"] + archs, rows)


def detail(results):
    rows = []
    for function in results.distinct(results.ours, "function"):
        for form in FORMS:
            for first in results.find(results.ours, function=function, arch=results.archs()[0]):
                same = results.find(results.ours, function=function, type=first["type"], who=first["who"])
                same.sort(key=lambda r: results.archs().index(r["arch"]))
                # Where all instruction sets have the same figures, one line says so.
                lines = []
                for r in same:
                    f, e = r[form], worst(r[form])
                    order = "—"
                    if "out_of_order" in f:
                        order = "none" if f["out_of_order"] == 0 else (
                            f"{count_text(f['out_of_order'])}, by {f['largest_step']} ULP at most")
                    where = [f"{e['x']} ({decimal(e['x'])})", e["got"], e["want"]] if e["ulp"] > 0 else ["—"] * 3
                    fused = "the same bits" if f["fused_differs"] == 0 else f"{count_text(f['fused_differs'])} differ"
                    lines.append((r["arch"], [ulp_text(e["ulp"])] + where +
                                  [share_text(f["misrounded"], f["even_points"]), order, fused]))
                if all(line == lines[0][1] for _, line in lines):
                    lines = [("all", lines[0][1])]
                rows += [[f"`{function}`", form, first["who"], first["type"], arch] + line for arch, line in lines]
    return table(["function", "form", "class", "type", "on", "worst ULP", "at x", "got", "true, in double",
                  "misrounded", "wrong order", "fused"], rows)


def trouble(f):
    """What is wrong with a library's results other than their last bits."""
    found = []
    if f.get("broken"):
        found.append(f"no finite number where the true result is one (or the reverse), nearest to 0 at x = {decimal(f['broken_at'])}")
    if f.get("nan_lost"):
        found.append("NaN in gives a number")
    if f.get("vanished"):
        found.append(f"exactly 0 from \\|x\\| = {decimal(abs(number(f['vanished_from'])))}, where the true result is a normal number")
    if f.get("out_of_order"):
        found.append(f"{share_text(f['out_of_order'], f['points'])} of neighbours in the wrong order, by up to "
                     f"{power_text(f['largest_step'])} ULP")
    return "; ".join(found) or "—"


def peers_table(results, function, type_name, form):
    archs = [a for a in results.archs() if results.find(results.theirs, arch=a)]
    rows = []
    who = [(r["who"], r) for r in results.find(results.ours, function=function, type=type_name, arch=archs[0])]
    who += [(r["who"], r) for r in results.find(results.theirs, function=function, type=type_name, arch=archs[0])]
    for name, first in who:
        mine = first["value"]["bound"] >= 0
        each = [results.find(results.ours if mine else results.theirs, function=function, type=type_name, arch=a,
                             who=name) for a in archs]
        cells = [ulp_text(e[0][form]["normal"]["ulp"]) if e else "—" for e in each]
        f = first[form]
        small = "—"
        if "subnormal" in f:
            small = ulp_text(f["subnormal"]["ulp"])
            if f["subnormal"]["ulp"] > 0:
                small += f" at {decimal(f['subnormal']['x'])}"
        label = f"**xact, {name}**" if mine else name
        how = f"`xact::{function}`" if mine else f"`{first['how']}`"
        rows.append([label] + ([how] if form == "value" else []) + cells +
                    [decimal(f["normal"]["x"]), small, share_text(f["misrounded"], f["even_points"]), trouble(f)])
    return table([""] + (["call"] if form == "value" else []) + [f"worst ULP, {a}" for a in archs] +
                 ["at x", "where the true result is subnormal", "misrounded", "and"], rows)


def page(results):
    s = results.summary
    out = ["<!-- Written by scripts/accuracy out of what it measured; an edit here is lost, and found out by a test. -->",
           "# Accuracy, measured", ""]
    out.append(prose(f"""Every number on this page was measured by `scripts/accuracy`, which writes the page, its charts and
[summary.json](accuracy/summary.json), out of which both can be drawn again. xact: {swept_text(s['xact'])}, half of them
spread evenly over all bit patterns and half where errors were found to be largest. An error is counted in units in the last
place (ULP): the distance of the two numbers next to the true result, down to the subnormals. ½ is what a correctly rounded
result can have; *faithful* means below 1. The true results are glibc's in double, and in long double where those cannot
tell, for float; in long double for double, where a result within 2⁻⁸ of half a unit counts as rounded correctly. The compiler
was {s['compiler']}."""))
    if s.get("not_run"):
        out.append(f"\nNot measured, because the machine does not have it: {', '.join(dict.fromkeys(s['not_run']))}.")
    out += ["", "## The worst error of each function", "",
            "In ULP, on each instruction set, and the bound in the header, which the tests enforce: a kernel that is worse fails,",
            "and so does one that is a tenth better.", "",
            overview(results)]
    charted = results.distinct([r for r in results.ours if r["who"] != "every class"], "function")
    for function in charted:
        out += [f"![The error of {function} in ULP against x](accuracy/{function}.svg)", ""]
    out += ["## Where, and how often", "",
            "*Misrounded* is the share of all inputs whose result is not the number nearest to the true one. *Wrong order* counts",
            "neighbouring floats whose results go up where the function goes down, or the reverse. *Fused* compares",
            "`value_and_derivative` with the two single calls.", "", detail(results)]
    if results.theirs:
        out += ["## Beside the others", "",
                prose(f"""There were {s['libraries']}. They were given {swept_text(s['peers'])}. The first errors are those where
                the true result is a normal number; the columns after them are about {results.theirs_arch()}. A library that
                has no sigmoid is shown with 1/(1+e^−x) by its exp. In the charts an arrow names an error beyond the scale."""),
                ""]
        for function in charted:
            out += [f"### {function}", "", f"![The error of {function} in other libraries](accuracy/{function}-peers.svg)", ""]
            for type_name in CHARTED:
                out += [f"{type_name}:", "", peers_table(results, function, type_name, "value")]
        out += ["## Derivatives out of the value", "",
                prose("""What frameworks compute in the backward pass is y(1−y) for sigmoid and 1−y² for tanh. Where y has rounded to
                1, both are exactly 0, though the derivative is not. xact's derivatives come out of x, and keep their bound. Where
                the true result is subnormal it has fewer digits, and so a relative error grows, however well it is rounded."""),
                ""]
        for function in charted:
            out += [f"![The relative error of the derivative of {function}](accuracy/{function}-tail.svg)", ""]
            for type_name in CHARTED:
                formula = from_value(function).replace(" ", "")
                out += [f"The derivative of {function} in {type_name}, {formula} by the others:", "",
                        peers_table(results, function, type_name, "derivative")]
    return "\n".join(out).rstrip() + "\n"


def from_value(function):
    """The derivative out of the value, as the block over the functor has it."""
    header = (HERE.parent.parent / f"include/xact/functions/{function}.hpp").read_text(encoding="utf-8")
    return re.search(r"^// from value +(.+?)\.", header, re.MULTILINE)[1]


# ---- charts --------------------------------------------------------------------------------------

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
        raised = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
        label = {-1: "0.1", 0: "1", 1: "10", 2: "100"}
        self.grid([(10.0 ** e, label.get(e, "10" + str(e).translate(raised)))
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
                text = f"{2.0 ** e:g}" if e >= -3 else "2" + str(e).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
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
    formula = from_value(function)
    d.text(left - 50, 20, f"The derivative of {function}: relative error against x, log scale", size=15, weight=600)
    classes = [("faithful", (BLUE, 2, 1))]
    if results.find(results.ours, function=function, who="exact"):
        classes.append(("exact", (GREEN, 2, 1)))
    # Any library does: the loss is that of rounding y.
    peer = results.distinct(results.find(results.theirs, function=function), "who")
    peer = "glibc" if "glibc" in peer else peer[0]
    legend(d, left - 50, 43, [(f"{formula}, y by {peer}", (ORANGE, 2, 1))] +
           [(f"xact, {name}", style) for name, style in classes])
    for column, type_name in enumerate(CHARTED):
        mine = results.one(results.ours, function=function, type=type_name, who="faithful")
        theirs = results.one(results.theirs, function=function, type=type_name, who=peer)
        f, g = theirs["derivative"], mine["derivative"]
        p = Panel(d, left + column * (wide + gap), top, wide, tall, type_name, type_name, both_sides=False,
                  xs=(-2, CHARTED[type_name][1]))
        p.log_y(*((-9, 1, 2) if type_name == "float" else (-18, 2, 4)))
        if "vanished_from" in f and "subnormal_from" in g:
            a, b = p.x_of(abs(number(f["vanished_from"]))), p.x_of(number(g["subnormal_from"]))
            d.area(a, p.top, b - a, tall, ORANGE, 0.13)
            for i, text in enumerate(("exactly 0,", f"x ≥ {abs(number(f['vanished_from'])):.3g}")):
                d.text((a + b) / 2, p.y_of(1) + 22 + 16 * i, text, colour=ORANGE, anchor="middle", size=12, weight=600)
            d.line(b, p.top, b, p.top + tall, dash="3 3")
            for i, text in enumerate(("true result", "subnormal", f"from {number(g['subnormal_from']):.3g}")):
                d.text(b - 6, p.top + tall * 0.5 + 15 * i, text, anchor="end", size=11)
        jump = abs(number(f["vanished_from"])) if "vanished_from" in f else None
        p.steps([[], f["relative_curve"]], ORANGE, 2, floor=1e-30, jump=jump)
        for name, (colour, width, opacity) in classes:
            r = results.one(results.ours, function=function, type=type_name, who=name)
            if r:
                p.steps([[], r["derivative"]["relative_curve"]], colour, width, opacity, floor=1e-30,
                        jump=number(g.get("subnormal_from", 0)))
        p.x_ticks(range(-2, CHARTED[type_name][1] + 1, 1 if type_name == "float" else 2))
    return d.svg()


def render(summary):
    results = Results(summary)
    files = {HERE.parent / "accuracy.md": page(results)}
    for function in results.distinct([r for r in results.ours if r["who"] != "every class"], "function"):
        files[HERE / f"{function}.svg"] = own_chart(results, function)
        if results.find(results.theirs, function=function):
            files[HERE / f"{function}-peers.svg"] = peers_chart(results, function)
            files[HERE / f"{function}-tail.svg"] = tail_chart(results, function)
    return files


# ---- the check -----------------------------------------------------------------------------------


def over_bound(summary):
    for r in Results(summary).ours:
        for form in FORMS:
            f = r[form]
            name = f"{r['function']} ({r['who']}, {r['type']}, {r['arch']}), {form}"
            if worst(f)["ulp"] > f["bound"]:
                yield f"{name}: {worst(f)['ulp']} ULP at x = {worst(f)['x']}, over the bound {f['bound']}"
            if f["fused_differs"]:
                yield f"{name}: {f['fused_differs']} results of the fused call differ"
            for what in ("broken", "nan_lost", "vanished"):
                if f.get(what):
                    yield f"{name}: {what}, {f[what]} times"
            if f["bound"] == 0.5 and f["misrounded"]:
                yield f"{name}: {f['misrounded']} results are not the nearest number"


def check(programs):
    summary = load()
    faults = list(over_bound(summary))
    for path, text in render(summary).items():
        if not path.exists() or path.read_text() != text:
            faults.append(f"{path.name} is not what report.py makes of summary.json")
    compared = 0
    for program in programs:
        run = subprocess.run([program, "--bounds"], capture_output=True, text=True, check=False)
        for b in json.loads(run.stdout):
            measured = Results.find(Results(summary).ours, **{k: b[k] for k in ("function", "who", "arch", "type")})
            name = f"{b['function']} ({b['who']}, {b['type']}, {b['arch']})"
            if not measured:
                # The page is about named instruction sets; a function without a measurement for one
                # cannot fail.
                if b["arch"] != "the compiler's own":
                    print(f"{name} is not on the page yet: scripts/accuracy")
                continue
            for form in FORMS:
                compared += 1
                if measured[0][form]["bound"] != b[form]:
                    faults.append(f"{name}, {form}: the bound is {measured[0][form]['bound']} on the page, and "
                                  f"{b[form]} in the header")
                if worst(measured[0][form])["ulp"] > b[form]:
                    faults.append(f"{name}, {form}: {worst(measured[0][form])['ulp']} ULP on the page, over the header's {b[form]}")
    print(f"{compared} bounds compared with the headers'")
    for fault in faults:
        print(fault)
    if faults:
        print("scripts/accuracy measures again and writes the page; report.py alone draws it again from summary.json")
    return 1 if faults else 0


def main(arguments):
    if arguments[:1] == ["--check"]:
        return check(arguments[1:])
    if arguments:
        store(summarize(arguments))
    summary = load()
    for path, text in render(summary).items():
        path.write_text(text)
        print(path.relative_to(HERE.parent.parent))
    faults = list(over_bound(summary))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
