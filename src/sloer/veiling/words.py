# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Edges of stretches: a veil that ends inside a word shows the rest of it."""

from __future__ import annotations

import re

# Genitive, definite and plural endings of the Nordic languages and English.
_ENDING = re.compile(
    r"(?:s|n|t|r|e|en|et|ens|ets|er|ers|erne|ernes|ene|enes|ne|nes|na|nas|es|a|ar|or)"
)
_APOSTROPHES = "'’\u02bc"
_QUOTES = "'’‘\u02bc\"“”„»«"
_INSIDE = re.compile(r"[^\W_]")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without white space at its ends; empty if it is nothing else."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def whole_words(text: str, start: int, end: int, *, direct: bool) -> tuple[int, int]:
    """Return the stretch grown to whole words where the rest would be left dangling.

    What says who the applicant is (``direct``) grows to whole words at both ends, whatever
    the rest: "Fatimas" and "hansenfatima" hold the name. Anything else grows only over an ending
    ("gift" in "gifte"), since more could be merit. A genitive apostrophe goes with its word.
    """
    rest_start = _word_start(text, start)
    rest_end = _word_end(text, end)
    if direct:
        start, end = rest_start, rest_end
    elif _ENDING.fullmatch(text, end, rest_end):
        end = rest_end
    return start, _past_genitive(text, start, end)


def _is_inside(text: str, position: int) -> bool:
    """Return whether a cut at ``position`` parts a word."""
    if not 0 < position < len(text):
        return False
    return bool(_INSIDE.match(text[position - 1]) and _INSIDE.match(text[position]))


def _word_start(text: str, position: int) -> int:
    while _is_inside(text, position):
        position -= 1
    return position


def _word_end(text: str, position: int) -> int:
    while _is_inside(text, position):
        position += 1
    return position


def _past_genitive(text: str, start: int, end: int) -> int:
    if end >= len(text) or text[end] not in _APOSTROPHES:
        return end
    if start > 0 and text[start - 1] in _QUOTES:
        return end
    if text[end + 1 : end + 2].lower() == "s" and not _is_inside(text, end + 2):
        return end + 2
    ends_in_s = text[end - 1].lower() in "sxz"
    return end + 1 if ends_in_s and not _INSIDE.match(text[end + 1 : end + 2]) else end
