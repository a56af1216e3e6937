# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Calendar years: spans become durations, single years go while the event stays.

A year of education or of a first job tells age as surely as a date of birth. Years that belong to
a law, a standard, a product, a plan, a case or an amount tell nothing and stay.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sloer.finding.dates import Stretch, duration, stretches_in
from sloer.finding.protocol import View
from sloer.model import Ground, Language, Sentence, Signal, Span

_SPAN = Sentence(
    "Årstallene fortæller, hvor gammel ansøgeren er; varigheden bliver stående.",
    "The years tell how old the applicant is; the duration stays.",
)
_SINGLE = Sentence(
    "Årstallet fortæller, hvor gammel ansøgeren er.", "The year tells how old the applicant is."
)

_NAMED_BEFORE = re.compile(
    r"(?:(?:lov|nr\.?|nr|no\.|bekendtgørelse\w*|bek\.?|lbk\.?|lovbekendtgørelse\w*|forordning\w*|"
    r"regulation|directive|direktiv\w*|cirkulære\w*|act(?: of)?|§ ?\d+\w*|iso(?:[ /]\w+)* ?\d*|iec|"
    r"ds/en|en \d+|ssr?|vision|agenda|strategi\w*|plan\w*|masterplan|klimaplan|"
    r"handleplan|budget\w*|"
    r"regnskab|budsjett|mål|målene|verdensmål\w*|pisa|talis|timss|pirls|windows|"
    r"office|excel|word|server|"
    r"visual studio|sql|sharepoint|exchange|outlook|autocad|revit|access|project|dynamics|studio|"
    r"photoshop|eurocode|br|bygningsreglement\w*|reform\w*|aftale\w*|overenskomst\w*|"
    r"ok|model|version|"
    r"udgave|projekt\w*|project|prosjekt\w*|program\w*|kampagne\w*|initiativ\w*|"
    r"horizon|horisont|europe|"
    r"danmark|fremtidens?|skole|by|expo|em|vm|ol|kl\.?|konto|art\.|artikel|sag(?:snr)?\.?|case|"
    r"journalnr\.?|j\.nr\.?)[ :\-–/]{1,2}(?:\d{1,3}[.,]? af )?)$",
    re.IGNORECASE,
)
_LAW_DATE_BEFORE = re.compile(
    r"\b(?:lov|bekendtgørelse|lbk|bek|forordning|act)\b[^.\n;]{0,40}$", re.IGNORECASE
)
_AMOUNT_BEFORE = re.compile(
    r"\b(?:over|ca\.?|cirka|circa|omkring|omtrent|mere end|mer enn|mer än|op til|"
    r"opp til|upp till|knap|"
    r"godt|næsten|nesten|nästan|mindst|minst|højst|up to|about|around|almost|at least|some|"
    r"approximately|more than|kr\.?|dkk|eur|€|\$)\s$",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"\s?(?:kr\b|kroner|dkk|nok|sek|eur|m2|m²|m\b|km|kg|%|stk|timer|hours|tim\b|"
    r"borgere|elever|medarbejdere|"
    r"ansatte|brugere|sager|beboere|studerende|mennesker|personer|deltagere|medlemmer|"
    r"kunder|husstande|"
    r"boliger|lejemål|indbyggere|citizens|employees|pupils|users|people|members|cases|customers|"
    r"innbyggere|ansatte|anställda|invånare|elevar|brukere|saker|ärenden|sider|pages|"
    r"sidor|tegn|ord\b)",
    re.IGNORECASE,
)
_PART_OF_NUMBER = re.compile(r"[-/.,:]\d|-[^\W\d]|[^\W\d]")
_CASE_BEFORE = re.compile(r"[\w]\-$|\d[-/.: ]$|[A-Z]{2,}[-/]$|#$")
_POSTCODE_AFTER = re.compile(r" Frederiksberg")
_OWN_DATE = re.compile(
    r"^(?:(?:dato|date|datum)\s?:?\s*|[^\W\d][\w .\-]{1,30},?\s+(?:d\.|den|the)?\s*|"
    r"(?:d\.|den)\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?<!\w)(?:siden|since|sedan|sidan|lige siden|ever since|fra og med|från och med)\s"
    r"(?:(?:foråret|sommeren|efteråret|vinteren|starten af|begyndelsen af|slutningen af|early|late)"
    r"\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?<!\w)(?:i (?:perioden|årene) (?:fra )?|in the years |between |from |fra |från |mellem |"
    r"mellom |mellan |frå )$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?<!\w)(?:tilbage i |i løbet af |i år |ved årsskiftet |(?:i|in|pr\.|per|år|"
    r"during|anno|fra|siden|hösten|våren|from|by|to|til|till|"
    r"før|efter|before|after|indtil|until|around|omkring|medio|primo|ultimo|early|late))\s$",
    re.IGNORECASE,
)
_FOR = {Language.DA: "i", Language.NO: "i", Language.SV: "i", Language.EN: "for"}


