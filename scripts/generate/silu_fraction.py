#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The constants of include/xact/kernels/silu_fraction.hpp: the zero of the derivative of silu, and
(1 − t·σ(t))/(t0 − t) around it, whose first coefficient is 1. Needs mpmath."""
from fit import error, high_low, mpf, polynomial, rounded, show, text
from mpmath import exp, findroot

WINDOW, DEGREE = mpf("0.125"), 10


def g(t):
    return 1 - t / (1 + exp(-t))


t0 = findroot(g, mpf("1.2784645"))


def factor(d):
    d = d if abs(d) > mpf(10) ** -30 else mpf(10) ** -30
    return -g(t0 + d) / d


print("zero", *(text(c) for c in high_low(t0)))
p = rounded(polynomial(factor, -WINDOW, WINDOW, DEGREE))
assert p[0] == 1
print(f"// relative error 2^{error(factor, p, -WINDOW, WINDOW):.1f}")
show("p", p[1:])
