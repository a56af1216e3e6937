# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Scores one output against its annotated source, as an outsider who holds both would.

The rules are those of the corpus format: text is compared after NFKC, case folding and collapsing
of white space, as whole words. A direct identifier also counts without its spaces and hyphens, and
so do its parts: a single name, an e-mail's local part, a number without country code. A string
that also stands unmarked in the source counts only at its marked place, which is told by how
often it occurs and by the words beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sloer.measuring.annotations import Annotated, Mark
from sloer.model import DIRECT, Ground

_WORD = re.compile(r"\w+")
_SQUEEZABLE = re.compile(r"[\s\-‐-―−]")
_SHORTEST_SQUEEZED = 6
_PARTED = frozenset({Ground.NAME, Ground.EMAIL, Ground.PHONE, Ground.THIRD})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mark. ``good`` is: gone for a secret, still there for merit."""

    mark: Mark
    good: bool


@dataclass(frozen=True, slots=True)
class Score:
    """All verdicts on one document in one format."""

    verdicts: tuple[Verdict, ...]

    @property
    def leaks(self) -> tuple[Mark, ...]:
        """Secrets that survived."""
        return tuple(v.mark for v in self.verdicts if not v.good and not v.mark.is_merit)

    @property
    def lost(self) -> tuple[Mark, ...]:
        """Merit that did not."""
        return tuple(v.mark for v in self.verdicts if not v.good and v.mark.is_merit)

    @property
    def has_direct_leak(self) -> bool:
        """Whether anything that says who the applicant is survived."""
        return any(mark.ground in DIRECT for mark in self.leaks)


def normalise(text: str) -> str:
    """Return ``text`` as it is compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


class Haystack:
    """One reading of an output, prepared for many searches."""

    def __init__(self, text: str) -> None:
        self.text = f" {normalise(text)} "
        self.squeezed = _SQUEEZABLE.sub("", self.text)
        self.words = f" {' '.join(_WORD.findall(self.text))} "

    def count(self, needle: str) -> int:
        """Return how often ``needle`` (normalised) stands as a whole word or phrase."""
        if not needle:
            return 0
        left = r"(?<!\w)" if needle[0].isalnum() else ""
        right = r"(?!\w)" if needle[-1].isalnum() else ""
        return len(re.findall(left + re.escape(needle) + right, self.text))


def score(annotated: Annotated, readings: Iterable[str]) -> Score:
    """Judge one output by several independent readings of its text.

    A secret is gone when no reading shows it; merit is kept when any reading shows it whole.
    """
    haystacks = [Haystack(reading) for reading in readings]
    unmarked = _unmarked_text(annotated)
    verdicts = []
    for mark in annotated.marks:
        if mark.is_merit:
            needle = normalise(annotated.text_of(mark))
            good = any(needle in haystack.text for haystack in haystacks)
        else:
            good = not any(_leaks(annotated, mark, unmarked, h) for h in haystacks)
        verdicts.append(Verdict(mark, good))
    return Score(tuple(verdicts))


def _unmarked_text(annotated: Annotated) -> Haystack:
    """The source with its secrets cut out: what a string may also be."""
    parts, position = [], 0
    for mark in annotated.secrets:
        parts.append(annotated.text[position : mark.span.start])
        position = mark.span.end
    parts.append(annotated.text[position:])
    return Haystack(" \x1f ".join(parts))


def _leaks(annotated: Annotated, mark: Mark, unmarked: Haystack, output: Haystack) -> bool:
    words = normalise(annotated.text_of(mark))
    if _survives(annotated, mark, words, unmarked, output):
        return True
    if mark.ground not in DIRECT:
        return False
    return any(
        _survives_in_part(part, words, unmarked, output)
        for part in (words, *_parts(words, mark.ground))
    )


def _survives_in_part(part: str, words: str, unmarked: Haystack, output: Haystack) -> bool:
    if part != words and output.count(part) > unmarked.count(part):
        return True
    squeezed = _SQUEEZABLE.sub("", part)
    if len(squeezed) < _SHORTEST_SQUEEZED or squeezed in unmarked.squeezed:
        return False
    return squeezed in output.squeezed


def _survives(
    annotated: Annotated, mark: Mark, words: str, unmarked: Haystack, output: Haystack
) -> bool:
    found = output.count(words)
    if not found:
        return False
    if found > unmarked.count(words):
        return True
    return any(place in output.words for place in _places(annotated, mark))


def _places(annotated: Annotated, mark: Mark) -> Iterator[str]:
    """Yield the stretch with two words of its surroundings: its marked place."""
    before = _WORD.findall(normalise(annotated.text[: mark.span.start])[-80:])[-2:]
    after = _WORD.findall(normalise(annotated.text[mark.span.end : mark.span.end + 80]))[:2]
    words = _WORD.findall(normalise(annotated.text_of(mark)))
    for around in ((before, []), ([], after), (before[-1:], after[:1])):
        if len(around[0]) + len(around[1]) == 2:
            yield f" {' '.join([*around[0], *words, *around[1]])} "


def _parts(words: str, ground: Ground | None) -> Iterator[str]:
    if ground not in _PARTED:
        return
    if ground is Ground.NAME:
        yield from (part for part in re.split(r"[\s,./]+", words) if len(part) > 1)
    elif ground is Ground.EMAIL:
        yield words.partition("@")[0]
    elif ground is Ground.PHONE:
        digits = re.sub(r"^(?:\+|00)\d{2}\s?", "", words)
        yield digits.strip()
