#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/functions.md, its pictures and the README's table of functions out of the blocks in
include/xact/functions, the bounds in the headers and the graphs. scripts/functions calls it.

    report.py [--check] SAMPLES MEASURE     the programs function_samples and measure_xact

--check writes nothing, and ends with 1 where something that is committed is not what would be
written; with 77 where the programs are built for fewer instruction sets than the page tells of."""
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
from pages import ARCHS, differing, write  # noqa: E402

KEYS = ("value", "derivative", "domain", "method", "parameters", "error", "from value")
TITLES = {"domain": "domain and special values", "from value": "derivative from the value"}


def block(name):
    """The fixed block above a functor: {key: text}, and what stands behind it."""
    text = (ROOT / f"include/xact/functions/{name}.hpp").read_text(encoding="utf-8")
    lines = re.search(r"((?:^//.*\n)*^// value  .*\n(?:^//.*\n)*)", text, re.MULTILINE)[1].splitlines()
    found, key, rest = {}, None, []
    for line in lines:
        if m := re.match(r"// (value|derivative|domain|method|parameters|error|from value) +(.+)$", line):
            key = m[1]
            found[key] = m[2]
        elif m := re.match(r"//  {12,}(.+)$", line):
            found[key] += " " + m[1]
        elif line == "//":
            key = None
        else:
            rest.append(line[3:])
    missing = [k for k in ("value", "derivative", "domain", "method", "error") if k not in found]
    if missing:
        sys.exit(f"{name}.hpp: its block lacks {', '.join(missing)}")
    return found, " ".join(rest)


def picture(function):
    """Value and derivative as a graph, readable on light and dark pages."""
    points = function["graph"]
    low = max(min(p[k] for p in points for k in (1, 2)), -3.2)
    high = min(max(p[k] for p in points for k in (1, 2)), 3.2)
    low, high = min(low, 0) - 0.15, max(high, 0) + 0.15
    width, height, left, top = 320, 200, 34, 10
    inner, tall = width - left - 10, height - top - 24
    sx = lambda x: left + (x + 6) / 12 * inner
    sy = lambda y: top + (high - y) / (high - low) * tall

    def path(k):
        parts, pen = [], False
        for before, p in zip([None] + points[:-1], points):
            y = p[k]
            if not low <= y <= high:
                pen = False
                continue
            jump = before is not None and abs(y - before[k]) > 0.4
            parts.append(f"{'L' if pen and not jump else 'M'}{sx(p[0]):.1f} {sy(y):.1f}")
            pen = True
        return "".join(parts)

    ticks = [t for t in (-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3) if low <= t <= high]
    if high - low > 2.5:
        ticks = [t for t in ticks if t == int(t)]
    name = function["name"]
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{name} and its derivative from −6 to 6" font-family="sans-serif" font-size="10">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for t in ticks:
        out.append(f'<path d="M{left} {sy(t):.1f}h{inner}" stroke="{"#888888" if t == 0 else "#dddddd"}"/>')
        out.append(f'<text x="{left - 4}" y="{sy(t) + 3.5:.1f}" text-anchor="end" fill="#444444">{t:g}</text>')
    for t in (-6, -4, -2, 0, 2, 4, 6):
        out.append(f'<path d="M{sx(t):.1f} {top}v{tall}" stroke="{"#888888" if t == 0 else "#eeeeee"}"/>')
        out.append(f'<text x="{sx(t):.1f}" y="{height - 10}" text-anchor="middle" fill="#444444">{t}</text>')
    out.append(f'<path d="{path(2)}" fill="none" stroke="#d95f02" stroke-width="1.8" stroke-dasharray="5 3"/>')
    out.append(f'<path d="{path(1)}" fill="none" stroke="#1b6ca8" stroke-width="2"/>')
    out.append(f'<text x="{left + 6}" y="{top + 12}" fill="#1b6ca8">{name}</text>')
    out.append(f'<text x="{left + 6}" y="{top + 25}" fill="#d95f02">derivative</text>')
    return "\n".join(out) + "\n</svg>\n"


def bounds_table(name, bounds):
    rows = {}
    for b in bounds:
        if b["function"] == name:
            rows.setdefault((b["type"], b["who"], b["value"], b["derivative"]), []).append(b["arch"])
    every = {b["arch"] for b in bounds}
    out = ["| type | class | instruction set | value, ULP | derivative, ULP |", "| --- | --- | --- | --- | --- |"]
    for (type_, who, value, derivative), archs in rows.items():
        where = "every" if set(archs) == every else ", ".join(archs)
        out.append(f"| {type_} | {who} | {where} | {value:g} | {derivative:g} |")
    return out


def parameters(function):
    return ", ".join(f"`{n}` = {v:g}" for n, v in function["parameters"])


def page(functions, bounds):
    out = [
        "# Functions",
        "",
        "Written by `scripts/functions` out of the headers; do not edit. Bounds are of x86-64, in units of the last place, over",
        "the whole range; [accuracy.md](accuracy.md) has what was found.",
        "",
        " · ".join(f"[{f['name']}](#{f['name']})" for f in functions),
    ]
    for f in functions:
        found, rest = block(f["name"])
        out += ["", f"## {f['name']}", "", f"![{f['name']} and its derivative](functions/{f['name']}.svg)", "", "| | |", "| --- | --- |"]
        for key in KEYS:
            if key in found:
                out.append(f"| {TITLES.get(key, key)} | {cell(found[key])} |")
        if f["parameters"]:
            out.append(f"| defaults | {parameters(f)} |")
        if rest:
            out += ["", rest]
        out += [""] + bounds_table(f["name"], bounds)
    return "\n".join(out) + "\n"


def cell(text):
    return text.replace("|", "\\|")


def readme(functions):
    out = ["| functor | value | derivative | parameters | class exact | derivative from the value |", "| --- | --- | --- | --- | --- | --- |"]
    for f in functions:
        found, _ = block(f["name"])
        saved = "no" if not f["from_value"] else cell(re.split(r"\. ", found["from value"])[0]) if "from value" in found else "loses nothing"
        exact = "float" if f["has_class_exact"] else "as it is"
        value, derivative = (cell(re.split(r"[:(] ?(?:the |which )", found[k])[0].strip()) for k in ("value", "derivative"))
        out.append(f"| [`{f['name']}`](docs/functions.md#{f['name']}) | {value} | {derivative} | {parameters(f) or '—'} | {exact} | {saved} |")
    return out


def main():
    check = "--check" in sys.argv
    samples, measure = [a for a in sys.argv[1:] if a != "--check"]
    run = lambda *command: json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    functions, bounds = run(samples), run(measure, "--bounds")
    missing = set(ARCHS) - {b["arch"] for b in bounds}
    if missing:
        print(f"SKIPPED: the bounds on {', '.join(sorted(missing))} are not in this build")
        sys.exit(77)
    wanted = {ROOT / "docs/functions.md": page(functions, bounds)}
    for f in functions:
        wanted[HERE / f"{f['name']}.svg"] = picture(f)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    begin, end = "<!-- functions: scripts/functions writes this table -->\n", "<!-- functions: end -->\n"
    before, inside = text.split(begin)
    wanted[ROOT / "README.md"] = before + begin + "\n".join(readme(functions)) + "\n" + end + inside.split(end)[1]
    if not check:
        return write(wanted, HERE.glob("*.svg"))
    stale, unknown = differing(wanted, HERE.glob("*.svg"))
    for p in stale + unknown:
        print(f"{p.relative_to(ROOT)}: {'is of no function' if p in unknown else 'older than the headers'}")
    if stale or unknown:
        sys.exit("run scripts/functions")


main()
