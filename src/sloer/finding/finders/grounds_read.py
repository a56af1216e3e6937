# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the trained reader takes for revealing: wordings that no rule foresees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sloer.finding import nations
from sloer.finding.names.persons import PersonRules
from sloer.finding.names.union import may_be_person
from sloer.finding.protocol import View
from sloer.finding.tagging.tags import Stretch
from sloer.model import Ground, Sentence, Signal, Span

_REASONS: Mapping[Ground, Sentence] = {
    Ground.AGE: Sentence(
        "Sammenhængen tyder på ansøgerens alder.", "The context points to the applicant's age."
    ),
    Ground.GENDER: Sentence(
        "Sammenhængen fortæller ansøgerens køn.", "The context tells the applicant's sex."
    ),
    Ground.ORIGIN: Sentence(
        "Sammenhængen fortæller om ansøgerens herkomst.",
        "The context tells where the applicant comes from.",
    ),
    Ground.RELIGION: Sentence(
        "Sammenhængen tyder på ansøgerens tro.", "The context points to the applicant's faith."
    ),
    Ground.FAMILY: Sentence(
        "Sammenhængen fortæller om ansøgerens familie.",
        "The context tells of the applicant's family.",
    ),
    Ground.HEALTH: Sentence(
        "Sammenhængen tyder på ansøgerens sygdom eller handicap.",
        "The context points to an illness or disability of the applicant.",
    ),
    Ground.ORIENTATION: Sentence(
        "Sammenhængen tyder på seksuel orientering eller kønsidentitet.",
        "The context points to sexual orientation or gender identity.",
    ),
    Ground.POLITICS: Sentence(
        "Sammenhængen fortæller om parti eller fagforening.",
        "The context tells of a party or a union.",
    ),
    Ground.NAME: Sentence(
        "Sammenhængen tyder på ansøgerens navn.", "The context points to the applicant's name."
    ),
    Ground.THIRD: Sentence(
        "Sammenhængen tyder på en anden persons navn.", "The context points to somebody's name."
    ),
    Ground.PLACE: Sentence(
        "Sammenhængen tyder på, at ansøgeren hører til her.",
        "The context points to where the applicant belongs.",
    ),
}
_PERSONS = frozenset({Ground.NAME, Ground.THIRD})
_PRONOUNS = frozenset(
    "han hun hans hendes ham hende hon honom henne he she his her him".split()  # noqa: SIM905
)
_OFFICES = frozenset(
    {
        "kasserer",
        "formand",
        "sekretær",
        "frivillig",
        "medlem",
        "bestyrelsesmedlem",
        "styremedlem",
        "kassør",
        "ordförande",
        "treasurer",
        "chair",
        "secretary",
        "volunteer",
        "member",
        "leder",
    }
)
"""An office tells nothing by itself: what it is held in does."""
_PLAIN = frozenset(
    "i for en et den af og forening foreningen bestyrelse bestyrelsen klub klubben in of a an the "  # noqa: SIM905
    "association board club society styret styrelsen förening föreningen universitet "
    "universitetet university skole skolen skola skolan school college gymnasium gymnasiet kommune "
    "kommunen institut instituttet institute by byen på ved fra at from og and och".split()
)
"""Alone, these say nothing of anybody."""


_WORD = re.compile(r"[^\W\d_][\w-]*")
_HEARD = 0.12
"""From where a token belongs to a stretch. What becomes of it is decided by ``weighing``."""
_SURE_OF_A_NAME = 0.5


