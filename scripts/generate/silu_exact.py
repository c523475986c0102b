#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The constants of include/xact/kernels/silu_exact.hpp: the zero of the derivative of silu, and
(1 − t + e^−t)/(t0 − t) around it. Needs mpmath."""
from fit import error, high_low, mpf, polynomial, rounded, show, text
from mpmath import exp, findroot

WINDOW, DEGREE = mpf("0.1875"), 9


def g(t):
    return 1 - t + exp(-t)


t0 = findroot(g, mpf("1.2784645"))


def factor(d):
    d = d if abs(d) > mpf(10) ** -30 else mpf(10) ** -30
    return -g(t0 + d) / d


print("zero", *(text(c) for c in high_low(t0)), "window", text(WINDOW))
p = rounded(polynomial(factor, -WINDOW, WINDOW, DEGREE))
print(f"// relative error 2^{error(factor, p, -WINDOW, WINDOW):.1f}")
show("p", p)
# ½ less two units, for the ties of x/2 among subnormals; 1/12 and −1/80 of the series around 0,
# times x³ and x⁵.
print("series", text(mpf(1) / 2 - mpf(2) ** -53), text(mpf(1) / 12), text(-mpf(1) / 80))
