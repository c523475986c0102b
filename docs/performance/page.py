# SPDX-License-Identifier: MIT
"""The text and the tables of docs/performance.md and of the page of each machine."""

import math

from measured import FORMS, FORM_WORDS, IN_CACHE, TRIED, TYPES
from pages import joined, power_text, prose, superscript, table


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
    return f"2{superscript(power)}" if 2 ** power == n and n > IN_CACHE else str(n)


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


def met(runs):
    """Of each run, the targets that were measured."""
    return [(r.arch, [t for t in r.all["targets"] if t["got"] >= 0]) for r in runs]


def verdict_line(runs):
    return joined([f"{sum(t['met'] for t in ts)} of {len(ts)} are met on {arch}" for arch, ts in met(runs)])


def contenders(runs, function, type_name):
    """Error, and time of each form in cache."""
    first = runs[0]
    forms = [f for f in FORMS if any(m == f and fn == function and t == type_name for r in runs for fn, m, t, _ in r.times)]
    rows = []
    names = list(dict.fromkeys(w for r in runs for w in r.who(function, type_name, "value")))
    if not first.has_classes(function):
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
    rows = []
    for function in runs[0].functions:
        for who in dict.fromkeys(w for r in runs for w in r.who(function, "float", "latency")):
            row = [f"`{function}`", name_text(who)]
            for r in runs:
                row += [time_text(r.ns(function, form, "float", who, n)) for form in ("value", "latency")]
            rows.append(row)
    return table(["function", ""] + [f"{what}, {r.arch}" for r in runs for what in ("one after the other", "each waiting")], rows)


def everything(run, type_name):
    lengths = run.lengths()
    rows = []
    for function in run.functions:
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


WRITTEN = ("<!-- Written by scripts/performance out of what it measured, and tried.md; an edit here is lost, and found out by a "
           "test. -->")


def machine_page(runs, charts):
    first = runs[0].all
    there = [p for p in first["peers"] if p["there"] and not p["name"].startswith("xact")]
    missing = [p for r in runs for p in r.all["peers"] if not p["there"]]
    out = [WRITTEN, f"# Performance on {machine_name(first)}", ""]
    out.append(prose(f"""Measured by `scripts/performance`, which writes this page, its charts and [summary.json](summary.json), out of
which both can be drawn again; [performance.md](../../performance.md) has the other machines. One core of {first['cores']}, caches
of {joined([size_text(c) for c in first['caches'] if c])}; the compiler: {first['compiler']}. One run for each of
{joined([r.arch for r in runs])}; in it all that are compared take turns, many short rounds, and the best round of each counts. Arrays
start at pages. Times are of this machine; ratios carry over better. x is drawn from N(0, 2.5²)."""))
    out += ["", prose(f"""Beside xact {next(p['version'] for p in first['peers'] if p['name'] == 'xact')} ran
{joined([peer_text(p) for p in there])}. Each is compiled into a shared object of its own, for the
instruction set named and scheduled for this machine, so that no flag and no symbol of one can touch another. One core each. What a user
of oneDNN and XNNPACK makes once (primitives and operators) is not in the time; oneDNN is told which instruction set to keep to,
XNNPACK cannot be, and takes what it wants. Functions that a library does not have, and derivatives, are what its users
write (`bench/peers/formulas.hpp`): out of the value where that can be, as 1−y² for tanh, in the same loop where the library
works in one.""")]
    if missing:
        out += ["", f"**Not raced: {joined([peer_text(p) for p in {p['name']: p for p in missing}.values()])}.**"]
    out += ["", "## Error against time", "",
            prose(f"""{IN_CACHE} elements, in cache. Down and left is better. The errors are the largest on a sample, two million
numbers of |x| < 20 and of N(0, 2.5²); [accuracy.md](../../accuracy.md) has those over all floats. Both axes are logarithmic."""), ""]
    for name, alt in charts["error"]:
        out += [f"![{alt}]({name}.svg)", ""]
    out += ["## What was promised, and what was aimed at", "",
            prose(f"""The list is in `bench/race/targets.hpp`. A figure is a ratio of times in one run, a time, or a multiple, as the
second column says; {IN_CACHE} floats in cache, unless something else is said. {verdict_line(runs)}."""), ""]
    out += targets(runs)
    out += ["## Beside each other, in cache", "",
            prose(f"""Nanoseconds an element at {IN_CACHE} elements, and in brackets the multiple of xact’s faithful time in the same run. The
errors are the largest of all instruction sets, on the sample. What has a star takes the machine’s widest registers in every
run."""), ""]
    for function in runs[0].functions:
        for type_name in TYPES:
            out += [f"### {function}, {type_name}", "", contenders(runs, function, type_name)]
    out += ["## Time against length", ""]
    for name, alt in charts["length"]:
        out += [f"![{alt}]({name}.svg)", ""]
    n = runs[0].lengths()[0]
    out += ["## Small arrays", "",
            f"{n} floats, in nanoseconds for a call: one after the other, and each waiting for the result of the one before.", "",
            small(runs)]
    out += ["## All times", "",
            "Nanoseconds an element, by length, and in brackets the multiple of xact’s faithful time in the same run.", ""]
    for r in runs:
        for type_name in TYPES:
            out += [f"<details><summary>{r.arch}, {type_name}</summary>", "", everything(r, type_name), "</details>", ""]
    return "\n".join(out).rstrip() + "\n"


def machine_name(run):
    return run["machine"].replace("(R)", "").replace("(TM)", "").removesuffix(" Processor")


def index_page(machines, calls):
    """`machines`: the folder of each, and its runs."""
    out = [WRITTEN, "# Performance, measured", ""]
    out.append(prose("""xact beside every library that is installed, in one run: `scripts/performance` measures, writes the page of the
machine that it runs on, and this one. A page has error against time, the targets, every time, and the charts."""))
    out.append("")
    rows = []
    for folder, runs in machines:
        first = runs[0].all
        version = next(p["version"] for p in first["peers"] if p["name"] == "xact")
        rows.append([f"[{machine_name(first)}](performance/{folder}/README.md)", first["compiler"], version,
                     joined([f"`{f}`" for f in runs[0].functions])] +
                    [joined([f"{sum(t['met'] for t in ts)} of {len(ts)} on {arch}" for arch, ts in met(runs)])])
    out += [table(["processor", "compiler", "xact", "functions", "targets met"], rows)]
    tried = TRIED.read_text().strip() if TRIED.exists() else ""
    out += ["## What was tried", "", tried, ""]
    if calls:
        out += ["## What a call costs to compile", "",
                prose(f"""CPU seconds that {calls[0]['compiler']} takes for [README](../README.md)’s first example and for its
include alone, and bytes of code of `forward(sigmoid)` on floats, with all that it calls: of the first call in a program, and of a further
one. `scripts/compile_time --call` measures them."""), "",
                costs(calls)]
    return "\n".join(out).rstrip() + "\n"
