# SPDX-License-Identifier: MIT
"""What the pages that are made of measurements share: figures in words, tables, and drawing."""

import textwrap
from pathlib import Path

# The instruction sets that pages tell of.
ARCHS = ["AVX-512", "AVX2", "SSE2"]

# ---- the files -----------------------------------------------------------------------------------


def relative(path):
    return path.relative_to(Path(__file__).resolve().parent.parent)


def differing(files, pictures):
    """What is committed and is not the text in `files`; and of `pictures`, those that are in none."""
    old = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return old, [path for path in pictures if path not in files]


def write(files, pictures):
    old, left_over = differing(files, pictures)
    for path in old:
        path.write_text(files[path], encoding="utf-8")
        print(f"{relative(path)}: written")
    for path in left_over:
        path.unlink()
        print(f"{relative(path)}: removed, as it is on no page")


# ---- figures in words ----------------------------------------------------------------------------


def superscript(number):
    return str(number).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def power_text(value, digits=1):
    if value < 10000 and value >= 1:
        return f"{value:.0f}"
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return f"{mantissa}·10{superscript(int(exponent))}"


def count_text(count):
    return f"{count:,}".replace(",", " ")


def joined(words):
    """a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def prose(text):
    return textwrap.fill(" ".join(text.split()), 120, break_long_words=False, break_on_hyphens=False)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


# ---- drawing -------------------------------------------------------------------------------------

# Mid-tones with contrast on both white and black, distinct for every kind of colour vision, because
# an SVG in a README cannot know its background.
TEXT, FAINT = "#768390", "#8b949e"
BLUE, ORANGE, PINK, GREEN = "#3b82f6", "#d97706", "#d052a5", "#0f9f84"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


class Drawing:
    def __init__(self, width, height, title):
        self.width, self.height = width, height
        self.parts = [f"<title>{escape(title)}</title>"]

    def text(self, x, y, text, colour=TEXT, anchor="start", size=12, weight=400, rotate=None):
        turn = f' transform="rotate({rotate} {x:.1f} {y:.1f})"' if rotate else ""
        bold = f' font-weight="{weight}"' if weight != 400 else ""
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}" text-anchor="{anchor}"'
                          f"{bold}{turn}>{escape(text)}</text>")

    def line(self, x1, y1, x2, y2, colour=FAINT, width=1.0, dash=None, opacity=1.0):
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        see = f' stroke-opacity="{opacity}"' if opacity != 1 else ""
        self.parts.append(f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{colour}" stroke-width="{width}"'
                          f'{dashes}{see}/>')

    def path(self, d, colour, width, opacity=1.0):
        see = f' stroke-opacity="{opacity}"' if opacity != 1 else ""
        self.parts.append(f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{see}/>')

    def disc(self, x, y, radius, colour):
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>')

    def area(self, x, y, width, height, colour, opacity):
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}" '
                          f'fill-opacity="{opacity}"/>')

    def svg(self):
        body = "\n".join(self.parts)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" width="{self.width}" '
                f'height="{self.height}" font-family="-apple-system, Segoe UI, Helvetica, Arial, sans-serif" '
                f'fill="none">\n{body}\n</svg>\n')


def legend(drawing, x, y, entries):
    for name, (colour, width, opacity) in entries:
        drawing.path(f"M{x:.1f} {y - 4:.1f}h22", colour, max(width, 2), opacity)
        drawing.text(x + 28, y, name, colour=colour, size=12, weight=600)
        x += 52 + 6.6 * len(name)
