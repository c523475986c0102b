# SPDX-License-Identifier: MIT
"""columns.py ROOT: no line of a header of xact is longer than 100 characters, but for the text of an #error."""
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
headers = sorted((root / "include").rglob("*.hpp"))
if not headers:
    sys.exit(f"no header in {root / 'include'}")
long = [
    f"{header.relative_to(root)}:{number}: {len(line)} characters"
    for header in headers
    for number, line in enumerate(header.read_text(encoding="utf-8").splitlines(), 1)
    if len(line) > 100 and not line.lstrip().startswith('"xact')
]
print("\n".join(long) or f"{len(headers)} headers, no line over 100 characters")
sys.exit(bool(long))
