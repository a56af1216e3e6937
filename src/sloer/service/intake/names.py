# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A full name in one cell or header, parted as the identity has it."""

from __future__ import annotations

_PARTICLES = frozenset(
    {"af", "al", "ben", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn"}
    | {"la", "le", "mac", "mc", "san", "ten", "ter", "van", "von", "zu"}
)


def split_name(full: str) -> tuple[str, tuple[str, ...], str]:
    """Return first name, other names and last name.

    "Khatib, Fatima" is turned around; particles ("van der", "el") stay with the last name. What
    falls in the wrong place is still searched for: finders look for all forms of all names.
    """
    before, comma, after = full.partition(",")
    if comma and after.strip():
        first, *others = after.split()
        return first, tuple(others), " ".join(before.split())
    words = before.split()
    if len(words) < 2:
        return "".join(words), (), ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold().strip(".'’") in _PARTICLES:
        start -= 1
    return words[0], tuple(words[1:start]), " ".join(words[start:])
