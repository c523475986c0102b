# SPDX-License-Identifier: MIT
"""The text and the tables of docs/accuracy.md."""

from measured import CHARTED, FORMS, number, worst
from pages import count_text, power_text, prose, table


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
                the true result is a normal number; the columns after them are about {results.theirs_arch()}. A function that a
                library does not have is written as its users write it (`bench/peers/formulas.hpp`), with the exp, log1p and tanh
                of that library. In the charts an arrow names an error beyond the scale."""),
                ""]
        for function in charted:
            out += [f"### {function}", "", f"![The error of {function} in other libraries](accuracy/{function}-peers.svg)", ""]
            for type_name in CHARTED:
                out += [f"{type_name}:", "", peers_table(results, function, type_name, "value")]
        out += ["## Derivatives beside the others", "",
                prose("""What frameworks compute in the backward pass comes out of the value or of a part of it: y(1−y) for
                sigmoid, 1−y² for tanh, s·(1 + x(1−s)) for silu. Where y has rounded to 1 the first two are exactly 0, though the
                derivative is not, and where the derivative has a zero of its own what remains is rounding errors. xact's
                derivatives come out of x, and keep their bound. Where the true result is subnormal it has fewer digits, and so a
                relative error grows, however well it is rounded."""), ""]
        for function in charted:
            out += [f"![The relative error of the derivative of {function}](accuracy/{function}-tail.svg)", ""]
            for type_name in CHARTED:
                out += [f"The derivative of {function} in {type_name}:", "",
                        peers_table(results, function, type_name, "derivative")]
    return "\n".join(out).rstrip() + "\n"
