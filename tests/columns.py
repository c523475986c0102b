# SPDX-License-Identifier: MIT
"""columns.py ROOT: of the files that git tracks, no line of C++ and no comment of CMake or of a
script is longer than 100 characters.

The text of an #error and what is inside a raw string may be longer: a line break would be part of
the message or string.
"""

import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path

LIMIT = 100


def cxx_lines(text):
    """The numbered lines, except inside a raw string and in the text of an #error."""
    end = None
    for number, line in enumerate(text.splitlines(), 1):
        if end:
            end = None if end in line else end
            continue
        begin = re.search(r'R"([^()\s]*)\(', line)
        if begin and f'){begin[1]}"' not in line[begin.end() :]:
            end = f'){begin[1]}"'
        if not line.lstrip().startswith('"xact'):
            yield number, line


def comment_lines(text):
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#"):
            yield number, line


def python_comments(text):
    """As comment_lines, but not the lines of a docstring that begin with #."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and token.line.lstrip().startswith("#"):
            yield token.start[0], token.line.rstrip("\n")


def lines(path):
    """The numbered lines to check; None for a file of another kind."""
    if path.suffix in (".hpp", ".cpp"):
        return cxx_lines(path.read_text(encoding="utf-8"))
    first = path.read_bytes().split(b"\n", 1)[0]
    if path.suffix == ".py" or (first.startswith(b"#!") and b"python" in first):
        return python_comments(path.read_text(encoding="utf-8"))
    if (
        path.name == "CMakeLists.txt"
        or path.name.endswith((".cmake", ".cmake.in", ".sh"))
        or first.startswith(b"#!")
    ):
        return comment_lines(path.read_text(encoding="utf-8"))
    return None


def main(root):
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, text=True)
    if listed.returncode:
        print(f"SKIPPED: not a checkout of git: {listed.stderr.strip()}")
        return 0
    checked, wrong = 0, []
    for file in listed.stdout.split("\0")[:-1]:
        path = root / file
        if not path.is_file():  # removed, and not yet from the index
            continue
        found = lines(path)
        if found is None:
            continue
        checked += 1
        wrong += [f"{file}:{n}: {len(line)} characters" for n, line in found if len(line) > LIMIT]
    if not checked:
        wrong.append(f"nothing to check in {root}")
    print("\n".join(wrong) or f"{checked} files, no line over {LIMIT} characters")
    return 1 if wrong else 0


sys.exit(main(Path(sys.argv[1])))