class GroundsReadFinder:
    """Yields what the reader sees. Pronouns are left to their own rules."""

    name = "grounds_read"
    grounds = frozenset(_REASONS)

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per stretch that may reveal, as sure as the reader says it is."""
        for stretch in _candidates(view):
            if stretch.ground not in _PERSONS or stretch.confidence >= _SURE_OF_A_NAME:
                for span, entity in _parts(view, stretch):
                    yield Signal(
                        stretch.ground,
                        span,
                        stretch.confidence,
                        f"reader.{stretch.ground.lower()}",
                        _REASONS[stretch.ground],
                        entity=entity,
                    )


def _parts(view: View, stretch: Stretch) -> Iterator[tuple[Span, str]]:
    """Yield a stretch, its languages each by itself: a policy may need one of them."""
    if stretch.ground is not Ground.ORIGIN:
        yield stretch.span, ""
        return
    text, start, end = view.text, stretch.span.start, stretch.span.end
    known = nations.languages()
    for match in _WORD.finditer(text, start, end):
        code = known.get(match[0].lower())
        if code:
            before = text[start : match.start()]
            if any(map(str.isalnum, before)):
                yield Span(start, start + len(before.rstrip())), ""
            if not view.passages.asked_for(match.start()):
                yield Span(*match.span()), f"language:{code}"
            start = match.end()
            start += len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    if any(map(str.isalnum, text[start:end])):
        yield Span(start, end), ""


def _candidates(view: View) -> Iterator[Stretch]:
    """Yield stretches of the grounds that do not speak of tasks."""
    for stretch in view.tags.stretches(_HEARD):
        if stretch.ground not in _REASONS or _is_left_to_rules(view, stretch):
            continue
        if stretch.ground in _PERSONS:  # a client's name is to go like anybody's
            heard = _may_be_person(view, stretch.span)
        else:
            heard = not _is_a_task(view, stretch)
        if heard:
            yield stretch


def _may_be_person(view: View, span: Span) -> bool:
    first, last = view.words.first_from(span.start), view.words.first_from(span.end) - 1
    return first <= last and may_be_person(view.words, PersonRules(view.words), first, last)


_TASK_BEFORE = re.compile(
    r"(?<!\w)(?:(?:jeg|vi|har|og|I|have|jag|eg) )+(?:har |have |också |også )*(?:"
    r"\w*(?:administrere|indfør|udarbejde|udvikle|behandle|etablere|oprette|visitere|bevilge|"
    r"rådgive|vejlede|undervise|undervist|koordinere|planlag|planlæg|støtte|arrangere|betjen|"
    r"servicere|forhandl|analysere|sælge|købe|organisere|utvikle|utvecklade|behandlade|undervis)\w*|"
    r"fører|førte|nedbragt|nedbragte|solgt\w*|bagt\w*|bagte|stod for|står for|stået for|"
    r"ledet|ledede|led|passet|plejet|bygget|arbejder i|arbejdede i|managed|supported|taught|"
    r"organi[sz]ed|developed|sold|ran|ledde|ansvarade)(?!\w)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?<!\w)(?:min|mit|mine|mig|selv|vores|egen|eget|my|our|own|mitt|mina|mi|meg)(?!\w)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?<!\w)(?:en|et|ein|eit|ett|a|an) (?:(?!glad|stolt|proud)\w+ )?(?:mor|far|kvinde|mand|"
    r"dreng|pige|mother|father|woman|man|boy|girl)(?!\w)",
    re.IGNORECASE,
)
_YEARS_OF_WORK = re.compile(r"(?:1[0-7]|\d) ?(?:års?|years?)\b", re.IGNORECASE)
_CLIENTS = frozenset(
    {"forældre", "forældrene", "børn", "børnene", "pårørende", "familier", "familierne"}
    | {"foreldre", "barn", "barna", "föräldrar", "barnen", "parents", "children", "families"}
)
"""Families that are nobody's own are those one works with."""
_HOUSE = re.compile(
    r"varmestue|herberg|genbrugs|plejehjem|hospice|værested|krisecenter|kirkegård|second hand|"
    r"hostel|shelter|sykehjem|äldreboende",
    re.IGNORECASE,
)
"""A house where people are helped is a place of work, whoever runs it."""
_FAR = 300
_COUNTED = re.compile(r"\d[ -](?!år|year|somre|vintre)[a-zæøåäö]{4,}")
"""So many boats, a boat of so many feet."""


def _is_a_task(view: View, stretch: Stretch) -> bool:
    """Tell the objects of work, a client in a tale and short experience from the applicant's life.

    The reader knows these shapes too little; as words they are plain.
    """
    text, span = view.text, stretch.span
    sentence = view.passages.sentence(span.start)
    clause = text[max(sentence.start, span.start - _FAR) : span.end]
    if stretch.ground in {Ground.AGE, Ground.FAMILY} and _YEARS_OF_WORK.match(text, span.start):
        return True
    if stretch.ground is Ground.AGE and _COUNTED.search(text[span.start : span.end + 10]):
        return True
    if _OWN.search(clause):
        return False
    if stretch.ground is Ground.FAMILY and text[span.start : span.end].lower() in _CLIENTS:
        return True
    if stretch.ground in {Ground.FAMILY, Ground.GENDER} and _SOMEBODY.search(clause[-40:]):
        return True
    if stretch.ground is Ground.RELIGION and _HOUSE.search(text, span.start, span.end):
        return True
    return _TASK_BEFORE.search(clause) is not None


def _is_left_to_rules(view: View, stretch: Stretch) -> bool:
    """Tell offices, parts of words, and pronouns, which have a neutral form."""
    start, end = stretch.span.start, stretch.span.end
    text = view.text[start:end].lower()
    if all(word in _OFFICES or word in _PLAIN for word in text.split()):
        return True
    if view.text[start - 1 : start].isalnum() or view.text[end : end + 1].isalnum():
        return True  # the 18 of "Be18": part of a word is no stretch of its own
    return text in _PRONOUNS


FINDER = GroundsReadFinder()