class YearFinder:
    """Finds calendar years of a life, and says what may stand instead."""

    name = "years"
    grounds = frozenset({Ground.YEAR})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per year, date or span of years that is not part of a name or number."""
        text = view.text
        stretches = [s for s in stretches_in(text) if not _is_named(text, s)]
        now = _now(view, stretches)
        for stretch in stretches:
            if not _is_own_date(view, stretch):
                yield _signal(view, stretch, now)


def _is_named(text: str, stretch: Stretch) -> bool:
    """Whether the year belongs to a law, a product, a plan, a number or an amount."""
    start, end = stretch.span.start, stretch.span.end
    before, after = text[max(start - 40, 0) : start], text[end : end + 24]
    if _PART_OF_NUMBER.match(after) or _CASE_BEFORE.search(before):
        return True
    if _AMOUNT_AFTER.match(after) or _AMOUNT_BEFORE.search(before):
        return not stretch.is_range
    if not stretch.is_range and _POSTCODE_AFTER.match(after):
        return True
    if stretch.start.has_day and _LAW_DATE_BEFORE.search(before):
        return True
    return bool(_NAMED_BEFORE.search(before))


def _is_own_date(view: View, stretch: Stretch) -> bool:
    """Whether this is the date of the letter: a whole date that has its line to itself."""
    if not stretch.start.has_day or stretch.is_range:
        return False
    index = view.document.block_at(stretch.span.start)
    block_start = view.document.start_of(index)
    block = view.document.blocks[index].text
    before = block[: stretch.span.start - block_start]
    after = block[stretch.span.end - block_start :]
    return bool(_OWN_DATE.match(before)) and not after.strip(" .,")


def _now(view: View, stretches: list[Stretch]) -> tuple[int, int]:
    """Return the letter's own date, or today's, to count what is not over up to."""
    today = dt.datetime.now(dt.UTC).date()
    for stretch in stretches:
        if _is_own_date(view, stretch) and stretch.start.year >= today.year - 3:
            return stretch.start.year, stretch.start.month or today.month
    return today.year, today.month


def _signal(view: View, stretch: Stretch, now: tuple[int, int]) -> Signal:
    text, span = view.text, stretch.span
    language = view.document.language_at(span.start)
    before = text[max(span.start - 40, 0) : span.start]
    if stretch.is_range:
        words = duration(stretch.months(now), language, exact=stretch.to_the_month)
        if leading := _FROM.search(before):
            span = Span(span.start - len(leading[0]), span.end)
            words = _like(leading[0], f"{_FOR[language]} {words}")
        return Signal(Ground.YEAR, span, 0.95, "years.span", _SPAN, words)
    if leading := _SINCE.search(before):
        open_ended = Stretch(span, stretch.start, None, is_range=True)
        words = duration(open_ended.months(now), language, exact=stretch.start.month is not None)
        span = Span(span.start - len(leading[0]), span.end)
        words = _like(leading[0], f"{_FOR[language]} {words}")
        return Signal(Ground.YEAR, span, 0.95, "years.since", _SPAN, words)
    if leading := _AT.search(before):
        span = Span(span.start - len(leading[0]), span.end)
    return Signal(Ground.YEAR, span, 0.9, "years.single", _SINGLE, "")


def _like(original: str, words: str) -> str:
    return words[0].upper() + words[1:] if original[:1].isupper() else words


FINDER = YearFinder()
