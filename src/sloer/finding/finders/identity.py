# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's own names in every form; words and firms that only look like them stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sloer.finding.lexicon import is_place, lower_case_share, word_frequency
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier, closes_name, phrase_length_at
from sloer.finding.names.forms import fold
from sloer.finding.names.own import OwnNames
from sloer.finding.protocol import View
from sloer.finding.words import Words
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("Ansøgerens navn.", "The applicant's name.")
_JOIN = re.compile(r"[ \u00a0_.,\-–+]{0,3}|\. ?|, ?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•|>*\n(\"“”»«–—-])\s*$")
_COMPANY = re.compile(
    r"[ ,]+(?:A/S|ApS|I/S|P/S|K/S|IVS|AB|AS|Ltd|GmbH|Inc)\b|\s?(?:&|og) (?:Søn|Sønner|Co|Datter)\b"
)
_PLACE_BEFORE = frozenset(
    [
        "i",
        "fra",
        "til",
        "ved",
        "på",
        "mellem",
        "omkring",
        "nær",
        "in",
        "from",
        "to",
        "near",
        "at",
        "vid",
        "från",
    ]
)
_SAYS = frozenset(
    [
        "har",
        "er",
        "var",
        "blev",
        "kan",
        "vil",
        "skal",
        "arbejder",
        "bor",
        "kommer",
        "taler",
        "siger",
        "søger",
        "fik",
        "gik",
        "tog",
        "ønsker",
        "trives",
        "mener",
        "står",
        "viser",
        "formår",
        "udviser",
        "besidder",
        "fremstår",
        "håndterer",
        "deltager",
        "bidrager",
        "løser",
        "møder",
        "is",
        "has",
        "was",
        "will",
        "can",
        "works",
        "lives",
        "speaks",
        "brings",
        "joined",
        "havde",
        "ville",
        "kunne",
        "skulle",
        "måtte",
        "må",
        "bør",
        "varetog",
        "startede",
        "begyndte",
        "fratræder",
        "tiltrådte",
        "underviste",
        "gjorde",
        "gør",
        "selv",
        "altid",
    ]
)
_HYPHENS = frozenset("-‐‑\u00ad")
_BROKEN = re.compile(r"[-‐‑]\s?\n?\s?|\u00ad")


@dataclass(frozen=True, slots=True)
class _Match:
    """Words ``first`` to ``last`` are the applicant's name."""

    first: int
    last: int
    confidence: float
    rule: str


