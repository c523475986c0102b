#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tables of include/xact/math/exp_table.hpp. Needs Sollya. Run: scripts/generate/exp_table.py

c0 + r + r^2*p(r) is the minimax polynomial of e^r on |r| <= ln(2)/(2N) with 1 as coefficient of r,
and high[j] + low[j] = c0*2^(-j/N), where high is a multiple of 2^-23, so that a sum with a power of
two from 1 down loses little and what it loses is a float.
"""
import subprocess
import sys

sys.stdout.reconfigure(line_buffering=True)
for entries, interval in ((8, "0.04333"),):
    program = f"""prec=200; display=hexadecimal!;
p=fpminimax(exp(x),[|0,2,3|],[|48,SG,SG|],[-{interval};{interval}],floating,relative,x);
display=decimal!; print("// {entries} entries: relative error 2^", round(log2(dirtyinfnorm(p/exp(x)-1,[-{interval};{interval}])),12,RN));
display=hexadecimal!; print("p", coeff(p,2), coeff(p,3));
for j from 0 to {entries - 1} do {{ v=coeff(p,0)*2^(-j/{entries}); h=nearestint(v*2^23)/2^23; print("row", h, round(v-h,SG,RN)); }};
"""
    output = subprocess.run(["sollya"], input=program, capture_output=True, text=True).stdout
    rows = [line.split()[1:] for line in output.splitlines() if line.startswith("row")]
    assert len(rows) == entries, output
    for line in output.splitlines():
        if line.startswith(("//", "p ")):
            print(line)
    number = lambda w: w if "p" in w or w == "0" else w + "p0"
    for column, name in enumerate(("high", "low")):
        print(name, "{" + ", ".join(number(r[column]) + "f" if r[column] != "0" else "0.0f" for r in rows) + "}")
