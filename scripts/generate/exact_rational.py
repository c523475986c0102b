#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The constants of include/xact/math/exp_fraction.hpp, and what they are worth. Needs Debian's
python3-mpmath; a second.

    exact_rational.py           compute them, compare them with the header, try them on
                                tests/data/hard
    exact_rational.py --tune    also show what the hard inputs say of every other `units` and of the
                                next best roundings; ten seconds

Two things here are a matter of search and not of theory: which of many equally good roundings of
the coefficients is taken (the one whose slope at 0 is nearest to ln2/2), and `units`, by which s is
too small with a fused multiply-add. Both were chosen because no float is misrounded with them,
which is what tests/accuracy/measure.cpp shows and this script cannot: it computes the kernels on
the hardest inputs only, operation by operation, with and without a fused multiply-add.
"""

import re
import struct
import sys
from fractions import Fraction
from pathlib import Path

try:
    from mpmath import cos, frexp, ldexp, log, lu_solve, matrix, mp, mpf, nint, pi, sqrt, tanh
except ImportError:
    print("SKIPPED: there is no mpmath (Debian: python3-mpmath)")
    sys.exit(77)

mp.prec = 300
ROOT = Path(__file__).resolve().parents[2]
LN2 = log(2)
MAGIC = 1.5 * 2.0**52
BELOW_QUARTER = float.fromhex("0x1.fffffep-3")
DEGREE_P, DEGREE_Q = 2, 2  # in u = r²; P is monic


def nearest(value, bits=53):
    mantissa, exponent = frexp(value)
    return ldexp(nint(ldexp(mantissa, bits)), int(exponent) - bits)


def ulp(value):
    return ldexp(mpf(1), int(frexp(value)[1]) - 53)


def text(value):
    digits, exponent = float(value).hex().split("p")
    return digits.rstrip("0") + "p" + exponent


# ---- w/q = r·P(r²)/Q(r²) = tanh(r·ln2/2) on |r| ≤ ½ ----------------------------------------------


def target(u):
    return tanh(LN2 / 2 * sqrt(u)) / sqrt(u) if u > 0 else LN2 / 2


# Slightly beyond ¼, because r is rounded.
RANGE = mpf(1) / 4 * (1 + mpf(2) ** -20)


def interpolate():
    """P and Q that meet the target in the Chebyshev nodes of the range: within 2^0.1 of the best
    there is."""
    unknowns = DEGREE_P + DEGREE_Q + 1
    a, b = matrix(unknowns, unknowns), matrix(unknowns, 1)
    for i in range(unknowns):
        u = RANGE / 2 * (1 + cos((2 * i + 1) * pi / (2 * unknowns)))
        for k in range(DEGREE_P):
            a[i, k] = u**k
        for k in range(DEGREE_Q + 1):
            a[i, DEGREE_P + k] = -target(u) * u**k
        b[i] = -(u**DEGREE_P)
    solution = list(lu_solve(a, b))
    return solution[:DEGREE_P], solution[DEGREE_P:]


def error(p, q):
    worst = mpf(0)
    for i in range(1, 201):
        u = RANGE * i / 200
        top = u**DEGREE_P + sum(c * u**k for k, c in enumerate(p))
        bottom = sum(c * u**k for k, c in enumerate(q))
        worst = max(worst, abs(top / bottom / target(u) - 1))
    return worst


def roundings(p, q, log2e):
    """p and q in double, scaled together so that p0/q0, the slope at 0 and most of the error, comes
    out right; the best first. The slope makes up for the error of log2(e) too."""
    slope = p[0] / q[0] / (log2e * LN2)
    found = []
    for k in range(-150, 151):
        p0 = nearest(p[0]) + k * ulp(p[0])
        q0 = nearest(p0 / slope)
        found.append((abs(p0 / q0 / slope - 1), p0, q0))
    result = []
    for off, p0, q0 in sorted(found, key=lambda f: f[0]):
        scale = p0 / p[0]
        result.append((off, [p0, nearest(p[1])], [q0] + [nearest(c * scale) for c in q[1:]]))
    return result


# ---- the kernels, operation by operation ---------------------------------------------------------


def fma(a, b, c):
    # An exact 0 gets its sign from the sum.
    return float(Fraction(a) * Fraction(b) + Fraction(c)) or a * b + c


def to_float(x):
    return struct.unpack("f", struct.pack("f", x))[0]


class Kernel:
    def __init__(self, constants, fused, units):
        self.c, self.fused, self.units = constants, fused, units

    def fma(self, a, b, c):
        return fma(a, b, c) if self.fused else a * b + c

    def fraction(self, x, scale, half):
        c = self.c
        if self.fused:
            y = scale * c["log2e"]
            magic = fma(x, y, MAGIC)
            n = magic - MAGIC
            r = fma(x, y, -n)
        else:
            z = x * (scale * c["log2e_high"])
            magic = z + MAGIC
            n = magic - MAGIC
            r = (z - n) + x * (scale * c["log2e_low"])
        u = r * r
        s = 2.0 ** (int(n) - (1 if half else 0))
        if self.fused and not half:
            s *= 1 + self.units * 2.0**-53  # units < 0: below a power of two a unit is 2^−53 of it
        p = self.fma(u + c["p1"], u, c["p0"])
        q = self.fma(self.fma(u, c["q2"], c["q1"]), u, c["q0"])
        return q, r * p, s

    def settled(self, x, value):
        if self.fused:
            if abs(x) < 2.0**-12:
                # A float fma: exact in rationals, and a double holds enough bits to round once more
                # without harm.
                exact = Fraction(x) * Fraction(BELOW_QUARTER) + Fraction(1, 2)
                return round_fraction(exact)
        elif abs(x) < 2.0**-6:
            value -= 2.0**-52 if x > 0 else -(2.0**-52)
        return to_float(value)

    def sigmoid(self, x):
        q, w, s = self.fraction(x, -1, False)
        low = q - w
        return self.settled(x, low / self.fma(s, q + w, low))

    def sigmoid_derivative(self, x):
        q, w, s = self.fraction(x, 1, False)
        low, high = q - w, s * (q + w)
        total = low + high
        return to_float(low * high / (total * total))

    def sigmoid_both(self, x):
        q, w, s = self.fraction(x, -1, False)
        low, high = q - w, s * (q + w)
        inverse = 1.0 / (low + high)
        value = low * inverse
        return self.settled(x, value), to_float(value * (high * inverse))

    def tanh(self, x):
        q, w, half = self.fraction(x, 2, True)
        a, high = 0.5 - half, q + w
        return to_float(self.fma(-a, high, w) / self.fma(-a, high, q))

    def tanh_derivative(self, x):
        q, w, half = self.fraction(x, 2, True)
        low, high = q - w, half * (q + w)
        total = self.fma(low, 0.5, high)
        return to_float((low + low) * high / (total * total))

    def tanh_both(self, x):
        q, w, half = self.fraction(x, 2, True)
        a, high = 0.5 - half, q + w
        inverse = 1.0 / self.fma(-a, high, q)
        low = (q - w) * inverse
        return (to_float(self.fma(-a, high, w) * inverse),
                to_float((low + low) * (half * high * inverse)))


def round_fraction(x):
    """To 24 bits, ties to even; x is near ½."""
    scale = 2**25 if x < Fraction(1, 2) else 2**24
    return float(Fraction(round(x * scale), scale))  # round() of a Fraction takes ties to even


def hard(name):
    rows = []
    for line in (ROOT / "tests/data/hard" / f"{name}.txt").read_text().splitlines():
        x, _, right = line.split()
        rows.append((float.fromhex(x), float.fromhex(right)))
    return rows


def wrong(constants, fused, units):
    """How many of the hard inputs come out wrong, by form."""
    k = Kernel(constants, fused, units)
    forms = {
        "sigmoid": ("sigmoid", k.sigmoid, None),
        "sigmoid'": ("sigmoid_derivative", k.sigmoid_derivative, 1),
        "tanh": ("tanh", k.tanh, -1),
        "tanh'": ("tanh_derivative", k.tanh_derivative, 1),
        "sigmoid fused": ("sigmoid", lambda x: k.sigmoid_both(x)[0], None),
        "sigmoid' fused": ("sigmoid_derivative", lambda x: k.sigmoid_both(x)[1], 1),
        "tanh fused": ("tanh", lambda x: k.tanh_both(x)[0], -1),
        "tanh' fused": ("tanh_derivative", lambda x: k.tanh_both(x)[1], 1),
    }
    result = {}
    for form, (name, f, mirror) in forms.items():
        count = 0
        for x, right in hard(name):
            count += f(x) != right
            if mirror:
                count += f(-x) != mirror * right
        if count:
            result[form] = count
    return result


def named(p, q):
    log2e = nearest(1 / LN2)
    high = mpf(int(log2e * 2**26)) / 2**26  # 27 bits
    low = nearest(nearest(log2e - high) + nearest(1 / LN2 - log2e))
    return {name: float(value) for name, value in
            zip(("log2e", "log2e_high", "log2e_low", "p0", "p1", "q0", "q1", "q2"),
                (log2e, high, low, *p, *q))}


def main():
    p, q = interpolate()
    choices = roundings(p, q, nearest(1 / LN2))
    slope, best_p, best_q = choices[0]
    constants = named(best_p, best_q)
    print(f"// w/q against tanh(r*ln2/2): 2^{float(log(error(p, q), 2)):.2f} before rounding, "
          f"2^{float(log(error(best_p, best_q), 2)):.2f} after it; slope at 0 off by "
          f"2^{float(log(slope, 2)):.1f}")
    header = (ROOT / "include/xact/math/exp_fraction.hpp").read_text()
    failed = False
    for name, value in constants.items():
        match = re.search(rf"\bdouble {name} = ([-+.0-9a-fxp]+);", header)
        same = match and float.fromhex(match[1]) == value
        print(f"{name:10} = {text(value)}{'' if same else '   NOT WHAT THE HEADER HAS'}")
        failed |= not same
    for fused in (True, False):
        bad = wrong(constants, fused, -2)
        print(f"// hard inputs, {'with' if fused else 'without'} a fused multiply-add: wrong: {bad or 'none'}")
        failed |= bool(bad)
    if "--tune" in sys.argv:
        for units in range(2, -7, -1):
            print(f"// units = {units}: wrong: {wrong(constants, True, units) or 'none'}")
        for i, (_, pp, qq) in enumerate(choices[1:9], 1):
            for fused in (True, False):
                bad = wrong(named(pp, qq), fused, -2)
                print(f"// rounding {i}, {'with' if fused else 'without'} fma: wrong: {bad or 'none'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
