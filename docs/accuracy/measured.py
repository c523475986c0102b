# SPDX-License-Identifier: MIT
"""What was measured: read, reduced to summary.json and records, and looked up."""

import json
import math
import sys
from pathlib import Path

from pages import ARCHS

HERE = Path(__file__).resolve().parent
SUMMARY = HERE / "summary.json"
RECORDS = HERE / "records"
FORMS = ["value", "derivative"]
# Of |x|, as powers of two; smaller and larger ones are in the tables all the same.
CHARTED = {"float": (-13, 7), "double": (-27, 10)}


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
    """What was measured; of functions that were not measured this time, what is on record."""
    summary = {"libraries": "", "results": [], "xact": None, "peers": None}
    order = []
    for file in files:
        measured = json.loads(Path(file).read_text())
        about = {"every": measured["every"], "double_points": measured["double_points"]}
        summary["compiler"] = measured["compiler"]
        order = measured["functions"]
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
                    # Of |x|: the larger of both sides.
                    result[form]["relative_curve"] = [max(pair) for pair in zip(*curve(cells, 2, result["type"]))]
            summary["results"].append(result)
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
    now = Results.distinct(summary["results"], "function")
    before = load() if SUMMARY.exists() else {"results": []}
    kept = [r for r in before["results"] if r["function"] in order and r["function"] not in now]
    if kept:
        for key in ("xact", "peers", "libraries", "compiler"):
            if before[key] != (summary[key] or before[key]):
                sys.exit(f"report.py: the page has {key} {before[key]}, and this is {summary[key]}: measure all functions")
            summary[key] = before[key]
    summary["results"] = sorted(summary["results"] + kept, key=lambda r: order.index(r["function"]))
    summary["functions"] = Results.distinct(summary["results"], "function")
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
