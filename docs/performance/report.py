#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes docs/performance.md and the page of each machine, out of what the race (bench/race) wrote.

    report.py FILE.json...   reduces them to MACHINE/summary.json, a run of the race for each instruction set, and calls.json, what
                             a call costs (scripts/compile_time), and writes the pages and the charts
    report.py                writes the pages and the charts again, out of the summaries and tried.md
    report.py --check        compares what is committed with the summaries and tried.md
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]
from charts import error_chart, length_chart  # noqa: E402
from measured import CALLS, Run, dump, dump_calls, folder_of, read, summaries, summarize  # noqa: E402
from page import index_page, machine_page  # noqa: E402
from pages import differing, relative, write  # noqa: E402

# What a chart of errors shows: forms, types, and what they are called.
PANELS = [("value", "float", "y, float"), ("value", "double", "y, double"), ("backward", "float", "dy·f′(x), float")]


def render_machine(folder, runs):
    files, charts = {}, {"error": [], "length": []}

    def add(kind, name, title, svg):
        files[folder / f"{name}.svg"] = svg
        charts[kind].append((name, title))

    for function in filter(runs[0].has_classes, runs[0].functions):
        title = f"Error against time: {function}"
        add("error", f"error-{function}", title, error_chart(runs, function, PANELS, title))
    for r in runs:
        name = "length-" + r.arch.lower().replace(" ", "-")
        title = f"Time against length, float, {r.arch}"
        add("length", name, title, length_chart(r, "float", title))
    files[folder / "README.md"] = machine_page(runs, charts)
    return files


def render():
    machines = [(path.parent, [Run(r) for r in json.loads(path.read_text())["runs"]]) for path in summaries()]
    calls = json.loads(CALLS.read_text()) if CALLS.exists() else []
    files = {HERE.parent / "performance.md": index_page([(folder.name, runs) for folder, runs in machines], calls)}
    for folder, runs in machines:
        files |= render_machine(folder, runs)
    return files


def check():
    old, left_over = differing(render(), HERE.glob("**/*.svg"))
    for path in old:
        print(f"{relative(path)} is not what report.py makes of the summaries and tried.md")
    for path in left_over:
        print(f"{relative(path)} is on no page")
    if old or left_over:
        print("scripts/performance measures again and writes the page; report.py alone draws it again from the summaries")
    return 1 if old or left_over else 0


def main(arguments):
    if arguments == ["--check"]:
        return check()
    runs, calls = read(arguments)
    if runs:
        folder = folder_of(runs[0]["machine"])
        folder.mkdir(exist_ok=True)
        (folder / "summary.json").write_text(dump(summarize(runs)))
    if calls:
        CALLS.write_text(dump_calls(calls))
    write(render(), HERE.glob("**/*.svg"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
