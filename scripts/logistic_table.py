#!/usr/bin/env python3
"""The table of include/xact/kernels/logistic_table.hpp. Needs Sollya. Run: scripts/logistic_table.py

n = a*log2(e) rounded to an integer cuts 0 <= a into intervals. In each, 1/(1 + e^a) = T + q(a - C), where C lies near n*ln(2)
and is moved float by float until 1/(1 + e^C) is within 2^-9 ULP of the float T (Gal), so that T needs no low word. Entry n
stands at -n modulo the number of entries, where the low bits of 1.5*2^23 - n point. The last entry is e^-a, for itself and, by
powers of two, for all that follow; its C is a multiple of 2^-17, so that a - C is exact up to a = 128.
"""
import math

from gal import array, around, coefficients, f32, gal, run_sollya

ENTRIES = 32
DEGREE = 6
LN2 = math.log(2)


def logistic(a):
    return 1 / (1 + math.exp(a))


centre, value = [0.0] * ENTRIES, [0.5] * ENTRIES
program = ""
for n in range(ENTRIES):
    j = -n % ENTRIES
    last = n == ENTRIES - 1
    if last:
        step = round(n * LN2 * 2**17)
        near = (sign * k for k in range(4000) for sign in (1, -1))
        centre[j], value[j] = gal(lambda c: math.exp(-c), ((step + k) * 2.0**-17 for k in near))
    elif n > 0:
        centre[j], value[j] = gal(logistic, around(n * LN2, 60000))
    c, t = centre[j], value[j]
    # A little wider than to the middle between two n, for when the machine rounds in another direction than to nearest.
    low, high = ((n + k) * LN2 for k in (-0.534, 0.534))
    if n == 0:
        low = -0.01
    # a - C for the last entry is what is left when multiples of ln(2) are taken from it, each time less than 150 of them.
    domain = f"[{low!r}-c;{high!r}-c]"
    function = "exp(-(c+x))" if last else "(1/(1+exp(c+x)))"
    program += f"c={c.hex()}; p=fpminimax({function},{coefficients(DEGREE)},{domain},floating,relative,{t.hex()});"
    program += f"e=dirtyinfnorm(p/{function}-1,{domain})*2^24;"
    program += f'print("row",{j},round(e,20,RN)' + "".join(f",coeff(p,{m})" for m in range(1, DEGREE + 1)) + ");\n"
rows = run_sollya(program)
assert len(rows) == ENTRIES, rows
worst, where = max((row[1], int(row[0])) for row in rows)
print(f"// degree {DEGREE}; relative error within {worst:.4f}*2^-24 (worst in {where})")
array("centre", centre)
array("value", value)
rows.sort()
for m in range(DEGREE):
    array("q", [f32(row[2 + m]) for row in rows])
