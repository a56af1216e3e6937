# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Gender: nouns and pronouns for the applicant, titles with a neutral form, teams of one sex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from sloer.finding.caseless import Caseless
from sloer.finding.phrases import PhraseFinder, like
from sloer.finding.pronouns import pronouns
from sloer.finding.protocol import View
from sloer.finding.subject import About, Passages
from sloer.finding.tongue import words_in
from sloer.model import Ground, Sentence, Signal, Span

_TITLE = Sentence(
    "Titlen nævner et køn; der findes en neutral form.",
    "The title names a sex; there is a neutral form.",
)
_PRONOUN = Sentence("Stedordet fortæller ansøgerens køn.", "The pronoun tells the applicant's sex.")
_ADDRESS = Sentence(
    "Tiltaleformen fortæller ansøgerens køn.", "The form of address tells the applicant's sex."
)
_COURTESY = re.compile(
    r"(?<!\w)(?P<veil>(?:Mr|Mrs|Ms|Miss|Fru|Hr|Frk|Herr|Frøken|Fröken|Sir|Madam|MR|MRS|"
    r"MS)\.?)(?= (?P<name>[^\W\d_][\w'’-]+(?: [A-ZÆØÅÄÖ][\w'’-]+){0,3}))"
)
_OWN_NAME = re.compile(
    r"(?:jeg er|jeg hedder|mit navn er|I am|my name is|name:|navn:|jag heter|eg heiter|"
    r"jeg heter|namn:) \Z",
    re.IGNORECASE,
)


@cache
def _titles() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return neutral forms by whole word, by last part of a compound, and by phrase."""
    whole: dict[str, str] = {}
    last: dict[str, str] = {}
    phrases: dict[str, str] = {}
    source = resources.files("sloer.finding") / "data" / "gender" / "titles.txt"
    for line in source.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            title, neutral = (side.strip() for side in line.split("="))
            if title.startswith("*"):
                last[title[1:]] = neutral.removeprefix("*")
            elif re.search(r"[ -]", title):
                phrases[title] = neutral
            else:
                whole[title] = neutral
    return whole, last, phrases


@lru_cache(maxsize=65_536)
def neutral_title(word: str) -> str | None:
    """Return the neutral form of a title in lower case, or ``None`` where it has none."""
    whole, last, _ = _titles()
    for form, ending in ((word, ""), (word.removesuffix("s"), "s")):
        if form in whole:
            return whole[form] + ending
        for size in range(5, len(form) + 1):
            if (neutral := last.get(form[-size:])) is not None:
                return form[:-size] + neutral + ending
    return None


@cache
def _title_phrases() -> Caseless:
    return Caseless.of(rf"(?<!\w)(?:{'|'.join(map(re.escape, _titles()[2]))})(?!\w)")


class GenderFinder:
    """Finds what tells the applicant's sex."""

    name = "gender"
    grounds = frozenset({Ground.GENDER})

    def __init__(self) -> None:
        self._phrases = PhraseFinder("gender", Ground.GENDER)

    def find(self, view: View) -> Iterator[Signal]:
        """Yield phrases, titles, forms of address and pronouns."""
        passages = view.passages
        yield from self._phrases.find(view)
        yield from self._find_titles(passages)
        yield from self._find_address(view)
        for place, neutral in pronouns(view, passages):
            yield Signal(Ground.GENDER, place, 0.9, "gender.pronoun", _PRONOUN, neutral)

    def _find_titles(self, passages: Passages) -> Iterator[Signal]:
        text = passages.text
        for word, offsets in words_in(text).items():
            if (neutral := neutral_title(word)) is not None:
                for start in offsets:
                    yield from self._title(passages, Span(start, start + len(word)), neutral)
        for match in _title_phrases().finditer(text, passages.lower):
            neutral = _titles()[2][match[0].lower()]
            yield from self._title(passages, Span(*match.span()), neutral)

    def _title(self, passages: Passages, place: Span, neutral: str) -> Iterator[Signal]:
        if passages.allows(About.FREE, place, (place.start, place.end)):
            original = passages.text[place.start : place.end]
            yield Signal(
                Ground.GENDER, place, 0.95, "gender.title", _TITLE, like(original, neutral)
            )

    def _find_address(self, view: View) -> Iterator[Signal]:
        known = {name.lower() for name in view.known.names}
        for match in _COURTESY.finditer(view.text):
            own = _OWN_NAME.search(view.text, max(0, match.start() - 20), match.start())
            called = re.split(r"[ -]", match["name"].lower())
            if own or known & {match["name"].lower(), *match["name"].lower().split(), *called}:
                place = Span(*match.span("veil"))
                yield Signal(Ground.GENDER, place, 0.95, "gender.address", _ADDRESS, "")


FINDER = GenderFinder()
