#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes docs/performance.md and its charts, out of what the race (bench/race) wrote.

    report.py FILE.json...   reduces them to summary.json, a run of the race for each instruction set and what a call costs
                             (scripts/compile_time), and writes the page and the charts
    report.py                writes the page and the charts again, out of summary.json and tried.md
    report.py --check        compares what is committed with summary.json and tried.md
"""

import json
import math
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
from pages import (BLUE, FAINT, GREEN, ORANGE, PINK, TEXT, Drawing, joined, power_text,  # noqa: E402
                   prose, table)

SUMMARY = HERE / "summary.json"
TRIED = HERE / "tried.md"
FUNCTIONS = ["tanh", "sigmoid", "relu", "leaky_relu"]
FORMS = {"value": "y = f(x)", "both": "y and f′(x)", "backward": "dy·f′(x)"}
FORM_WORDS = {"value": "", "both": " with derivative", "backward": ", backward", "two calls": " and derivative, in two calls",
              "one thread": " on one thread", "two threads": " on two threads", "latency": ", latency",
              "slowest input": ""}
TYPES = ["float", "double"]
IN_CACHE = 4096


# ---- summary.json --------------------------------------------------------------------------------


def summarize(files):
    """The times of one contender in one line, by length."""
    runs, calls = [], []
    for file in files:
        run = json.loads(Path(file).read_text())
        if "further_call_bytes" in run:
            calls.append(run)
            continue
        lines = {}
        for t in run["times"]:
            key = tuple(t[k] for k in ("function", "form", "type", "who"))
            lines.setdefault(key, {})[str(t["n"])] = float(f"{t['ns']:.4g}")
        run["times"] = [dict(zip(("function", "form", "type", "who"), key)) | {"ns": ns} for key, ns in lines.items()]
        run["errors"] = [{k: e[k] for k in ("function", "form", "type", "who")} | {"ulp": float(f"{e['ulp']:.4g}")}
                         for e in run["errors"]]
        runs.append(run)
    return {"runs": runs, "calls": calls}


def dump(summary):
    """One line for each record, so that a difference can be read."""
    out = []
    for run in summary["runs"]:
        parts = []
        for key, value in run.items():
            if value and isinstance(value, list) and isinstance(value[0], dict):
                rows = ",\n".join(json.dumps(v, separators=(",", ":"), ensure_ascii=False) for v in value)
                parts.append(f'"{key}": [\n{rows}]')
            else:
                parts.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
        out.append("{" + ",\n".join(parts) + "}")
    calls = ",\n".join(json.dumps(call, ensure_ascii=False) for call in summary["calls"])
    return '{"runs": [\n' + ",\n".join(out) + '\n],\n"calls": [\n' + calls + "\n]}\n"


class Run:
    """What was measured for one instruction set."""

    def __init__(self, run):
        self.all = run
        self.arch = run["arch"]
        self.calls = {(c["who"], c["function"]): c["how"] for c in run["calls"]}
        self.times = {(t["function"], t["form"], t["type"], t["who"]): {int(n): ns for n, ns in t["ns"].items()}
                      for t in run["times"]}
        self.errors = {(e["function"], e["form"], e["type"], e["who"]): e["ulp"] for e in run["errors"]}

    def ns(self, function, form, type_name, who, n):
        """Of a call; None if that was not raced."""
        return self.times.get((function, form, type_name, who), {}).get(n)

    def per_element(self, *which, n):
        ns = self.ns(*which, n)
        return None if ns is None else ns / n

    def who(self, function, type_name, form=None):
        """Ours first, then the others as they come in 4096 elements, fastest first."""
        names = {w for f, m, t, w in self.times if f == function and t == type_name and m == (form or m)}
        return sorted(names, key=lambda w: (not w.startswith("xact"), not w.endswith("faithful"), self.ns(
            function, form or "value", type_name, w, IN_CACHE) or math.inf, w))

    def ours(self, function, type_name):
        """Whom the others are compared with."""
        return "xact faithful" if (function, "value", type_name, "xact faithful") in self.times else "xact"

    def lengths(self):
        return sorted({n for (f, m, t, w), ns in self.times.items() if m == "value" for n in ns})


# ---- the page ------------------------------------------------------------------------------------


def time_text(ns):
    return "—" if ns is None else f"{ns:.3g}" if ns < 100 else f"{ns:.0f}"


def ratio_text(ratio):
    return f"{ratio:.2f}" if ratio < 9.995 else f"{ratio:.0f}"


def ulp_text(ulp):
    if ulp is None:
        return "—"
    return f"{ulp:.3g}" if ulp < 100 else power_text(ulp)


def name_text(who):
    return f"**{who.replace('xact ', 'xact, ')}**" if who.startswith("xact") else who + ("\\*" if who in FREE else "")


def length_text(n):
    power = int(math.log2(n))
    raised = str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"2{raised}" if 2 ** power == n and n > IN_CACHE else str(n)


def size_text(bytes_):
    return f"{bytes_ / 2 ** 20:g} MB" if bytes_ >= 2 ** 20 else f"{bytes_ / 2 ** 10:g} kB"


# Those that use the widest registers of the machine, whatever instruction set the run is about.
FREE = {"XNNPACK", "memcpy"}


FREE_NOTE = "* takes the machine’s widest registers in every run"


def chart_name(who):
    return who.replace("xact ", "xact, ") + ("*" if who in FREE else "")


def peer_text(p):
    return " ".join(w for w in (p["name"], p["version"], f"({p['note']})" if p["note"] else "") if w)


def subject(i):
    """A measured thing in words, without its owner."""
    text = i["function"] + FORM_WORDS.get(i["form"], ", " + i["form"])
    if i["type"] != "float":
        text += ", " + i["type"]
    if i["n"] != IN_CACHE:
        text += f", {length_text(i['n'])} elements"
    return text


def owned(i):
    if i["who"] == i["function"]:
        return subject(i)
    if i["who"].startswith("xact"):
        return (i["who"].removeprefix("xact").strip() + " " + subject(i)).strip()
    return f"{i['who']}’s {subject(i)}"


def verdict(t, unit):
    if t["got"] < 0:
        return f"not measured (at most {t['limit']:g}{unit})"
    word = "least" if t["at_least"] else "most"
    got = f"{t['got']:.3f}" if t["got"] < 1 else f"{t['got']:.2f}"
    # More digits where two would hide on which side of the limit it is.
    if float(got) == t["limit"]:
        got = f"{t['got']:.4f}"
    where = f" ({t['where']})" if t["where"] else ""
    text = f"{got}{unit}{where}, at {word} {t['limit']:g}: "
    return text + "met" if t["met"] else f"**{text}not met**"


def targets(runs):
    """One row for each, with all instruction sets beside each other."""
    rows = {}
    for run in runs:
        for t in run.all["targets"]:
            key = (t["topic"], owned(t["what"]), owned(t["than"]) if t["than"] else None, t["what"]["form"], t["at_least"])
            rows.setdefault(key, {})[run.arch] = t
    out = []
    for topic in dict.fromkeys(key[0] for key in rows):
        head, lines = ["what", "beside"], []
        for (_, what, than, form, at_least), cells in ((k, c) for k, c in rows.items() if k[0] == topic):
            slowest, absolute = form == "slowest input", than is None
            unit = "" if slowest or not absolute else " ns"
            if slowest:
                what, than = what.replace(f", {length_text(1024)} elements", ""), "the same on usual numbers"
            elif absolute:
                than = "a call, each waiting for the one before" if form == "latency" else "a call, one after the other"
                what = what.replace(", latency", "")
            if at_least:
                than += ", how much faster"
            lines.append([what, than] + [verdict(cells[r.arch], unit) if r.arch in cells else "—" for r in runs])
        out += [f"### {topic}", "", table(head + [r.arch for r in runs], lines)]
    return out


def verdict_line(runs):
    counted = [(r.arch, [t for t in r.all["targets"] if t["got"] >= 0]) for r in runs]
    return joined([f"{sum(t['met'] for t in ts)} of {len(ts)} are met on {arch}" for arch, ts in counted])


def contenders(runs, function, type_name):
    """Error, and time of each form in cache."""
    first = runs[0]
    forms = [f for f in FORMS if any(m == f and fn == function and t == type_name for r in runs for fn, m, t, _ in r.times)]
    rows = []
    names = list(dict.fromkeys(w for r in runs for w in r.who(function, type_name, "value")))
    if function in ("relu", "leaky_relu"):
        names.append("memcpy")
    for who in names:
        call = first.calls.get((who, function)) or first.calls.get((who, who), "")
        row = [name_text(who), f"`{call.replace('(f, ', f'({function}, ')}`"]
        for form in ("value", "backward"):
            row.append(ulp_text(max((r.errors.get((function, form, type_name, who)) for r in runs
                                     if (function, form, type_name, who) in r.errors), default=None)))
        for form in forms:
            for r in runs:
                fn = "memcpy" if who == "memcpy" else function
                ns = r.per_element(fn, form, type_name, who, n=IN_CACHE)
                ours = r.per_element(function, form, type_name, r.ours(function, type_name), n=IN_CACHE)
                row.append(time_text(ns) + (f" ({ratio_text(ns / ours)})" if ns and ours else ""))
        rows.append(row)
    head = ["", "call", "ULP of f", "ULP of f′"] + [f"{FORMS[f]}, {r.arch}" for f in forms for r in runs]
    return table(head, rows)


def small(runs):
    """Calls on the shortest array, in nanoseconds for a call."""
    n = runs[0].lengths()[0]
    names = list(dict.fromkeys(w for f in FUNCTIONS for r in runs for w in r.who(f, "float", "latency")))
    names.sort(key=lambda w: not w.startswith("xact"))
    rows = []
    for who in names:
        row = [name_text(who)]
        for function in FUNCTIONS:
            for r in runs:
                one, other = (r.ns(function, form, "float", who, n) for form in ("value", "latency"))
                row.append("—" if one is None else f"{time_text(one)} / {time_text(other)}")
        rows.append(row)
    return table([""] + [f"{f}, {r.arch}" for f in FUNCTIONS for r in runs], rows)


def everything(run, type_name):
    lengths = run.lengths()
    rows = []
    for function in FUNCTIONS:
        for form in FORMS:
            base = run.ours(function, type_name)
            for who in run.who(function, type_name, form):
                row = [f"`{function}`", FORMS[form], name_text(who)]
                for n in lengths:
                    ns = run.per_element(function, form, type_name, who, n=n)
                    ours = run.per_element(function, form, type_name, base, n=n)
                    row.append(time_text(ns) + (f" ({ratio_text(ns / ours)})" if ns and ours else ""))
                rows.append(row)
    rows.append(["", "", "memcpy"] + [time_text(run.per_element("memcpy", "value", type_name, "memcpy", n=n)) for n in lengths])
    return table(["function", "form", ""] + [length_text(n) for n in lengths], rows)


def costs(calls):
    """What calls cost those who compile them."""
    return table(["flags", "README’s first example", "the include alone", "the first call", "a further call"],
                 [[f"`{call['flags']}`", f"{call['example_seconds']:.2f} s", f"{call['include_seconds']:.2f} s",
                   f"{call['first_call_bytes']} bytes", f"{call['further_call_bytes']} bytes"] for call in calls])


def page(runs, calls, charts):
    first = runs[0].all
    there = [p for p in first["peers"] if p["there"] and not p["name"].startswith("xact")]
    missing = [p for r in runs for p in r.all["peers"] if not p["there"]]
    out = ["<!-- Written by scripts/performance out of what it measured, and tried.md; an edit here is lost, and found out by a test. -->",
           "# Performance, measured", ""]
    out.append(prose(f"""Every figure on this page was measured by `scripts/performance`, which writes the page, its charts and