class IdentityFinder:
    """Finds the names of the one applicant."""

    name = "identity"
    grounds = frozenset({Ground.NAME})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield every stretch that names the applicant."""
        own = OwnNames(view.known)
        if not own:
            return
        for match in _NameSearch(view, own).matches():
            start, end = _edges(view.words, match)
            yield _signal(start, end, match.confidence, match.rule)


def _signal(start: int, end: int, confidence: float, rule: str) -> Signal:
    return Signal(Ground.NAME, Span(start, end), confidence, rule, _REASON, entity="applicant")


class _NameSearch:
    """Walks over the words of one document once."""

    def __init__(self, view: View, own: OwnNames) -> None:
        self._view = view
        self._words = view.words
        self._own = own
        self._classes = Classifier()

    def matches(self) -> Iterator[_Match]:
        """Yield matches in order; adjacent words of the name as one."""
        pending: _Match | None = None
        for index in range(len(self._words)):
            found = self._at(index)
            if found is None:
                continue
            if pending and self._touch(pending, found):
                confidence = max(pending.confidence, found.confidence)
                pending = _Match(pending.first, found.last, confidence, pending.rule)
                continue
            if pending:
                yield pending
            pending = found
        if pending:
            yield pending

    def _touch(self, one: _Match, other: _Match) -> bool:
        """Tell whether two matches are one name, with at most one middle name between."""
        words = self._words
        if other.first <= one.last + 1:
            return other.first <= one.last or bool(_JOIN.fullmatch(words.gap(one.last)))
        between = range(one.last + 1, other.first)
        return (
            len(between) <= 2
            and all(
                (words.texts[i][0].isupper() or words.texts[i] in cues.PARTICLES)
                and words.gap_before(i) in {" ", ". "}
                and (
                    words.lower[i] in cues.PARTICLES
                    or self._classes.of(words.lower[i]) not in "OHT"
                )
                for i in between
            )
            and words.gap_before(other.first) in {" ", ". "}
        )

    def _at(self, index: int) -> _Match | None:
        words = self._words
        likeness = self._own.likeness(words.lower[index])
        if likeness is None:
            return self._nearly(index)
        if likeness.near:
            near = self._is_short_form(index)
            return self._widened(index, 0.8, "identity.short_form") if near else None
        if likeness.doubtful and not self._is_meant(index):
            return None
        if self._is_plain_word(index):
            return None
        if self._is_somebody_elses(index):
            return None
        return self._widened(index, 0.99 if not likeness.doubtful else 0.9, "identity.name")

    def _widened(self, index: int, confidence: float, rule: str) -> _Match:
        """Take initials beside the name along: "F. El-Sayed", "Fatima E."."""
        words, first, last = self._words, index, index
        while first and self._is_initial(first - 1) and words.gap(first - 1) in {". ", ".", " "}:
            first -= 1
        if last + 1 < len(words) and self._is_initial(last + 1) and words.gap(last) == " ":
            dotted = words.text[words.ends[last + 1] : words.ends[last + 1] + 1] == "."
            if dotted or words.texts[last + 1] in {i[-1] for i in self._own.initials}:
                last += 1
        return _Match(first, last, confidence, rule)

    def _is_initial(self, index: int) -> bool:
        text = self._words.texts[index]
        if len(text) == 1:
            following = self._words.text[self._words.ends[index]]
            return text.isupper() and (text != "I" or following == ".")
        return False

    # Words that are names and something else.

    def _is_meant(self, index: int) -> bool:
        """Tell whether a name that is a word as well ("Bo", "Skov") stands for the person."""
        words = self._words
        text, lower = words.texts[index], words.lower[index]
        if self._has_own_neighbour(index):
            return True
        if not text[0].isupper():
            return False
        if self._line_of_names(index):
            return True
        if text.isupper() and len(text) > 1 and self._is_shouting(index):
            return False
        before = words.lower[index - 1] if index else ""
        if is_place(lower) and before in _PLACE_BEFORE:
            return False
        if lower in cues.CALENDAR and (
            before in {"i", "den", "fra", "til", "ultimo", "primo", "medio", "in", "siden"}
            or re.match(r"\.? ?\d{4}", words.text[words.ends[index] : words.ends[index] + 6])
            or re.search(
                r"\d\.? ?$", words.text[max(words.starts[index] - 4, 0) : words.starts[index]]
            )
        ):
            return False
        return not self._opens_sentence(index) or self._speaks(index)

    def _is_plain_word(self, index: int) -> bool:
        """As in "En lille lund": in lower case, what the speller knows is the word."""
        text, lower = self._words.texts[index], self._words.lower[index]
        if text != lower or self._has_own_neighbour(index):
            return False
        start, end = self._words.starts[index], self._words.ends[index]
        glued = self._words.text[max(start - 1, 0) : start] + self._words.text[end : end + 1]
        if any(c in "@_-" or c.isdigit() for c in glued):
            return False
        return lower_case_share(lower) is not None and lower_case_share(lower) != 0.01

    def _has_own_neighbour(self, index: int) -> bool:
        words = self._words
        for other, gap in self._neighbours(index):
            if not 0 <= other < len(words) or not _JOIN.fullmatch(gap):
                continue
            likeness = self._own.likeness(words.lower[other])
            if likeness is None or likeness.near or ("," in gap and likeness.doubtful):
                continue
            same_case = words.texts[other][0].isupper() == words.texts[index][0].isupper()
            everyday = lower_case_share(words.lower[index]) or 0.0
            if same_case and (
                words.texts[index][0].isupper() or everyday < 0.9 or not likeness.doubtful
            ):
                return True
        return bool(
            index
            and len(words.texts[index - 1]) == 1
            and words.texts[index - 1].isupper()
            and words.gap_before(index) in {". ", "."}
            and words.texts[index][0].isupper()
        )

    def _neighbours(self, index: int) -> Iterator[tuple[int, str]]:
        """Yield the words on both sides with the gaps to them, looking past one initial."""
        words = self._words
        yield index - 1, words.gap_before(index)
        yield index + 1, words.gap(index)
        if index + 2 < len(words) and self._is_initial(index + 1) and words.gap(index) == " ":
            yield index + 2, words.gap(index + 1)
        if index > 1 and self._is_initial(index - 1):
            yield index - 2, words.gap_before(index - 1)

    def _line_of_names(self, index: int) -> bool:
        """Tell whether the whole block is this word: a signature."""
        document = self._view.document
        block = document.blocks[document.block_at(self._words.starts[index])].text
        return fold(block) == fold(self._words.texts[index])

    def _is_shouting(self, index: int) -> bool:
        near = self._words.texts[max(index - 4, 0) : index + 5]
        return sum(w.isupper() and len(w) > 1 for w in near) > 3

    def _opens_sentence(self, index: int) -> bool:
        start = self._words.starts[index]
        return _SENTENCE_START.search(self._words.text[max(start - 4, 0) : start]) is not None

    def _speaks(self, index: int) -> bool:
        """As in "Bo har …", "Storm arbejder …": a verb after it makes it a person."""
        words = self._words
        if index + 1 >= len(words) or words.gap(index) not in {" ", ", "}:
            return True
        share = lower_case_share(words.lower[index])
        if share is not None and share < 0.2:
            return True
        return words.lower[index + 1] in _SAYS

    # Names in the names of firms and of other people.

    def _is_somebody_elses(self, index: int) -> bool:
        """Tell a firm, a method or a street that bears a common name by chance."""
        words = self._words
        first, last = self._run(index)
        if first == last and phrase_length_at(words, index) and self._among_thinkers(index):
            return True
        if not self._own.is_common(words.texts[index]):
            return False
        mine = {
            self._own.key_of(words.texts[i])
            for i in range(first, last + 1)
            if (found := self._own.likeness(words.lower[i])) and not found.near
        }
        if len(mine) > 1:
            return False
        if any(phrase_length_at(words, i) > index - i for i in range(first, index + 1)):
            return last > first
        if any(_COMPANY.match(words.text, words.ends[i]) for i in range(index, last + 1)):
            return True
        before = words.lower[first - 1] if first else ""
        if before in cues.NAME_HEADS and words.gap_before(first) == " ":
            return True
        kinds = [self._classes.of(words.lower[i]) for i in range(first, last + 1)]
        position = index - first
        closing = any(closes_name(words.lower[i]) for i in range(index + 1, last + 1))
        return "H" in kinds[:position] or closing

    def _among_thinkers(self, index: int) -> bool:
        """As in "Freud, Klein og Winnicott": the applicant's name in a row of famous ones."""
        words = self._words
        near = range(max(index - 4, 0), min(index + 5, len(words)))
        return any(
            words.lower[i] in cues.THEORY or (i != index and phrase_length_at(words, i))
            for i in near
        )

    def _run(self, index: int) -> tuple[int, int]:
        words, first, last = self._words, index, index
        while (
            first
            and words.gap_before(first) in {" ", ". ", " & "}
            and words.texts[first - 1][0].isupper()
        ):
            first -= 1
        while (
            last + 1 < len(words)
            and words.gap(last) in {" ", ". ", " & "}
            and words.texts[last + 1][0].isupper()
        ):
            last += 1
        return first, last

    # Short forms, slips, scans.

    def _is_short_form(self, index: int) -> bool:
        words = self._words
        if not words.texts[index][0].isupper():
            return False
        before = words.lower[index - 1] if index else ""
        if before in {"kalder", "kaldes", "kaldet", "hedder", "siger", "mig", "alias", "called"}:
            return True
        signature = self._view.structure.signature
        start = words.starts[index]
        following = words.lower[index + 1] if index + 1 < len(words) else ""
        beside = following in self._own and words.gap(index) == " "
        return beside or bool(
            signature and signature.start <= start < signature.end and self._line_of_names(index)
        )

    def _nearly(self, index: int) -> _Match | None:
        words = self._words
        text = words.texts[index]
        end = words.ends[index]
        broken = words.text[end : end + 1] in _HYPHENS
        if broken and _BROKEN.fullmatch(words.gap(index)) and index + 1 < len(words):
            joined = words.lower[index] + words.lower[index + 1]
            found = self._own.likeness(joined)
            if found and not found.near and not found.doubtful:
                return _Match(index, index + 1, 0.9, "identity.broken")
        if len(text) < 5 or not text[0].isupper():
            return None
        if self._has_inner_name(text):
            return _Match(index, index, 0.9, "identity.glued")
        kind = self._classes.of(words.lower[index])
        unknown = kind == "U" or (kind in "RS" and not word_frequency(text))
        if unknown and self._own.resembles(text):
            return _Match(index, index, 0.75, "identity.misread")
        return None

    def _has_inner_name(self, text: str) -> bool:
        """As in "FatimaAhmadCV": capitals inside a word part its names."""
        if text[1:].islower() or text.isupper():
            return False
        pieces = re.findall(r"[A-ZÆØÅÄÖ]?[^A-ZÆØÅÄÖ\W]+|[A-ZÆØÅÄÖ]+(?![^A-ZÆØÅÄÖ\W])", text)
        sure = [self._own.likeness(p.lower()) for p in pieces if len(p) > 2]
        return any(found and not found.near and not found.doubtful for found in sure)


def _edges(words: Words, match: _Match) -> tuple[int, int]:
    """Take along what is glued to the name: "@fatima84", "Jens'", an initial's full stop."""
    text, start, end = words.text, words.starts[match.first], words.ends[match.last]
    if start and text[start - 1] == "@":
        start -= 1
    tail = re.compile(r"['’](?!\w)|[_-]?\d{1,4}(?!\d)|\.(?=\s|$)").match(text, end)
    if tail and (tail.group()[0] != "." or len(words.texts[match.last]) == 1):
        end = tail.end()
    return start, end


FINDER = IdentityFinder()
