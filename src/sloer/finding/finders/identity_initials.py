# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's initials, letter-spaced names, and names with digits for letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.lexicon import word_frequency
from sloer.finding.names.forms import fold
from sloer.finding.names.own import OwnNames
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("Ansøgerens navn.", "The applicant's name.")
_SPACED = re.compile(
    r"(?<![^\W_])(?:[^\W\d_][ \u00a0.]{1,2}){3,}[^\W\d_](?![^\W_])"
    r"(?:[ \u00a0]{2,}(?:[^\W\d_][ \u00a0]){2,}[^\W\d_](?![^\W_]))*"
)
_DOTTED = re.compile(r"(?<![\w.])(?:[A-ZÆØÅÄÖ]\.[ -]?){2,5}(?![\w])")
_CAPITALS = re.compile(r"(?<![\w/.])[A-ZÆØÅÄÖ]{2,5}(?![\w])")
_SMALL_INITIALS = re.compile(r"(?:/|initial\w*[: ]+(?:er )?)([a-zæøå]{2,5})\s*$", re.MULTILINE)
_INITIALS_CUE = re.compile(
    r"\binitial|\bforkort|\bsign|/\s?$|\bmvh\.? ?$|hilsen\s*$|\($", re.IGNORECASE
)
_MIXED = re.compile(r"(?<!\w)(?=[^\W_]*\d)(?=[^\W_]*[^\W\d_])[^\W_]{5,}(?!\w)")


class InitialsFinder:
    """Finds the applicant's name taken apart into letters."""

    name = "identity_initials"
    grounds = frozenset({Ground.NAME})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield spaced and misread names, then initials with and without full stops."""
        own = OwnNames(view.known)
        if own:
            yield from _letters(view, own)
            yield from _initials(view, own)


def _signal(start: int, end: int, confidence: float, rule: str) -> Signal:
    return Signal(Ground.NAME, Span(start, end), confidence, rule, _REASON, entity="applicant")


def _letters(view: View, own: OwnNames) -> Iterator[Signal]:
    """Letter-spaced names, and names with digits for letters."""
    text = view.text
    for match in _SPACED.finditer(text):
        joined = fold(match.group())
        if joined and own.likeness(joined) is not None:
            yield _signal(match.start(), match.end(), 0.95, "identity.spaced")
    for match in _MIXED.finditer(text):
        word = match.group().rstrip("0123456789")
        if word[:1].isupper() and not word.isalpha() and own.resembles(match.group()):
            yield _signal(match.start(), match.end(), 0.75, "identity.misread")


def _initials(view: View, own: OwnNames) -> Iterator[Signal]:
    text = view.text
    for match in _DOTTED.finditer(text):
        letters = re.sub(r"[^\w]", "", match.group())
        if letters in own.initials:
            end = match.end() - (len(match.group()) - len(match.group().rstrip(" -")))
            yield _signal(match.start(), end, 0.8, "identity.initials")
    for match in _CAPITALS.finditer(text):
        if match.group() in own.initials and _are_initials(view, match):
            yield _signal(match.start(), match.end(), 0.75, "identity.initials")
    for match in _SMALL_INITIALS.finditer(text):
        if match.group(1).upper() in own.initials:
            yield _signal(match.start(1), match.end(1), 0.7, "identity.initials")


def _are_initials(view: View, match: re.Match[str]) -> bool:
    """Tell initials from an abbreviation of the trade that has the same letters."""
    text, letters = view.text, match.group()
    if _INITIALS_CUE.search(text, max(match.start() - 40, 0), match.start()):
        return True
    signature = view.structure.signature
    if signature and signature.start <= match.start() < signature.end:
        return True
    document = view.document
    if document.blocks[document.block_at(match.start())].text.strip() == letters:
        return True
    return len(letters) > 2 and not word_frequency(letters)


FINDER = InitialsFinder()
