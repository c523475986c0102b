#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes docs/performance.md and its charts, out of what the race (bench/race) wrote.

    report.py FILE.json...   reduces them to summary.json, a run of the race for each instruction set and what a call costs
                             (scripts/compile_time), and writes the page and the charts
    report.py                writes the page and the charts again, out of summary.json and tried.md
    report.py --check        compares what is committed with summary.json and tried.md
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]
from charts import error_chart, length_chart  # noqa: E402
from measured import Run, SUMMARY, TYPES, dump, summarize  # noqa: E402
from page import page  # noqa: E402


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
