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
    r"\binitial|\bforkort|\bsign|\bunderskr|\bundertegn|/\s?$|\bmvh\.? ?$|"
    r"(?:hilsen|helsing|hälsning|regards)\W*$|\($|"
    r"\b(?:kaldes|kaldet|kaldt|kalt|kalles|kallas|called|known as|hedder|heter|heiter|"
    r"dagligt?|tale|"
    r"(?:oprettet|opført|registreret|kendt|står) som|godkendt af|attesteret)\W{1,3}$",
    re.IGNORECASE,
)
_LOOSE_CUE = re.compile(
    r"(?:\b(?:siger|sier|säger|say|eller|or|som|as|mail|intern mail)|\b(?:i|in|på) [A-ZÆØÅ]\w+)"
    r"\W{1,3}$"
)
"""What may stand before many another abbreviation too, and so asks for more than two letters."""
_SHORTEST_CODE = 3
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
        letters = match.group()
        coded = len(letters) > _SHORTEST_CODE and letters in own.codes
        if (letters in own.initials and _are_initials(view, match)) or (
            coded and not word_frequency(letters) and _is_cued(text, match.start())
        ):
            yield _signal(match.start(), match.end(), 0.75, "identity.initials")
    for match in _SMALL_INITIALS.finditer(text):
        if match.group(1).upper() in own.initials:
            yield _signal(match.start(1), match.end(1), 0.7, "identity.initials")


def _is_cued(text: str, offset: int) -> bool:
    """As in "i Nexus KABR", "oprettet som KABR"."""
    before = text[max(offset - 40, 0) : offset]
    return any(cue.search(before) for cue in (_INITIALS_CUE, _LOOSE_CUE))


def _are_initials(view: View, match: re.Match[str]) -> bool:
    """Tell initials from an abbreviation of the trade that has the same letters."""
    text, letters = view.text, match.group()
    low = max(match.start() - 40, 0)
    if _INITIALS_CUE.search(text, low, match.start()):
        return True
    if len(letters) > 2 and _LOOSE_CUE.search(text, low, match.start()):
        return True
    signature = view.structure.signature
    if signature and signature.start <= match.start() < signature.end:
        return True
    document = view.document
    if document.blocks[document.block_at(match.start())].text.strip() == letters:
        return True
    return len(letters) > 2 and not word_frequency(letters)


FINDER = InitialsFinder()