[summary.json](performance/summary.json), out of which both can be drawn again. The machine: {first['machine']}, one core of
{first['cores']}, caches of {joined([size_text(c) for c in first['caches'] if c])}; the compiler: {first['compiler']}. One run for each of
{joined([r.arch for r in runs])}; in it all that are compared take turns, many short rounds, and the best round of each counts. Arrays start at pages.
Times are of this machine; ratios carry over better. x is drawn from N(0, 2.5²)."""))
    out += ["", prose(f"""Beside xact {next(p['version'] for p in first['peers'] if p['name'] == 'xact')} ran
{joined([peer_text(p) for p in there])}. Each is compiled into a shared object of its own, for the
instruction set named and scheduled for this machine, so that no flag and no symbol of one can touch another. One core each. What a user
of oneDNN and XNNPACK makes once (primitives and operators) is not in the time; oneDNN is told which instruction set to keep to,
XNNPACK cannot be, and takes what it wants. Derivatives of the others are what their users write: y(1−y) and 1−y² out of the
value, in the same loop where the library works in one.""")]
    if missing:
        out += ["", f"**Not raced: {joined([peer_text(p) for p in {p['name']: p for p in missing}.values()])}.**"]
    out += ["", "## Error against time", "",
            prose(f"""{IN_CACHE} elements, in cache. Down and left is better. The errors are the largest on a sample, two million
