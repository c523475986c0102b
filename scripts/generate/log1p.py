#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The coefficients of include/xact/math/log1p.hpp: (atanh(v)/v − 1)/v² in powers of u = v²,
0 ≤ v ≤ 1/3. Needs mpmath."""
from fit import error, mpf, polynomial, rounded, show
from mpmath import atanh, sqrt

END, DEGREE = mpf(1) / 9, 10


def f(u):
    return (atanh(sqrt(u)) / sqrt(u) - 1) / u


p = rounded(polynomial(f, mpf(10) ** -40, END, DEGREE))
print(f"// relative error 2^{error(f, p, mpf(10) ** -20, END):.1f}, of atanh at most 2^-5 of that")
show("p", p)
