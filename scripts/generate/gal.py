# SPDX-License-Identifier: MIT
"""What the makers of tables in float share: floats by their bits, points whose function value is
nearly a float, Sollya."""
import math
import struct
import subprocess


def f32(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def bits(x):
    return struct.unpack("<I", struct.pack("<f", x))[0]


def from_bits(b):
    return struct.unpack("<f", struct.pack("<I", b))[0]


def ulp(x):
    return 2.0 ** (max(math.frexp(abs(x))[1] - 1, -126) - 23)


def gal(function, candidates, good=2.0**-9):
    """Of the candidates, the first with a function value within good ULP of a float, or the best:
    (C, the float)."""
    best = None
    for c in candidates:
        v = function(c)
        t = f32(v)
        error = abs(v - t) / ulp(v)
        if best is None or error < best[0]:
            best = (error, c, t)
        if error < good:
            break
    return best[1:]


def around(centre, steps, stride=1):
    """The floats around centre, the nearest first; with a stride, as many as that apart."""
    middle = bits(f32(centre))
    for step in range(0, steps * stride, stride):
        yield from_bits(middle + step)
        yield from_bits(middle - step)


def run_sollya(program):
    """The lines that the program prints with print("row", …), as numbers."""
    text = "prec=100; display=hexadecimal!;\n" + program
    output = subprocess.run(["sollya"], input=text, capture_output=True, text=True).stdout
    rows = [line.split()[1:] for line in output.splitlines() if line.startswith("row")]
    return [[float.fromhex(w) for w in row] for row in rows]


def coefficients(degree):
    """Monomials and formats of fpminimax for degree 1 up to degree, in float."""
    monomials = ",".join(str(m) for m in range(1, degree + 1))
    return "[|%s|],[|%s|]" % (monomials, ",".join(["SG"] * degree))


def hexadecimal(x):
    mantissa, exponent = float(x).hex().split("p")
    return mantissa.rstrip("0").rstrip(".") + "p" + exponent if "." in mantissa else mantissa + "p" + exponent


def array(name, values):
    print(name, "{" + ", ".join(hexadecimal(v) + "f" for v in values) + "}")
