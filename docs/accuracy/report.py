#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes docs/accuracy.md and its charts, out of what the measuring programs wrote.

    report.py MEASURED.json...      reduces them to summary.json and records, and writes the page and the charts
    report.py                       writes the page and the charts again, out of summary.json and records
    report.py --check PROGRAM...    compares what is committed with the records, and those with the bounds in the
                                    headers, which measure_xact knows
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]
from charts import own_chart, peers_chart, tail_chart  # noqa: E402
from measured import FORMS, Results, load, store, summarize, worst  # noqa: E402
from page import page  # noqa: E402
from pages import differing, write  # noqa: E402


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
    old, left_over = differing(render(summary), HERE.glob("*.svg"))
    faults += [f"{path.name} is not what report.py makes of summary.json" for path in old]
    faults += [f"{path.name} is on no page" for path in left_over]
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
    write(render(summary), HERE.glob("*.svg"))
    faults = list(over_bound(summary))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
