# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How the last word of a line goes on into the first of the next, the same for every format.

A hyphen at the end of a line was put there by the typesetter, or by the writer, or hangs in the
air ("børne- og unge"). Only the first kind goes; which it is, the letters on both sides tell.
"""

from __future__ import annotations

import re

SOFT = "\u00ad"
FIRM = "\u2011"
"""A hyphen known to be the writer's own."""
HYPHENS = ("-", "\u2010", SOFT, FIRM)
_HANGING = frozenset(
    ("og", "eller", "samt", "til", "and", "or", "och", "und", "oder", "men", "som")
)
_LONGEST_SHORT_FORM = 6
_ADDRESS = re.compile(r"[@/]|\w\.\w")


def line_end(word: str, following: str) -> str:
    """Return the text that ``word`` adds where ``following`` begins the next line.

    A space goes with it where two words stand, and nothing where one word goes on.
    """
    if len(word) < 2 or not word.endswith(HYPHENS) or not word[-2].isalnum():
        return word + " "
    stem, mark = word[:-1], word[-1]
    if mark == SOFT:
        return stem
    if following.strip(",.;").lower() in _HANGING:
        return stem + "- "
    return stem + "-" if mark == FIRM or _is_firm(stem, following) else stem


def is_cut(word: str, following: str) -> bool:
    """Tell a word that a line end cut in two from one that only happens to end in a hyphen."""
    return (
        len(word) > 1 and word.endswith(HYPHENS) and word[-2].isalpha() and following[0].isalpha()
    )


def _is_firm(stem: str, following: str) -> bool:
    """Tell the hyphen of "e-mail", "Nord-Jylland", "EUX-forløb" and of addresses."""
    part = stem.rpartition("-")[2]
    if not following[:1].islower() or len(part) == 1 or not part[-1].isalpha():
        return True
    capitals = len(part) <= _LONGEST_SHORT_FORM and part.isupper()
    return capitals or _ADDRESS.search(stem + following.rstrip(".,;:)")) is not None
