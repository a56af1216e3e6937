# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Other people whom the sentence itself makes persons, be their names on a list or words.

"Mrs Cullen", "min svoger Ask", "Storm er min fætter", "Live (11)", "lejer hos Hvid": no list of
names is asked, only that the word is not one of the commonest, a title or a firm's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sloer.finding.lexicon import word_frequency
from sloer.finding.names import cues
from sloer.finding.names.classes import Classifier, closes_name, is_everyday
from sloer.finding.names.forms import fold, without_genitive
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("Navn på en anden person.", "Another person's name.")
_CAP = r"[A-ZÆØÅÄÖÉÁÓÍ][\w’'-]*[^\W\d_](?![\w’'-])"
_RUN = rf"{_CAP}(?: (?:(?:de|del|da|van|von|af|al|el|bin|ben|O|Ó|[A-Z]\.) )?{_CAP}){{0,3}}"
_KIN = "|".join(sorted(map(re.escape, cues.KIN - {"gift", "make"}), key=len, reverse=True))
_MY = r"min|mit|mine|mi|mitt|mina|my|vores|vår|vårt|våre|våra|our|hans|hendes|hennes|his|her"
_TITLED = re.compile(
    r"(?<![\w-])(?:(?:[Hh]r|[Ff]ru|[Ff]rk|[Ff]røken|[Hh]err|[Ff]röken|Mr|Mrs|Ms|Miss|Mx|Dr)\.?) "
    rf"(?P<name>{_RUN})"
)
_MY_KIN = re.compile(
    rf"(?<!\w)(?i:{_MY}) (?:\w+ )?(?i:{_KIN})(?: (?:på|of) \d+)?,? "
    rf"(?:(?:der |som |who )?(?:hedder|heter|heiter|hed|is called|named|called) )?(?P<name>{_RUN})"
)
_IS_KIN = re.compile(
    rf"(?<![\w-])(?P<name>{_RUN}),? (?:(?:som|der|who|det|han|hun|he|she) )?"
    rf"(?:er|var|är|is|was) (?:{_MY}|en|a|an) (?:\w+ )?(?i:{_KIN})(?!\w)"
)
_LODGES = re.compile(
    r"(?<!\w)(?i:(?:bor|boede|bodde|lejer|lejede|leier|hyr(?:er|de)|lodge[sd]?|lodging|rents?|"
    r"rented|rummer|logerer|logi|inneboende|inneboende|leje|værelse|room|flat|kælder|anneks)"
    r"(?: [a-zæøåäö]+){0,2} (?:hos|af|av|from|with))"
    rf" (?P<name>{_RUN})(?! (?:A/S|ApS|AB|AS|Ltd))"
)
_CHILDREN = re.compile(
    r"(?<!\w)(?i:børn(?:ene)?|barna|barnen|barn|children|kids|sønner(?:ne)?|sønnene|söner(?:na)?|sons|"
    r"døtre(?:ne)?|døtrene|döttrar(?:na)?|daughters|tvillinger(?:ne)?|tvillingene|tvillingarna|"
    r"twins|drenge(?:ne)?|piger(?:ne)?|gutter|jenter|pojkar|flickor|søskende|siblings|syskon|søsken)"
    rf":? (?P<list>{_CAP}(?: \([^()\n]{{1,20}}\))?"
    rf"(?:(?:, | og | and | och | & |, og | samt ){_CAP}(?: \([^()\n]{{1,20}}\))?){{0,7}})"
)
_AGED = re.compile(rf"(?<![\w-])(?P<name>{_CAP}) \((?P<age>\d{{1,2}})(?= ?[),]| år| years| mdr)")
_WORD = re.compile(_CAP)
_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_GROWN = 45
_NEAR = 60
_NOT_NAMES = frozenset("HOT")
_COMMON_ELSEWHERE = 5.6


class ToldNamesFinder:
    """Finds other people by what is said of them."""

    name = "names_told"
    grounds = frozenset({Ground.THIRD})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per person told; the applicant's own names are left out."""
        own = frozenset(fold(n) for n in view.known.names)
        text = view.text
        for start, end, sure in _told(text):
            span = _trimmed(text, start, end, sure=sure)
            if span is not None and not _is_own(text, span, own):
                yield Signal(
                    Ground.THIRD,
                    span,
                    0.85,
                    "names.told",
                    _REASON,
                    entity=f"person:{fold(text[span.start : span.end].split()[0])}",
                )


def _told(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where persons are told, and whether even a common word must be a name there."""
    for pattern in (_TITLED, _MY_KIN, _IS_KIN, _LODGES):
        for match in pattern.finditer(text):
            yield *match.span("name"), pattern is _TITLED
    for match in _CHILDREN.finditer(text):
        start = match.start("list")
        listed = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), match["list"])
        for word in _WORD.finditer(listed):
            yield start + word.start(), start + word.end(), "(" in match["list"]
    yield from _aged(text)


def _aged(text: str) -> Iterator[tuple[int, int, bool]]:
    """As in "Sara (21), Mads (17), Lilje (9)": one of them must be a sure name."""
    classes = Classifier()
    found = [m for m in _AGED.finditer(text) if int(m["age"]) < _GROWN]
    for one, other in pairwise(found):
        near = other.start() - one.end() < _NEAR
        if near and "F" in {classes.of(one["name"].lower()), classes.of(other["name"].lower())}:
            yield *one.span("name"), True
            yield *other.span("name"), True


def _trimmed(text: str, start: int, end: int, *, sure: bool) -> Span | None:
    """Leave out what follows a name and is none; ``None`` where the first word is none."""
    classes, last = Classifier(), start
    for word in _NAME_WORD.finditer(text, start, end):
        lower = word[0].lower()
        if lower not in cues.PARTICLES and _is_none(lower, classes, sure=sure):
            if last > start and closes_name(lower):
                return None
            break
        last = word.end()
    return Span(start, last) if last > start else None


def _is_none(lower: str, classes: Classifier, *, sure: bool) -> bool:
    if is_everyday(lower):
        return True
    if sure:
        return classes.of(lower) == "T"
    common = max(word_frequency(lower, code) for code in ("en", "no", "sv"))
    return common >= _COMMON_ELSEWHERE or classes.of(lower) in _NOT_NAMES or closes_name(lower)


def _is_own(text: str, span: Span, own: frozenset[str]) -> bool:
    words = [
        fold(w) for w in re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text[span.start : span.end])
    ]
    return all(len(w) < 2 or w in own or without_genitive(w) in own for w in words)


FINDER = ToldNamesFinder()
