# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Countries, foreign towns and nationalities that a life has passed through.

Where one studied, worked or grew up abroad tells of origin; what stands beside it (the degree, the
work) is merit and stays. Countries that are a task, a target group or part of a name stay too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sloer.finding import nations
from sloer.finding.protocol import View
from sloer.finding.subject import About, Passages
from sloer.model import Ground, Language, Sentence, Signal, Span

_PLACE = re.compile(
    r"(?<![\w-])[A-ZÆØÅÄÖÉÜÇŞİ][\w'’]+(?:[ -](?:og |and |och |del |de |da |la |al-|el-)?"
    r"[A-ZÆØÅÄÖÉÜÇŞİ][\w'’]+){0,2}(?![\w])"
)
_WORD = re.compile(r"[\w'’]+")
_PEOPLE = re.compile(r"(?<![\w-])[^\W\d_]{4,}(?![\w-])")
_LED_IN = re.compile(
    r"(?:(?<!\w)(?:i|in|fra|from|från|frå|på|at|ved|til|to|of|af|av|nær|near|outside|uden ?for|"
    r"utanför|via|"
    r"universitetet|university|universitet|college|hospital|skole|respektive)\s|"
    r"(?:19|20)\d\d\s|[,(/·|–—:-]\s?|\n|^)$",
    re.IGNORECASE,
)
_JOINED_TO = re.compile(r"([A-ZÆØÅÄÖÉŁŚŻİ][\w'’]+),? (?:og|and|och|eller|or) \Z")
"""The place before this one: "Aberdeen og Stavanger"."""
_FOR_DENMARK = re.compile(
    r"(?<!\w)(?:Danmark|dansk\w{0,3}|CPR\w*|Køb(?:en|en)havn|Köpenhamn|Aarhus|Aalborg|Odense|"
    r"Bornholm|Rigshospitalet|kr\.|kommunes?|Jylland|Sjælland|DTU|SDU)(?!\w)"
)
"""What an application for a job in Denmark speaks of, in whatever language it is written."""
_MANY = 3
_NAMED_AFTER = re.compile(
    r"\s?[-–](?=[^\W\d])|'?s?[ -](?:konvention|erklæring|processen|modellen|metoden|Group|"
    r"Research|A/S|"
    r"ApS|AB|Avenue|Konvention)",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"(?<!\w)(?:flygtninge|indvandrere|indvandrerkvinder|borgere|elever|børn|unge|familier|"
    r"patienter|projekt\w*|"
    r"kollegaer|kunder|leverandør\w*|samarbejd\w*|partner\w*|eksport\w*|refugees|clients|"
    r"customers|pupils|"
    r"projects?|suppliers?|ambassade\w*|konsulat\w*|kulturen|solgt\w*|studietur\w*|"
    r"ekskursion\w*|salg\w*|sælge\w*|marked\w*|leverance\w*|import\w*|besøg\w*|delegation\w*|"
    r"med borgere\w*|kvinder|mødre|familierne|retter|mad|køkken|litteratur|film|historie|"
    r"kurser|undervis\w*|tolk\w*|målgruppe\w*|kræves|krav|skal tale|need\w*)(?!\w)",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"(?<!\w)(?:I (?:\w+ )?(?:efterspørger|skriver|ønsker|søger|nævner|leder efter)|"
    r"i jeres (?:annonce|opslag|stillingsopslag)|jeres (?:annonce|opslag|"
    r"stillingsopslag) nævner)(?!\w)"
)
"""What the advert asks for is needed for the job."""
_COMMON = frozenset(
    [
        "tysk",
        "tyske",
        "engelsk",
        "engelske",
        "fransk",
        "franske",
        "german",
        "english",
        "french",
        "tyska",
        "engelska",
        "franska",
        "dansk",
        "danske",
        "danish",
        "danska",
    ]
)
_OWN_COUNTRIES = frozenset({"DK"})
_AT_HOME = {Language.NO: "NO", Language.SV: "SE"}
"""Towns of the country whose language the application is written in are not abroad."""
_REASON = Sentence(
    "Landet, byen eller folket fortæller om ansøgerens herkomst.",
    "The country, town or people tells where the applicant comes from.",
)


class AbroadFinder:
    """Finds foreign countries, towns and peoples in what is told of the applicant."""

    name = "abroad"
    grounds = frozenset({Ground.ORIGIN})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per country, foreign town or nationality of a life."""
        passages = view.passages
        at_home = _AT_HOME.get(passages.tongue)
        if at_home and len(_FOR_DENMARK.findall(view.text)) >= _MANY:
            at_home = None
        for match in _PLACE.finditer(view.text):
            for span in _places(match, view.text):
                if at_home and nations.town_country(view.text[span.start : span.end]) == at_home:
                    continue
                if not _is_task(span, passages):
                    yield Signal(Ground.ORIGIN, span, 0.8, "abroad.place", _REASON)
        peoples = nations.peoples()
        for match in _PEOPLE.finditer(view.text):
            word = match[0].lower()
            code = peoples.get(word)
            if code is None or code in _OWN_COUNTRIES or word in _COMMON:
                continue
            span = Span(*match.span())
            own = passages.allows(About.SELF, span, match.span())
            if own and not _is_task(span, passages):
                language = nations.languages().get(word)
                entity = f"language:{language}" if language else ""
                yield Signal(Ground.ORIGIN, span, 0.8, "abroad.people", _REASON, entity=entity)


def _places(match: re.Match[str], text: str) -> Iterator[Span]:
    """Yield the longest run of words from each start that names a country or a foreign town."""
    words = list(_WORD.finditer(match[0]))
    index = 0
    while index < len(words):
        for last in range(len(words) - 1, index - 1, -1):
            start = match.start() + words[index].start()
            end = match.start() + words[last].end()
            if _is_place(text[start:end]) and _stands_as_place(text, start, end):
                yield Span(start, end)
                index = last
                break
        index += 1


@lru_cache(maxsize=65_536)
def _is_place(name: str) -> bool:
    if name == "Man":  # In Danish and Norwegian "man" is "one"; the island is seldom meant.
        return False
    code = nations.countries().get(name.lower()) or nations.countries().get(
        name.lower().removesuffix("s")
    )
    if code is not None:
        return code not in _OWN_COUNTRIES
    return nations.is_foreign_town(name)


def _stands_as_place(text: str, start: int, end: int) -> bool:
    if _NAMED_AFTER.match(text, end):
        return False
    if _LED_IN.search(text[max(start - 16, 0) : start]):
        return True
    joined = _JOINED_TO.search(text, max(start - 40, 0), start)
    return bool(joined and _is_place(joined[1]))


def _is_task(span: Span, passages: Passages) -> bool:
    sentence = passages.sentence(span.start)
    low, high = max(sentence.start, span.start - 40), min(sentence.end, span.end + 30)
    if _ASKED_FOR.search(passages.text, sentence.start, sentence.end):
        return True
    return bool(_TASK.search(passages.text, low, high))


FINDER = AbroadFinder()
