# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Mentions of persons, told by lists of names, shapes of words and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sloer.finding.lexicon import (
    is_first_name,
    is_place,
)
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier, closes_name, is_everyday, phrase_length_at
from sloer.finding.names.evidence import Evidence
from sloer.finding.names.lower_case import LowerCaseRules
from sloer.finding.names.mentions import SURE, Mention
from sloer.finding.words import Words

_BETWEEN_NAMES = re.compile(r"[ \u00a0\u202f]|\. ?")
_LIST_LINK = re.compile(r",? (?:og|and|och|samt|&) |, ?(?:og |and )?")
_LETTERED = re.compile(r"[A-ZÆØÅ][-‐‑][a-zæøå]")
"""As in "D-mærket": a letter that names a thing."""
_NAME_CLASSES = "FARSBUI"
_WHOLE_NAMES = (
    (re.compile(r"[FA][FARI]*[SBUP]+|F[FARI]+"), 0.95),
    (re.compile(r"F[FARISBUP]*[SBUP]"), 0.85),
    (re.compile(r"A[AR]*F[FARI]*"), 0.9),
    (re.compile(r"A[FARISBUP]*[FS][FARISBUP]*"), 0.75),
    (re.compile(r"A[BUAR]+"), 0.7),
    (re.compile(r"R[RFAI]*S+|RS"), 0.9),
    (re.compile(r"R[FAUBRI]+"), 0.7),
    (re.compile(r"I+[SF]+[SBU]*"), 0.85),
    (re.compile(r"I+[BUAR]"), 0.5),
    (re.compile(r"[US][SFARU]*[SF][SFARUB]*"), 0.8),
    (re.compile(r"[SB][SBFARUI]+"), 0.6),
    (re.compile(r"[FA]I+"), 0.8),
    (re.compile(r"U[UBRAP]+"), 0.3),
    (re.compile(r"F"), 0.75),
    (re.compile(r"R"), 0.42),
    (re.compile(r"S"), 0.42),
    (re.compile(r"A"), 0.45),
    (re.compile(r"[BU]"), 0.1),
)