numbers of |x| < 20 and of N(0, 2.5²); [accuracy.md](accuracy.md) has those over all floats. Both axes are logarithmic."""), ""]
    for name, alt in charts["error"]:
        out += [f"![{alt}](performance/{name}.svg)", ""]
    out += ["## What was promised, and what was aimed at", "",
            prose(f"""The list is in `bench/race/targets.hpp`. A figure is a ratio of times in one run, a time, or a multiple, as the
second column says; {IN_CACHE} floats in cache, unless something else is said. {verdict_line(runs)}."""), ""]
    out += targets(runs)
    tried = TRIED.read_text().strip() if TRIED.exists() else ""
    out += ["## What was tried", "", tried, ""]
    out += ["## Beside each other, in cache", "",
            prose(f"""Nanoseconds an element at {IN_CACHE} elements, and in brackets the multiple of xact’s faithful time in the same run. The
errors are the largest of all instruction sets, on the sample. What has a star takes the machine’s widest registers in every
run."""), ""]
    for function in FUNCTIONS:
        for type_name in TYPES:
            out += [f"### {function}, {type_name}", "", contenders(runs, function, type_name)]
    out += ["## Time against length", ""]
    for name, alt in charts["length"]:
        out += [f"![{alt}](performance/{name}.svg)", ""]
    n = runs[0].lengths()[0]
    out += ["## Small arrays", "",
            f"{n} floats, in nanoseconds for a call: one after the other / each waiting for the result of the one before.", "",
            small(runs)]
    if calls:
        out += ["## What a call costs to compile", "",
                prose(f"""CPU seconds that {calls[0]['compiler']} takes for [README](../README.md)’s first example and for its
