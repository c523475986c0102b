#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tables of include/xact/kernels/tanh_table.hpp. Needs Sollya. Run: scripts/generate/tanh_table.py

The range is cut where s = start + a*slope crosses a step of its leading bits: evenly for small a,
geometrically beyond. In each interval tanh(a) = T + q(a - C), where C lies near the middle and is
moved float by float until tanh(C) is within 2^-9 ULP of the float T (Gal), so that T needs no low
word. In the first interval C = 0 and tanh(a) = a + q(a): there T is 1, so that the smaller of a and
T is what q is added to. So that this holds in every interval, T is nowhere greater than the
interval's beginning, and C lies further left than the middle where it must.
"""
import math

from gal import array, around, bits, coefficients, f32, from_bits, gal, hexadecimal, run_sollya, ulp


def table(name, entries, per_octave, degree, start, slope):
    shift = 23 - int(math.log2(per_octave))
    first = bits(start) >> shift
    assert first << shift == bits(start)
    # Less than where the index would wrap around; tanh rounds to 1 from 9.011 on.
    end = f32((from_bits((first + entries) << shift) - start) / slope * (1 - 2e-6))
    assert end > 9.02
    centre, value = [0.0] * entries, [1.0] * entries
    program = ""
    for i in range(first, first + entries):
        j = i % entries
        low, high = ((from_bits((i + k) << shift) - start) / slope for k in (0, 1))
        margin = 3e-7 * max(1, high)
        if i == first:
            program += f"p=fpminimax(tanh(x),{coefficients(degree)},[1b-30;{high + margin!r}],floating,relative,x);"
            program += f"e=dirtyinfnorm(p/tanh(x)-1,[1b-30;{high + margin!r}])*2^24;"
            linear = "coeff(p,1)-1"  # the first interval adds q to a itself
        else:
            limit = low * (1 - 1e-6)
            middle = min((low + high) / 2, math.atanh(limit) if limit < 1 else high)
            # Where tanh is nearly constant, the next float that it comes near to is far away.
            candidates = around(middle, 60000, 1 if low < 6 else 16)
            c, t = gal(math.tanh, (c for c in candidates if f32(math.tanh(c)) <= limit))
            centre[j], value[j] = c, t
            domain = f"[{low - margin!r}-c;{high + margin!r}-c]"
            program += f"c={c.hex()}; p=fpminimax(tanh(c+x),{coefficients(degree)},{domain},floating,relative,{t.hex()});"
            program += f"e=dirtyinfnorm(p-tanh(c+x),{domain})/{ulp(math.tanh(low))!r};"
            linear = "coeff(p,1)"
        rest = "".join(f",coeff(p,{m})" for m in range(2, degree + 1))
        program += f'print("row",{j},round(e,20,RN),{linear}{rest});\n'
    rows = run_sollya(program)
    assert len(rows) == entries, rows
    worst, where = max((row[1], int(row[0])) for row in rows)
    print(f"// {name}: degree {degree}; fit within {worst:.4f} ULP of tanh in each interval (worst in {where})")
    print(f"start = {hexadecimal(start)}f, slope = {hexadecimal(slope)}f, limit = {hexadecimal(end)}f, shift = {shift}")
    array("centre", centre)
    array("value", value)
    rows.sort()
    for m in range(degree):
        array("q", [f32(row[2 + m]) for row in rows])


table("32 entries, for AVX-512", 32, 8, 4, 0.625, 1.0)
table("8 entries, for AVX2", 8, 2, 7, 1.0, f32(15 / 9.1))
