# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Strings in PDF syntax, which may hold balanced brackets and escaped ones (ISO 32000, 7.3.4)."""

from __future__ import annotations

import re

_PLAIN = rb"[^()\\]++|\\."
_ONE_LEVEL = rb"\((?:" + _PLAIN + rb")*+\)"
_TWO_LEVELS = rb"\((?:" + _PLAIN + rb"|" + _ONE_LEVEL + rb")*+\)"
_SHALLOW = re.compile(_TWO_LEVELS + rb"|<(?!<)[0-9A-Fa-f\s]*>", re.DOTALL)
_BRACKET = re.compile(rb"[()]")
_EDGE = re.compile(rb"\\.|[()]|<(?!<)[0-9A-Fa-f\s]*>", re.DOTALL)


def split_strings(data: bytes) -> tuple[bytes, list[bytes]]:
    """Return ``data`` with every string blanked out, and the strings, brackets included.

    A string that is never closed reaches to the end.
    """
    bare = _SHALLOW.sub(b" ", data)
    if _BRACKET.search(bare) is None:
        return bare, _SHALLOW.findall(data)
    return _split_deep(data)


def _split_deep(data: bytes) -> tuple[bytes, list[bytes]]:
    """Do the same one bracket at a time, for what one expression cannot count."""
    bare: list[bytes] = []
    strings: list[bytes] = []
    depth = kept = opened = 0
    for edge in _EDGE.finditer(data):
        token = edge[0]
        if depth == 0 and token[:1] == b"<":
            bare.append(data[kept : edge.start()])
            strings.append(token)
            kept = edge.end()
        elif token == b"(":
            if depth == 0:
                bare.append(data[kept : edge.start()])
                opened = edge.start()
            depth += 1
        elif token == b")" and depth:
            depth -= 1
            if depth == 0:
                strings.append(data[opened : edge.end()])
                kept = edge.end()
    if depth:
        strings.append(data[opened:])
    else:
        bare.append(data[kept:])
    return b" ".join(bare), strings
