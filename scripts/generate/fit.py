# SPDX-License-Identifier: MIT
"""What the makers of coefficients for double share: polynomials through Chebyshev's nodes, in 80
digits, and doubles as text. Ends the program with 77 (skipped) where there is no mpmath."""
import sys

try:
    from mpmath import cos, log, lu_solve, matrix, mp, mpf, pi
except ImportError:
    print("SKIPPED: there is no mpmath (Debian: python3-mpmath)")
    sys.exit(77)

mp.dps = 80


def nodes(a, b, n):
    return [(a + b) / 2 + (b - a) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]


def polynomial(f, a, b, degree):
    """The coefficients of the polynomial through f at Chebyshev's nodes of [a, b]."""
    at = nodes(a, b, degree + 1)
    m, v = matrix(degree + 1, degree + 1), matrix(degree + 1, 1)
    for i, t in enumerate(at):
        for j in range(degree + 1):
            m[i, j] = t**j
        v[i] = f(t)
    solved = lu_solve(m, v)
    return [solved[j] for j in range(degree + 1)]


def value(p, t):
    sum_ = mpf(0)
    for c in reversed(p):
        sum_ = sum_ * t + c
    return sum_


def error(f, p, a, b, points=300):
    """log2 of the largest relative error of p, as it is, on [a, b]."""
    at = [a + (b - a) * (mpf(i) + mpf("0.37")) / points for i in range(points)]
    return float(log(max(abs(value(p, t) / f(t) - 1) for t in at), 2))


def rounded(p):
    return [mpf(float(c)) for c in p]


def high_low(c):
    high = mpf(float(c))
    return high, mpf(float(c - high))


def text(c):
    digits, exponent = float(c).hex().split("p")
    digits = digits.rstrip("0")
    return (digits[:-1] if digits.endswith(".") else digits) + "p" + exponent


def show(name, p):
    print(name, "{" + ", ".join(text(c) for c in p) + "}")
