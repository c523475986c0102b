// SPDX-License-Identifier: MIT
ENTRY(a)
ENTRY(b)
