#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tables of include/xact/kernels/sigmoid_table.hpp and sech2_table.hpp. Needs Sollya. Run:
scripts/generate/logistic_table.py

n = a/step rounded to an integer cuts 0 <= a into intervals, in which f falls by half. In each, f(a)
= T + q(a - C), where C lies near n*step and is moved float by float until f(C) is within 2^-9 ULP
of the float T (Gal), so that T needs no low word. The last entry is the limit of f, a power of
e^-a, and serves for all that follow; its C is a multiple of 2^-17, so that a - C is exact up to a =
128.

The two highest coefficients stand in one float, which is one look-up: the lower of them is its
lower half, a float of 8 bits when shifted up, and the higher is the whole, whose lower bits make
little difference. The other coefficients are fitted after them.
"""
import math

from gal import array, around, bits, coefficients, f32, from_bits, gal, run_sollya

ENTRIES = 32
DEGREE = 6
LN2 = math.log(2)


def packed(low, high):
    """The float near high whose lower half is low, and what low is then."""
    half = (bits(f32(low)) + 0x8000) >> 16
    nearest = min(((bits(f32(high)) >> 16) + k for k in (-1, 0, 1)), key=lambda k: abs(from_bits(k << 16 | half) - high))
    return from_bits(nearest << 16 | half), from_bits(half << 16)


def fits(entries, degree, fixed):
    """Coefficients 1 to degree of each entry, which is T + fixed beside them, and the largest
    relative error in 2^-24."""
    program = ""
    for n, (c, t, sollya, low, high) in enumerate(entries):
        domain = f"[{low!r}-c;{high!r}-c]"
        program += f"c={c.hex()}; k={t.hex()}{fixed(n)};"
        program += f"p=fpminimax({sollya('c+x')},{coefficients(degree)},{domain},floating,relative,k);"
        program += f"e=dirtyinfnorm(p/{sollya('c+x')}-1,{domain})*2^24;"
        program += f'print("row",{n},round(e,20,RN)' + "".join(f",coeff(p,{m})" for m in range(1, degree + 1)) + ");\n"
    rows = sorted(run_sollya(program))
    assert len(rows) == len(entries), rows
    return [row[2:] for row in rows], max((row[1], int(row[0])) for row in rows)


def table(name, function, sollya, limit, limit_sollya, step):
    entries = []
    for n in range(ENTRIES):
        low, high = ((n + k) * step for k in (-0.501, 0.501))
        if n == 0:
            entries.append((0.0, function(0.0), sollya, -0.01, high))
        elif n < ENTRIES - 1:
            entries.append((*gal(function, around(n * step, 60000)), sollya, low, high))
        else:
            exact = ((round(n * step * 2**17) + sign * k) * 2.0**-17 for k in range(4000) for sign in (1, -1))
            entries.append((*gal(limit, exact), limit_sollya, low, high))
    free, _ = fits(entries, DEGREE, lambda n: "")
    top = [packed(*q[DEGREE - 2:]) for q in free]
    q, (worst, where) = fits(
        entries, DEGREE - 2, lambda n: f"+{top[n][1].hex()}*x^{DEGREE - 1}+{top[n][0].hex()}*x^{DEGREE}")
    print(f"// {name}: relative error within {worst:.4f}*2^-24 (worst in {where})")
    array("centre", [entry[0] for entry in entries])
    array("value", [entry[1] for entry in entries])
    for m in range(DEGREE - 2):
        array("q", [f32(row[m]) for row in q])
    array("top", [both for both, _ in top])


table("1/(1 + e^a)", lambda a: 1 / (1 + math.exp(a)), lambda a: f"(1/(1+exp({a})))",
      lambda a: math.exp(-a), lambda a: f"exp(-({a}))", LN2)
table("1/cosh(a)^2", lambda a: 1 / math.cosh(a) ** 2, lambda a: f"(1/cosh({a})^2)",
      lambda a: 4 * math.exp(-2 * a), lambda a: f"(4*exp(-2*({a})))", LN2 / 2)
