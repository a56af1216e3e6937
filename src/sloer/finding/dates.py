# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Points and spans of time as applicants write them, and how long a span lasted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sloer.finding.caseless import Caseless
from sloer.model import Language

_MONTHS = (
    ("jan", "januar", "january", "januari"),
    ("feb", "febr", "februar", "february", "februari"),
    ("mar", "marts", "march", "mars"),
    ("apr", "april"),
    ("maj", "may", "mai"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "august", "augusti"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december", "des", "desember"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
_SHORT = r"['’´`‘]\d\d"
_SEASON = (
    r"(?:sommeren|efteråret|foråret|vinteren|sommaren|hösten|våren|vintern|høsten|hausten|summer|"
    r"autumn|fall|spring|winter|primo|medio|ultimo|start|slutningen af|begyndelsen af|midten af|"
    r"starten af|end of|beginning of|early|late|mid|jul|julen|sommer|efterår|forår|vinter|"
    r"påsken|\d\. (?:kvartal|halvår)|Q[1-4]|[1-4]Q|[1-4]\. kvt\.?|skoleåret|studieåret|läsåret|"
    r"skuleåret|school year|academic year|sæson(?:en)?)"
)
_POINT = (
    rf"(?:(?:\d{{1,2}}(?:\.|st|nd|rd|th)?[ \n])?(?:{_NAME})\.?,?[ \n](?:{_YEAR}|{_SHORT})"
    rf"|(?:{_NAME})[ \n]\d{{1,2}},[ \n]{_YEAR}"
    rf"|{_SEASON}[ \n/]?(?:{_YEAR}|{_SHORT})"
    rf"|\d{{1,2}}[./-][ ]?\d{{1,2}}[./-][ ]?{_YEAR}|{_YEAR}[-./]\d{{2}}[-./]\d{{2}}"
    rf"|\d{{1,2}}[./-]{_YEAR}|{_YEAR}[/]\d{{1,2}}(?!\d)|{_YEAR}[-.](?:0\d|1[0-2])(?![\d.])"
    rf"|{_YEAR}|{_SHORT})"
)
_LATE = rf"(?:{_POINT}|\d{{2}}(?![\d:]|\.(?!\n|\Z| (?-i:[A-ZÆØÅÄÖ]))|[ ]?(?:%|kr|år|t\b)))"
_FULL_SHORT = r"\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)|(?:0?[1-9]|1[0-2])[/-]\d{2}(?!\d)"
_NOW = (
    r"(?:nu|nuværende|i dag|idag|d\.\s?d\.?|dags dato|dato|present|now|today|current|currently|"
    r"nåværende|noverande|nå|no|pågående|fortsat|fortsættende|ongoing|p\.?t\.?|date|pågår|"
    r"stadig|løbende|framleis)(?!\w)"
)
_TO = (
    r"[ \n]?(?:-|–|—|−|‒|→|\.\.\.?|til og med|til|to|till|until|through|frem til|fram til|"
    r"t\.o\.m\.|–>|->)[ \n]?"
)
SPAN = Caseless.of(
    rf"(?<![\w.,:/§-])(?:(?:(?P<from>fra|from|frå|från|(?P<between>mellem|between|mellan|mellom)|"
    rf"i perioden|in the period|during|under perioden|i årene|i åra|under åren|in the years|"
    rf"i tidsrummet|i tidsrommet)|perioden)[ \n])?"
    rf"(?:(?P<start>{_POINT})(?:{_TO}|(?(between)[ \n](?:og|and|och)[ \n]|(?!)))"
    rf"(?:(?P<end>{_LATE})|(?P<now>{_NOW}))"
    rf"|(?P<start2>{_FULL_SHORT}){_TO}(?:(?P<end2>{_FULL_SHORT})|(?P<now2>{_NOW})))(?![\w/]|"
    rf"[-.]\d)"
)
OPEN = Caseless.of(
    rf"(?:(?<=\n)|(?<=[|•·*(] )|(?<=[(])|^)(?P<start>{_POINT})[ ]?(?:-|–|—)(?=[ \n)*|:]|$)"
)
SINCE = Caseless.of(
    rf"(?<!\w)(?P<since>siden|since|sedan|sidan|sen)[ \n](?:i[ \n])?"
    rf"(?P<start>{_POINT}|[4-9]\d(?=[.,]|[ ]og|\n|$))(?![\w])"
)
SINGLE = Caseless.of(rf"(?<![\w.,:/§+#-])(?P<start>{_POINT})(?![\w]|[-/.:,]\d|[ ]?[%°])")
DECADE = Caseless.of(
    r"(?<![\w.,])(?:19|20)?[1-9]0['’]?[ ]?[-–]?(?:erne|ere|talet|tallet|ies|åra|s)(?!\w)|(?<!\w)"
    r"(?:halvfjerdserne|firserne|halvfemserne|tresserne|nullerne|the (?:nineties|eighties|"
    r"seventies))(?!\w)"
)
_DIGITS_YEAR = re.compile(_YEAR)
_HINT = Caseless.of(
    r"(?:19[3-9]|20[0-4])\d|['’´`‘]\d\d|\d[./-]\d\d(?!\d)|0['’]?(?:erne|tal|ies|s\b)|erne\b|"
    r"(?:siden|since|sedan) [4-9]\d\b"
)
_LONGEST_TOLD = 17


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, with a month where the applicant gave one."""

    year: int
    month: int | None = None

    def months_until(self, later: Moment) -> int | None:
        """Return the whole months to ``later``; ``None`` unless both know their month."""
        if self.month is None or later.month is None:
            return None
        return (later.year - self.year) * 12 + later.month - self.month


def moment(text: str, near: Moment | None = None) -> Moment | None:
    """Return the moment that ``text`` names; ``near`` completes a year of two digits."""
    year = _year_in(text, near)
    if year is None:
        return None
    return Moment(year, _month_in(text))


def _year_in(text: str, near: Moment | None) -> int | None:
    if found := _DIGITS_YEAR.search(text):
        return int(found[0])
    digits = re.findall(r"\d{2}(?!\d)", text)
    if not digits:
        return None
    short = int(digits[-1])
    if near is not None:
        century = near.year - near.year % 100
        return century + short if century + short >= near.year else century + 100 + short
    return 1900 + short if short > 40 else 2000 + short


def _month_in(text: str) -> int | None:
    for word in re.findall(r"[^\W\d]+", text.lower()):
        if word in _MONTH_OF:
            return _MONTH_OF[word]
    patterns = (
        r"\d{1,2}[./-] ?(\d{1,2})[./-] ?\d{2,4}$",
        r"^(\d{1,2})[./-]\d{2,4}$",
        r"^\d{4}[-./](\d{1,2})",
    )
    for pattern in patterns:
        if (found := re.search(pattern, text)) and 1 <= int(found[1]) <= 12:
            return int(found[1])
    return None


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language tells a duration; ``latest`` is filled with one that still goes on."""

    year: str
    years: str
    month: str
    months: str
    short: str
    long: str
    adverb: str
    some_years: str
    latest: str
    latest_year: str
    latest_month: str
    ongoing: str
    earlier: str
    later: str


_WORDS = {
    Language.DA: _Words(
        year="år",
        years="år",
        month="md.",
        months="mdr.",
        short="under et år",
        long="mere end 15 år",
        adverb="i ",
        some_years="i nogle år",
        latest="de seneste ",
        latest_year="det seneste år",
        latest_month="den seneste måned",
        ongoing="nuværende",
        earlier="tidligere",
        later="senere",
    ),
    Language.NO: _Words(
        year="år",
        years="år",
        month="md.",
        months="md.",
        short="under ett år",
        long="mer enn 15 år",
        adverb="i ",
        some_years="i noen år",
        latest="de siste ",
        latest_year="det siste året",
        latest_month="den siste måneden",
        ongoing="nåværende",
        earlier="tidligere",
        later="senere",
    ),
    Language.SV: _Words(
        year="år",
        years="år",
        month="mån.",
        months="mån.",
        short="under ett år",
        long="mer än 15 år",
        adverb="i ",
        some_years="i några år",
        latest="de senaste ",
        latest_year="det senaste året",
        latest_month="den senaste månaden",
        ongoing="nuvarande",
        earlier="tidigare",
        later="senare",
    ),
    Language.EN: _Words(
        year="year",
        years="years",
        month="month",
        months="months",
        short="under a year",
        long="more than 15 years",
        adverb="for ",
        some_years="for some years",
        latest="the last ",
        latest_year="the last year",
        latest_month="the last month",
        ongoing="current",
        earlier="earlier",
        later="later",
    ),
}


def duration(start: Moment, end: Moment, language: Language) -> str:
    """Return how long it is from ``start`` to ``end``, in words that tell no calendar year.

    From 18 years on it would tell age, so that long spans become "mere end 15 år".
    """
    words = _WORDS[language]
    count = start.months_until(end)
    if count is None:
        count = 12 * (end.year - start.year)
    whole, rest = divmod(max(count, 0), 12)
    if whole > _LONGEST_TOLD:
        return words.long
    parts = [f"{whole} {words.year if whole == 1 else words.years}"] if whole else []
    parts += [f"{rest} {words.month if rest == 1 else words.months}"] if rest else []
    return " ".join(parts) or words.short


def lasting(text: str, language: Language) -> str:
    """Return a duration as an adverbial: "i 8 år", "for 8 years"."""
    return _WORDS[language].adverb + text


def until_now(text: str, language: Language) -> str:
    """Return a duration that still lasts: "de seneste 5 år", and "nuværende" of unknown length."""
    words = _WORDS[language]
    told = {
        "": words.ongoing,
        words.short: words.ongoing,
        words.long: words.adverb + words.long,
        f"1 {words.year}": words.latest_year,
        f"1 {words.month}": words.latest_month,
    }
    return told.get(text, words.latest + text)


def some_years(language: Language) -> str:
    """Return the words for a duration of unknown length."""
    return _WORDS[language].some_years


def once(language: Language, *, after: bool) -> str:
    """Return what stands for a past year that a clause opens with; ``after`` another one told."""
    words = _WORDS[language]
    return words.later if after else words.earlier


def hints(text: str, lower: str | None) -> list[int]:
    """Return the offsets at which a year may stand: the rest of the text need not be searched."""
    return [match.start() for match in _HINT.finditer(text, lower)]
