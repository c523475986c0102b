#!/usr/bin/env python3
"""The tables of include/xact/kernels/tanh_table.hpp. Needs Sollya. Run: scripts/tanh_table.py

The range 0 <= a <= 9.3 is cut where s = 1 + a*slope crosses a step of its leading bits: evenly for small a, geometrically
beyond. In each interval tanh(a) = T + q(a - C), where C lies near the middle and is moved float by float until tanh(C) is
within 2^-9 ULP of the float T (Gal), so that T needs no low word; in the first interval C = T = 0 and tanh(a) = a + q(a).
"""
import math
import struct
import subprocess

LIMIT = 9.3  # tanh rounds to 1 from 9.011 on


def f32(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def bits(x):
    return struct.unpack("<I", struct.pack("<f", x))[0]


def from_bits(b):
    return struct.unpack("<f", struct.pack("<I", b))[0]


def ulp(x):
    return 2.0 ** (max(math.frexp(abs(x))[1] - 1, -126) - 23)


def gal(centre, far):
    """The float near centre whose tanh is nearest to a float: (error in ULP, C, T)."""
    best = None
    for step in range(60000 if far else 20000):
        for sign in (1, -1):
            c = from_bits(bits(f32(centre)) + sign * step)
            v = math.tanh(c)
            t = f32(v)
            error = abs(v - t) / ulp(v)
            if best is None or error < best[0]:
                best = (error, c, t)
            if error < 2.0**-9:
                return best
    return best


def table(name, entries, per_octave, degree):
    shift = 23 - int(math.log2(per_octave))
    slope = f32((16.0 - 1.0) / LIMIT * (1 - 2e-6))
    first = bits(1.0) >> shift
    intervals = []
    while True:
        i = first + len(intervals)
        low, high = ((from_bits((i + k) << shift) - 1.0) / slope for k in (0, 1))
        if low >= LIMIT * (1 - 1e-5):
            break
        intervals.append((i % entries, max(low, 0.0), min(high, LIMIT)))
    assert len(intervals) <= entries

    centre, value = [0.0] * entries, [0.0] * entries
    program = "prec=100; display=hexadecimal!;\n"
    exponents = "[|%s|]" % ",".join(str(m) for m in range(1, degree + 1))
    formats = "[|%s|]" % ",".join(["SG"] * degree)
    for n, (j, low, high) in enumerate(intervals):
        margin = 3e-7 * max(1, high)
        if n == 0:
            program += f"p=fpminimax(tanh(x),{exponents},{formats},[1b-30;{high + margin!r}],floating,relative,x);"
            program += f"e=dirtyinfnorm(p/tanh(x)-1,[1b-30;{high + margin!r}])*2^24;"
            linear = "coeff(p,1)-1"  # the first interval adds q to a itself
        else:
            _, c, t = gal((low + high) / 2, low > 6)
            centre[j], value[j] = c, t
            domain = f"[{low - margin!r}-c;{high + margin!r}-c]"
            program += f"c={c.hex()}; p=fpminimax(tanh(c+x),{exponents},{formats},{domain},floating,relative,{t.hex()});"
            program += f"e=dirtyinfnorm(p-tanh(c+x),{domain})/{ulp(math.tanh(low))!r};"
            linear = "coeff(p,1)"
        rest = "".join(f",coeff(p,{m})" for m in range(2, degree + 1))
        program += f'print("row",{j},round(e,20,RN),{linear}{rest});\n'
    output = subprocess.run(["sollya"], input=program, capture_output=True, text=True).stdout

    rows = [[0.0] * entries for _ in range(degree)]
    worst = 0.0
    for line in output.splitlines():
        words = line.split()
        if not words or words[0] != "row":
            continue
        numbers = [float.fromhex(w) for w in words[1:]]
        j = int(numbers[0])
        worst = max(worst, numbers[1])
        for m in range(degree):
            rows[m][j] = f32(numbers[2 + m])

    def array(values):
        return "{" + ", ".join("%sf" % hexadecimal(v) for v in values) + "}"

    print(f"// {name}: {len(intervals)} intervals, degree {degree}; fit within {worst:.4f} ULP of tanh in each interval")
    print(f"slope = {hexadecimal(slope)}f, first_end = {hexadecimal(from_bits((first + 1) << shift))}f, shift = {shift}")
    print("centre", array(centre))
    print("value", array(value))
    for row in rows:
        print("q", array(row))


def hexadecimal(x):
    mantissa, exponent = float(x).hex().split("p")
    return mantissa.rstrip("0").rstrip(".") + "p" + exponent if "." in mantissa else mantissa + "p" + exponent


table("16 entries, for AVX-512", 16, 4, 5)
table("8 entries, for AVX2", 8, 2, 7)
