# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Calendar years and the dates and spans they stand in, in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sloer.model import Language, Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january januari jan",
            "februar february februari feb febr",
            "marts march mars mar mrt",
            "april apr",
            "maj may mai",
            "juni june jun",
            "juli july jul",
            "august augusti aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december desember dec des",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SEPARATOR = r"[-‐-―−]"
_YEAR = re.compile(
    r"(?<![\d.,/])(?:19[3-9]\d|20[0-4]\d)(?!\d)|(?<=[./\-])(?:19[3-9]\d|20[0-4]\d)(?!\d)"
    r"|(?<!\w)['’´`]\d\d(?!\d|['’]?er)"
)
_BEFORE = re.compile(
    rf"(?:(?<!\w)(?P<season>(?:for)?år(?:et)?|spring|autumn|summer|winter|fall)\s|"
    rf"(?<![\d.])(?:(?P<day>[0-3]?\d)[./\- ]\s?)?(?P<number>0?[1-9]|1[0-2])[./\-]\s?|"
    rf"(?<!\w)(?:(?P<day2>[0-3]?\d)(?:\.|st|nd|rd|"
    rf"th)?\s)?(?P<month>{_MONTH})\.?(?:\s(?P<day3>[0-3]?\d),)?\s'?)$",
    re.IGNORECASE,
)
_ISO_AFTER = re.compile(r"-(0[1-9]|1[0-2])(?:-([0-3]\d))?(?![\d/-])")
_JOINT = re.compile(
    rf"\s?(?:{_SEPARATOR}{{1,2}}|/|\b(?:frem til og med|til og med|frem til|indtil|t\.o\.m\.|tom|"
    r"till och med|fram till|till|til|to|until|and|og|och)\b)\s?",
    re.IGNORECASE,
)
_AND = re.compile(r"and|og|och", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:mellem|between|mellom|mellan)\s$", re.IGNORECASE)
_NOW = re.compile(
    r"(?:nu|nuværende|nuvarande|nå|nåværende|no|noverande|d\.\s?d\.|dd\.?|dags dato|"
    r"i\s?dag|pågående|"
    r"p\.t\.|present|now|today|current|currently|ongoing|to date|date|løbende|fortsat|"
    r"stadig|fortsatt)(?!\w)",
    re.IGNORECASE,
)
_SHORT_END = re.compile(r"['’]?(\d\d)(?![\d:./])")
_OPEN_END = re.compile(rf"\s?{_SEPARATOR}{{1,2}}(?=\s*(?:$|[\n:;,.)\]|]|\s[^\W\d]))")


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, with its month where one is named, and whether its day is too."""

    span: Span
    year: int
    month: int | None = None
    has_day: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A moment, or a span of time from one to another. ``end`` is ``None`` for "until now"."""

    span: Span
    start: Moment
    end: Moment | None
    is_range: bool = False

    def months(self, now: tuple[int, int]) -> int:
        """Return the length in months; ``now`` is a year and a month for what is not over."""
        year, month = (self.end.year, self.end.month) if self.end else now
        if self.start.month is None or month is None:
            return max(year - self.start.year, 0) * 12
        return max((year - self.start.year) * 12 + month - self.start.month + 1, 0)

    @property
    def to_the_month(self) -> bool:
        """Whether the months of both ends are known."""
        return self.start.month is not None and (self.end is None or self.end.month is not None)


def stretches_in(text: str) -> Iterator[Stretch]:
    """Yield every year, date and span of years in ``text``, in order, each once."""
    position = 0
    for match in _YEAR.finditer(text):
        if match.start() < position:
            continue
        first = _moment(text, match, position)
        stretch = _range_from(text, first) or Stretch(first.span, first, first)
        position = stretch.span.end
        yield stretch


def _moment(text: str, year: re.Match[str], floor: int) -> Moment:
    start, end = year.span()
    number = _full_year(year[0])
    if after := _ISO_AFTER.match(text, end):
        return Moment(Span(start, after.end()), number, int(after[1]), after[2] is not None)
    before = _BEFORE.search(text[max(start - 26, floor) : start])
    if not before or before["season"]:
        return Moment(Span(start, end), number)
    day = before["day"] or before["day2"] or before["day3"]
    month = MONTHS[before["month"].casefold()] if before["month"] else int(before["number"])
    return Moment(Span(start - len(before[0]), end), number, month, day is not None)


def _full_year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    short = int(text[1:])
    return 2000 + short if short < 40 else 1900 + short


def _range_from(text: str, first: Moment) -> Stretch | None:
    joint = _JOINT.match(text, first.span.end)
    if joint and not (
        _AND.search(joint[0])
        and not _BETWEEN.search(text[max(first.span.start - 10, 0) : first.span.start])
    ):
        if now := _NOW.match(text, joint.end()):
            return Stretch(Span(first.span.start, now.end()), first, None, is_range=True)
        if last := _last_moment(text, first, joint.end()):
            return Stretch(Span(first.span.start, last.span.end), first, last, is_range=True)
    if opened := _OPEN_END.match(text, first.span.end):
        return Stretch(Span(first.span.start, opened.end()), first, None, is_range=True)
    return None


def _last_moment(text: str, first: Moment, start: int) -> Moment | None:
    window = text[start : start + 30]
    year = _YEAR.search(window)
    if year:
        last = _moment(window, year, 0)
        if last.span.start == 0 and last.year >= first.year:
            span = Span(start, start + last.span.end)
            return Moment(span, last.year, last.month, last.has_day)
    short = _SHORT_END.match(text, start)
    if short and first.month is None:
        year_of_end = first.year // 100 * 100 + int(short[1])
        year_of_end += 100 if year_of_end < first.year else 0
        if year_of_end - first.year <= 40:
            return Moment(Span(short.start(), short.end()), year_of_end)
    return None


_WORDS = {
    Language.DA: ("år", "år", "md.", "mdr.", "under 1 år", "mere end 15 år"),
    Language.NO: ("år", "år", "md.", "md.", "under 1 år", "mer enn 15 år"),
    Language.SV: ("år", "år", "mån.", "mån.", "mindre än 1 år", "mer än 15 år"),
    Language.EN: ("year", "years", "month", "months", "less than 1 year", "more than 15 years"),
}
LONG = 18
"""Years from which a duration itself tells age, so that it is given as "more than 15 years"."""


def duration(months: int, language: Language, *, exact: bool) -> str:
    """Return a length of time in words; months only where ``exact``.

    Eighteen years and more are given as "more than 15": the length alone would tell an age.
    """
    year, years, month, months_word, little, long = _WORDS[language]
    whole, rest = divmod(months, 12)
    if whole >= LONG:
        return long
    if not exact:
        return f"{whole} {year if whole == 1 else years}" if whole else little
    parts = [f"{whole} {year if whole == 1 else years}"] if whole else []
    if rest or not whole:
        parts.append(f"{max(rest, 1)} {month if rest <= 1 else months_word}")
    return " ".join(parts)
