# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Dropped words leave seams: doubled spaces, lone commas, empty brackets, a small first letter.

Only white space, separators and brackets beside a seam are touched, and the case of the first
letter after it where a sentence lost its beginning. Every other character stays as it was.
"""

from __future__ import annotations

import re

_SPACE = " \t\u00a0"
_SEPARATORS = ",;·•|/–—"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "“": "”", "»": "«", "„": "“"}
_CLOSING = frozenset(_BRACKETS.values())
_LONE_DASH = re.compile(r"(?:^|(?<=\s))[\-\u2010-\u2015]+$")
_LEADING = re.compile(r"(?:\s|[,;:·•|/–—.\-](?=\s|$|[,;.]))+")
_SENTENCE_END = ".!?"
_TEXT = re.compile(r"\w")


def says_nothing(text: str) -> bool:
    """Return whether a text has no letter and no digit."""
    return _TEXT.search(text) is None


def close_seam(left: str, right: str, *, first: bool) -> tuple[str, str]:
    """Return the texts before and after dropped words, tidied where they now meet.

    ``first`` says that nothing at all stands before ``left``, not even a placeholder.
    """
    while True:
        left, right, again = _close_once(left, right)
        if not again:
            break
    if first and not left.strip():
        return "", _LEADING.sub("", right, count=1) if _LEADING.match(right) else right
    return left, right


def _close_once(left: str, right: str) -> tuple[str, str, bool]:
    """Return both texts a step tidier, and whether another step may be needed."""
    bare_left, bare_right = left.rstrip(), right.lstrip()
    opening, closing = bare_left[-1:], bare_right[:1]
    if opening in _BRACKETS and _BRACKETS[opening] == closing:
        return bare_left[:-1], bare_right[1:], True
    if opening in _BRACKETS and closing and closing in _SEPARATORS:
        return bare_left, bare_right[1:].lstrip(), True
    if opening and opening in _SENTENCE_END and closing and _ends_clause(bare_right):
        return left, bare_right[1:], True
    if closing == "-" and bare_right[1:2].isalpha() and (left != bare_left or not left):
        return left, bare_right[1:], True
    if not closing:
        return left, "" if left.endswith(tuple(_SPACE)) else right, False
    if closing in _CLOSING or closing in _SEPARATORS or _ends_clause(bare_right):
        stripped = without_trailing_separator(bare_left)
        return stripped, _kept_space(left, right, closing), stripped != bare_left
    if opening in _BRACKETS or left.endswith(tuple(_SPACE)):
        return left, bare_right, False
    return left, right, False


def _ends_clause(right: str) -> bool:
    return right[0] in ".,;:!?" and (len(right) == 1 or not right[1].isalnum())


def _kept_space(left: str, right: str, closing: str) -> str:
    """Return the text after a seam with the space before "–" or "|" kept, before "," not."""
    spaced = closing in "·•|/–—" and (left[-1:].isspace() or right[:1].isspace())
    return " " + right.lstrip() if spaced else right.lstrip()


def without_trailing_separator(text: str) -> str:
    """Return the text without the spaces, commas and lone dashes it ends in."""
    while True:
        bare = text.rstrip()
        shorter = _LONE_DASH.sub("", bare.rstrip(_SEPARATORS))
        if shorter == text:
            return text
        text = shorter


def close_end(left: str) -> str:
    """Return the last text of a block after words were dropped behind it."""
    text = without_trailing_separator(left)
    if text[-1:] in _BRACKETS and text:
        return close_end(text[:-1])
    return text


def starts_sentence(text: str, position: int) -> bool:
    """Return whether a sentence, or the block, begins at ``position``."""
    before = text[:position].rstrip(_SPACE + "\"'»“„(")
    return not before or before[-1] in _SENTENCE_END


def capitalised(text: str) -> str:
    """Return the text with its first letter, if that comes first of all, in upper case."""
    for index, character in enumerate(text):
        if character.isalnum():
            return text[:index] + character.upper() + text[index + 1 :]
    return text


def in_case_of(original: str, replacement: str, before: str) -> str:
    """Return the replacement in the case pattern of the words it stands for.

    A capital is taken over where it may come from the place and not from a name: at the start, or
    after punctuation or a digit. "Hun er" gives "Vedkommende er", but "at Dansk Forening" "at
    forening". A line in capitals keeps its capitals.
    """
    letters = [c for c in original if c.isalpha()]
    if not letters or not letters[0].isupper():
        return replacement
    around = [c for c in before if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in (*letters, *around)):
        return replacement.upper() if len(letters) + len(around) > 5 else capitalised(replacement)
    last = before.rstrip()[-1:]
    by_place = not last or not (last.isalpha() or last == ",")
    return capitalised(replacement) if by_place else replacement