include alone, and bytes of code of `forward(sigmoid)` on floats, with all that it calls: of the first call in a program, and of a further
one. `scripts/compile_time --call` measures them."""), "",
                costs(calls)]
    out += ["## All times", "",
            "Nanoseconds an element, by length, and in brackets the multiple of xact’s faithful time in the same run.", ""]
    for r in runs:
        for type_name in TYPES:
            out += [f"<details><summary>{r.arch}, {type_name}</summary>", "", everything(r, type_name), "</details>", ""]
    return "\n".join(out).rstrip() + "\n"


# ---- charts --------------------------------------------------------------------------------------

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


def error_chart(runs, type_name, form, title):
    functions = [f for f in FUNCTIONS[:2] if any((f, form, type_name) == k[:3] for r in runs for k in r.errors)]
    data = {(f, r.arch): [(who, r.per_element(f, form, type_name, who, n=IN_CACHE), r.errors[f, form, type_name, who])
                          for who in r.who(f, type_name, form) if (f, form, type_name, who) in r.errors]
            for f in functions for r in runs}
    flat = [p for points in data.values() for p in points]
    if not flat:
        return None
    xs = limits([p[1] for p in flat], 1.35)
    wide, tall, gap, left, top = 430, 310, 66, 62, 76
    d = Drawing(left + len(runs) * (wide + gap) - gap + 24, top + len(functions) * (tall + 78) - 30, title)
    d.text(left - 50, 22, title, size=15, weight=600)
    d.text(left - 50, 42, "largest error in ULP, upwards; nanoseconds an element, to the right: down and left is better"
           + (f" · {FREE_NOTE}" if any(p[0] in FREE for p in flat) else ""), size=12)
    for row, function in enumerate(functions):
        ys = limits([p[2] for r in runs for p in data[function, r.arch]], 1.6)
        for column, r in enumerate(runs):
            p = Log(d, left + column * (wide + gap), top + row * (tall + 78), wide, tall, f"{function}, {r.arch}", xs, ys)
            between = (2, 5) if ys[1] / ys[0] < 1000 else ()
            p.x_grid(decades(*xs, (2, 5)), "ns an element" if row + 1 == len(functions) else "")
            p.y_grid(decades(*ys, between))
            if ys[0] < 1 < ys[1]:
                d.line(p.left, p.y(1), p.left + wide, p.y(1), colour=TEXT, width=1, dash="5 4")
            points = []
            for who, ns, ulp in data[function, r.arch]:
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
                for who in run.who(f, type_name, "value")} for f in FUNCTIONS}
    copy = [run.per_element("memcpy", "value", type_name, "memcpy", n=n) for n in lengths]
    for f in FUNCTIONS[2:]:
        if all(copy):
            data[f]["memcpy"] = copy
    wide, tall, gap, left, top = 360, 290, 150, 56, 74
    d = Drawing(left + 2 * (wide + gap) - 30, top + 2 * (tall + 78) - 30, title)
    d.text(left - 44, 22, title, size=15, weight=600)
    d.text(left - 44, 42, "nanoseconds an element, upwards; elements, to the right; both logarithmic"
           f" · {FREE_NOTE}", size=12)
    for i, function in enumerate(FUNCTIONS):
        lines = data[function]
        ys = limits([v for line in lines.values() for v in line if v], 1.3)
        p = Log(d, left + i % 2 * (wide + gap), top + i // 2 * (tall + 78), wide, tall, function, (lengths[0], lengths[-1]), ys)
        p.x_grid([(n, length_text(n)) for n in lengths], "elements" if i > 1 else "")
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


def render(summary):
    runs = [Run(r) for r in summary["runs"]]
    files, charts = {}, {"error": [], "length": []}

    def add(kind, name, title, svg):
        if svg:
            files[HERE / f"{name}.svg"] = svg
            charts[kind].append((name, title))

    for type_name in TYPES:
        title = f"Error against time: tanh and sigmoid, {type_name}"
        add("error", f"error-{type_name}", title, error_chart(runs, type_name, "value", title))
    title = "Error against time: dy·f′(x), float"
    add("error", "error-backward", title, error_chart(runs, "float", "backward", title))
    for r in runs:
        name = "length-" + r.arch.lower().replace(" ", "-")
        title = f"Time against length, float, {r.arch}"
        add("length", name, title, length_chart(r, "float", title))
    files[HERE.parent / "performance.md"] = page(runs, summary.get("calls", []), charts)
    return files


def left_over(files):
    """Charts of what was not measured this time."""
    return [path for path in HERE.glob("*.svg") if path not in files]


def check():
    files = render(json.loads(SUMMARY.read_text()))
    faults = [f"{path.name} is not what report.py makes of summary.json and tried.md"
              for path, text in files.items() if not path.exists() or path.read_text() != text]
    faults += [f"{path.name} is not on the page" for path in left_over(files)]
    for fault in faults:
        print(fault)
    if faults:
        print("scripts/performance measures again and writes the page; report.py alone draws it again from summary.json")
    return 1 if faults else 0


def main(arguments):
    if arguments == ["--check"]:
        return check()
    if arguments:
        SUMMARY.write_text(dump(summarize(arguments)))
    files = render(json.loads(SUMMARY.read_text()))
    for path in left_over(files):
        path.unlink()
    for path, text in files.items():
        path.write_text(text)
        print(path.relative_to(HERE.parent.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
