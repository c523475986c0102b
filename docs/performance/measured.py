# SPDX-License-Identifier: MIT
"""What was measured: read, reduced to summary.json, and looked up."""

import json
import math
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What compiling a call costs: no matter of the machine.
CALLS = HERE / "calls.json"
TRIED = HERE / "tried.md"
FORMS = {"value": "y = f(x)", "both": "y and f′(x)", "backward": "dy·f′(x)"}
FORM_WORDS = {"value": "", "both": " with derivative", "backward": ", backward", "two calls": " and derivative, in two calls",
              "one thread": " on one thread", "two threads": " on two threads", "latency": ", latency",
              "slowest input": ""}
TYPES = ["float", "double"]
IN_CACHE = 4096


def read(files):
    """The runs of the race, and what calls cost."""
    all_ = [json.loads(Path(file).read_text()) for file in files]
    return [r for r in all_ if "times" in r], [r for r in all_ if "further_call_bytes" in r]


def folder_of(machine):
    """Of a machine's page."""
    return HERE / re.sub(r"[^a-z0-9]+", "-", re.sub(r"\((r|tm)\)| processor", "", machine.lower())).strip("-")


def summaries():
    """Those of all machines that were measured."""
    return sorted(HERE.glob("*/summary.json"))


def summarize(runs):
    """The times of one contender in one line, by length."""
    for run in runs:
        lines = {}
        for t in run["times"]:
            key = tuple(t[k] for k in ("function", "form", "type", "who"))
            lines.setdefault(key, {})[str(t["n"])] = float(f"{t['ns']:.4g}")
        run["times"] = [dict(zip(("function", "form", "type", "who"), key)) | {"ns": ns} for key, ns in lines.items()]
        run["errors"] = [{k: e[k] for k in ("function", "form", "type", "who")} | {"ulp": float(f"{e['ulp']:.4g}")}
                         for e in run["errors"]]
    return {"runs": runs}


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
    return '{"runs": [\n' + ",\n".join(out) + "\n]}\n"


def dump_calls(calls):
    return "[\n" + ",\n".join(json.dumps(call, ensure_ascii=False) for call in calls) + "\n]\n"


class Run:
    """What was measured for one instruction set."""

    def __init__(self, run):
        self.all = run
        self.arch = run["arch"]
        self.calls = {(c["who"], c["function"]): c["how"] for c in run["calls"]}
        self.times = {(t["function"], t["form"], t["type"], t["who"]): {int(n): ns for n, ns in t["ns"].items()}
                      for t in run["times"]}
        self.functions = run["functions"]
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

    def has_classes(self, function):
        """Whether there is more than one right way to round, so that errors are worth a chart."""
        return any(f == function and w == "xact faithful" for f, m, t, w in self.times)

    def lengths(self):
        return sorted({n for (f, m, t, w), ns in self.times.items() if m == "value" for n in ns})