class PersonRules:
    """Finds mentions among the words of one text."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._classes = Classifier()
        self._evidence = Evidence(words, self._classes)
        self._lower_case = LowerCaseRules(words, self._classes)

    def mentions(self, start: int = 0, end: int | None = None) -> list[Mention]:
        """Return the mentions among words ``start`` to ``end``, in order, without overlap."""
        stop = len(self._words) if end is None else end
        found: list[Mention] = []
        for first, last in self._runs(start, stop):
            found.extend(self._in_run(first, last))
        found.extend(self._lower_case.mentions(start, stop))
        found.sort(key=lambda m: m.first)
        return self._listed(_without_overlap(found))

    def _listed(self, mentions: list[Mention]) -> list[Mention]:
        """As in "Min datter Mynte og Svante": a list goes on with names."""
        chained = {p for p, m in enumerate(mentions) if m.cued and m.confidence >= SURE}
        for position in range(1, len(mentions)):
            one, other = mentions[position - 1], mentions[position]
            if position - 1 not in chained or one.confidence < SURE:
                continue
            gap = self._words.gap(one.last).strip()
            if other.first != one.last + 2 - (gap in {",", "&"}):
                continue
            link = self._words.text[self._words.ends[one.last] : self._words.starts[other.first]]
            if _LIST_LINK.fullmatch(link) and set(other.classes) & set("FARSBU"):
                confidence = max(other.confidence, SURE)
                mentions[position] = replace(other, confidence=confidence)
                chained.add(position)
        return mentions

    def class_at(self, index: int) -> str:
        """Return the class of one word, as if it stood alone."""
        return self._classes.of(self._words.lower[index])

    def opens_sentence(self, index: int) -> bool:
        """Return whether a sentence or a line begins with the word."""
        return self._evidence.starts_sentence(index)

    def speaks_against(self, first: int, last: int) -> bool:
        """Return whether the words beside a run make it a firm, a thing or a thinker's work."""
        if last + 1 < len(self._words) and self._words.gap(last) == " ":
            following = self._words.texts[last + 1]
            if following[0].isupper() and closes_name(following.lower()):
                return True
        cue = self._evidence.cue_strength(first, "FS")
        return self._evidence.weighed(1.0, cue, first, last, "FS") < 1.0

    # Runs of capitalised words.

    def _runs(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        texts, index = self._words.texts, start
        while index < stop:
            if not texts[index][0].isupper():
                index += 1
                continue
            last = index
            while last + 1 < stop and self._joins(last):
                last += 1
            while last > index and not texts[last][0].isupper():
                last -= 1
            yield index, last
            index = last + 1

    def _joins(self, index: int) -> bool:
        """Tell whether the word after ``index`` may belong to the same name."""
        words = self._words
        gap = words.gap(index)
        if len(words.texts[index]) <= 2 and words.texts[index][0].isupper():
            if not _BETWEEN_NAMES.fullmatch(gap) and gap != ".":
                return False
        elif gap not in {" ", "\u00a0", "\u202f"}:
            return False
        following = words.texts[index + 1]
        if following[0].isupper():
            return True
        return (
            following in cues.PARTICLES
            and index + 2 < len(words)
            and (words.texts[index + 2][0].isupper() or words.texts[index + 2] in cues.PARTICLES)
        )

    def _in_run(self, first: int, last: int) -> Iterator[Mention]:
        labels = self._labels(first, last)
        position = 0
        for match in re.finditer(r"[FARSBUIp][FARSBUIPpW]*", labels):
            start, end = self._trimmed(labels, match.start(), match.end())
            if end <= start or start < position:
                continue
            position = end
            # "Vestergade Skole", "Niels Brock Gymnasium": the next word makes it something else.
            if self._is_named_after(first + end, labels[end : end + 1]):
                continue
            if start and labels[start - 1] in "HN":
                continue
            yield from self._judged(first + start, first + end - 1, labels[start:end])

    def _is_named_after(self, following: int, label: str) -> bool:
        return label == "O" or (label == "H" and closes_name(self._words.lower[following]))

    def _labels(self, first: int, last: int) -> str:
        words, letters = self._words, list[str]()
        shouting = self._evidence.is_shouting(first)
        index = first
        while index <= last:
            size = phrase_length_at(words, index) or self._place_length(index, last)
            if size and self._phrase_counts(first, index, size, letters):
                letters.extend("N" * min(size, last - index + 1))
                index += size
                continue
            letters.append(self._label(index, shouting))
            index += 1
        return "".join(letters)

    def _phrase_counts(self, first: int, index: int, size: int, letters: list[str]) -> bool:
        """A single word of the list ("Beck") is a surname after a first name or a title."""
        if size > 1:
            return not (index == first and self._evidence.cue_strength(first, "F") > 0)
        if letters and letters[-1] in "FARI":
            return False
        following = self._words.lower[index + 1] if index + 1 < len(self._words) else ""
        if following and self._words.gap(index) == " " and self._classes.of(following) == "S":
            return not self._words.texts[index + 1][0].isupper()
        return not (index == first and self._evidence.cue_strength(first, "F") > 0)

    def _place_length(self, index: int, last: int) -> int:
        """Return 2 where two words are one town that is no person's name ("Banja Luka")."""
        if index == last or self._words.gap(index) != " ":
            return 0
        pair = f"{self._words.lower[index]} {self._words.lower[index + 1]}"
        return 2 if is_place(pair) and self.class_at(index) not in "FA" else 0

    def _label(self, index: int, shouting: bool) -> str:
        text, lower = self._words.texts[index], self._words.lower[index]
        if not text[0].isupper():
            return "p"
        kind = self._classes.of_text(text)
        if kind == "W" and lower in cues.CALENDAR and self._is_month_name(index):
            return "A"
        after = self._words.text[self._words.ends[index] : self._words.ends[index] + 1]
        if len(text) == 1 and after != "." and text in "IÅØ":
            return "W"
        if after == "+" or after.isdigit() or _LETTERED.match(text):
            return "N"
        if text.isupper() and len(text) > 1:
            if shouting:
                return "W" if kind in "UPR" else kind
            if len(text) < 4 or kind not in "FSAB":
                return "N" if len(text) < 6 and kind not in "FS" else kind
        return kind

    def _is_month_name(self, index: int) -> bool:
        """As in "Kære Mai", "Jan Madsen", "mor til August", "med Mai, som …", "Jan tager over"."""
        words = self._words
        if self._evidence.cue_strength(index, "F") > 0:
            return True
        if not is_first_name(words.lower[index], 100):
            return False
        following = words.texts[index + 1] if index + 1 < len(words) else ""
        if words.gap(index) == " " and following[0].isupper():
            return self.class_at(index + 1) in "SBUR"
        return self._evidence.is_month_acting(index) or self._evidence.is_among_people(index)

    def _trimmed(self, labels: str, start: int, end: int) -> tuple[int, int]:
        """Cut common words, towns and particles off the ends of a run of name words."""
        while end > start and labels[end - 1] in "WpI" and not self._is_surname_place(labels, end):
            if labels[end - 1] == "I" and end - 1 > start and labels[end - 2] in "FAR":
                break
            end -= 1
        while start < end and labels[start] == "p":
            start += 1
        inner = labels.find("W", start, end)
        if inner > start and inner != end - 1:
            end = inner
        return start, end

    def _is_surname_place(self, labels: str, end: int) -> bool:
        """As in "Mette Frost", "Hanne Viborg": any capitalised word may be a surname."""
        return end > 1 and labels[end - 1] == "W" and labels[end - 2] in "FA"

    # Evidence.

    def _is_after_place_word(self, first: int) -> bool:
        words = self._words
        before = words.lower[first - 1] if first else ""
        two_more = first + 2 < len(words) and words.texts[first + 1][0].isupper()
        return (
            before in _INSIDE
            and two_more
            and words.gap(first) == " "
            and self.class_at(first + 1) in "FA"
            and words.gap(first + 1) == " "
            and words.texts[first + 2][0].isupper()
        )

    def _judged(self, first: int, last: int, labels: str) -> Iterator[Mention]:
        words = self._words
        shape = labels.replace("p", "")
        if shape.endswith("W"):
            if self._evidence.is_shouting(first) or is_everyday(words.lower[last]):
                last, shape = last - 1, shape[:-1]
            else:
                shape = shape[:-1] + "B"
        if not shape or set(shape) <= {"I", "P"}:
            return
        if shape[0] == "U" and labels[0] == "U" and self._is_after_place_word(first):
            # "Min chef i Arkil Hanne Brink": a firm, and then a name.
            first, shape = first + 1, shape[1:]
        base = next((value for form, value in _WHOLE_NAMES if form.fullmatch(shape)), 0.2)
        cue = self._evidence.cue_strength(first, shape)
        confidence = self._evidence.weighed(base, cue, first, last, shape)
        if confidence > 0:
            yield Mention(first, last, shape, min(confidence, 0.99), cue > 0)


_INSIDE = frozenset(["i", "hos", "ved", "fra", "in", "at", "from", "på", "vid", "från", "på"])


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.first <= kept[-1].last:
            if mention.confidence > kept[-1].confidence:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
