#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every file that git tracks says its licence: by a line among its first three, or in REUSE.toml.

    licences.py ROOT [FILE...]      the files instead of those that git tracks
"""

import re
import subprocess
import sys
from pathlib import Path


def annotations(root):
    """(path, licence or None) of each pattern of REUSE.toml, which is written as this reads it."""
    text = re.sub(r"(?m)^\s*#.*$", "", (root / "REUSE.toml").read_text(encoding="utf-8"))
    for table in text.split("[[annotations]]")[1:]:
        paths = re.search(r"(?m)^path = (\[[^\]]*\]|\".*\")$", table)
        licence = re.search(r'(?m)^SPDX-License-Identifier = "(.+)"$', table)
        for path in re.findall(r'"([^"]+)"', paths[1]):
            yield path, licence[1] if licence else None


def pattern(path):
    parts = re.split(r"(\*\*|\*)", path)
    return re.compile("".join({"**": ".*", "*": "[^/]*"}.get(p, re.escape(p)) for p in parts))


def main(root, files):
    if not files:
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, text=True)
        if listed.returncode:
            print(f"SKIPPED: not a checkout of git: {listed.stderr.strip()}")
            return 0
        files = listed.stdout.split("\0")[:-1]
    table = [(pattern(path), path, licence) for path, licence in annotations(root)]
    wrong, used, counts = [], set(), {}
    for file in files:
        path = root / file
        if not path.is_file():  # removed, and not yet from the index
            continue
        head = path.read_bytes()[:1000].decode("utf-8", "replace").splitlines()[:3]
        line = re.search(r"SPDX-License-Identifier: (\S+)", "\n".join(head))
        matched = [(name, licence) for regex, name, licence in table if regex.fullmatch(file)]
        name, licence = matched[-1] if matched else (None, None)
        used.update(name for name, _ in matched)
        if line and licence and line[1] != licence:
            wrong.append(f"{file}: {line[1]} in the file, {licence} in REUSE.toml")
        licence = line[1] if line else licence
        if licence not in ("MIT", "CC-BY-SA-3.0"):
            wrong.append(f"{file}: {licence or 'no SPDX-License-Identifier in its first three lines, nor in REUSE.toml'}")
        counts[licence] = counts.get(licence, 0) + 1
    if len(sys.argv) == 2:
        wrong += [f"REUSE.toml: no file matches {name}" for _, name, _ in table if name not in used]
    print("\n".join(wrong) or ", ".join(f"{n} files under {name}" for name, n in sorted(counts.items())))
    return 1 if wrong else 0


sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
