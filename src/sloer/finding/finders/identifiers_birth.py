# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Dates and years of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("Fødselsdato eller fødselsår.", "Date or year of birth.")

MONTHS = (
    "jan(?:uar[iy]?)?|feb(?:ruar[iy]?)?|mar(?:ts|s|ch)?|mars|apr(?:il)?|maj|mai|may|jun(?:[ie])?|jul(?:[iy])?|"
    "aug(?:ust[i]?)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19[2-9]\d|20[01]\d)"
_SHORT = r"['’]?\d\d"
_DATE = re.compile(
    rf"(?<![\d./-])(?=['’\d])(?:{_DAY}\s?[./\-–]\s?{_MONTH}\s?[./\-–]?\s?(?:{_YEAR}|{_SHORT})(?![\d])"
    rf"|{_YEAR}[./-]{_MONTH}[./-]{_DAY}(?!\d)"
    rf"|{_DAY}(?:\.|st|nd|rd|th|\.?\s?of)?\s?(?:{MONTHS})\.?,?\s?(?:{_YEAR}|{_SHORT})?(?![\w])"
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:{_YEAR}|\d\d)(?![\d-])"
    rf"|{_YEAR}(?!\d)|['’]\d\d(?!\d)|\d\d(?!\d))",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:{MONTHS})\.?\s(?:{_DAY}(?:st|nd|rd|th)?,?\s)?$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:\b(?:født|fødselsdato|fødselsdag|fødselsår|fødselsdata|fødsels(?:dato|år)|fødd|född|"
    r"födelse(?:datum|år|dag)|born|birth(?:date|day)?|d\.?o\.?b|date of birth|year of birth|"
    r"geb(?:oren)?|f\.? ?d|f)"
    r"\b\.?|\bårgang\b|\*)(?P<between>[^\d\n]{0,32}\n?[^\d\n]{0,3})$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:og|har|arbejd|uddann|ansat|student|siden|kom|flytt|gift|since|worked|and have)\w*",
    re.IGNORECASE,
)
_FULL = re.compile(
    rf"{_DAY}\D{{1,2}}(?:{_MONTH}|(?:{MONTHS})\.?)\D{{1,2}}(?:19[3-9]\d|200\d|201[0-2])$",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(rf"{_DAY}\D{{1,6}}(?:{_MONTH}|(?:{MONTHS})\.?)", re.IGNORECASE)
_ISO = re.compile(rf"(?:19[3-9]\d|200\d|201[0-2])[./-]{_MONTH}[./-]{_DAY}$")
_SHORT_FULL = re.compile(rf"{_DAY}\s?[./-]\s?{_MONTH}\s?[./-]\s?(?:[3-9]\d|0\d)$")
_BIRTHDAY_AFTER = re.compile(
    r"\W{0,3}(?:er|har jeg|er det|is|har eg|är)?\s?(?:min |jeg |my |jag |mitt? )?"
    r"(?:fødselsdag|fødd?s?elsdag|bursdag|födelsedag|birthday|fylder|fyller|fyldte|fyllte)",
    re.IGNORECASE,
)
_BIRTHDAY_BEFORE = re.compile(
    r"\b(?:(?:fylder|fyldte|fyller|fyllte|fødselsdag|bursdag|födelsedag|birthday|turn(?:ed|ing)?)\b"
    r"(?: år| (?:\d{2}|[a-zæøåäö]{3,14})(?: år)?)?|"
    r"(?:bliver|blev|er|blir|blev|was|become|be) \d{2}(?: år)?"
    r"(?: om [\w ]{3,20}| siden| since| in [\w ]{3,20})?)"
    r"(?:,? (?:den|d\.|til|på|i|on|the|er|siden))*"
    r"\W{0,3}$",
    re.IGNORECASE,
)
_MONTH_OF_BIRTH = re.compile(
    r"\b(?:fylder|fyldte|fyller|fyllte|bliver|blir|turn(?:ed|ing)?) \d{2}(?: år| years)?"
    rf"(?:,? (?:her|nu|først|midt|sidst|til|i|på|in|early|late))*,? (?P<date>{MONTHS})(?!\w)",
    re.IGNORECASE,
)
"""An age that is told with the month it is reached in."""
_BORN_IN = re.compile(
    r"\b(?:født|fødd|född|born) (?:(?:og|och|and) \w+ )?(?:i|in|på) [A-ZÆØÅÄÖ]\w+"
    r"(?: [A-ZÆØÅÄÖ]\w+)?,? (?:i |in |år )?(?P<date>(?:19|20)?\d\d)(?![\w./-])"
)
_BIRTHDAY = re.compile(
    r"\b(?:fødselsdag|bursdag|födelsedag|birthday)\b(?:,? (?:den|d\.|er|is|är|the|på|on))*"
    rf"\W{{0,3}}(?P<date>{_DAY}\s?[./]\s?{_MONTH}(?![\d/])|(?:{MONTHS})\.?\s{_DAY}(?!\d))",
    re.IGNORECASE,
)
_NEAR = 40


class BirthFinder:
    """Finds dates after words of birth, and old whole dates among personal particulars."""

    name = "identifiers_birth"
    grounds = frozenset({Ground.BIRTH})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield the date or the year, never the words before it."""
        text = view.text
        for match in _DATE.finditer(text):
            month = _MONTH_FIRST.search(text, max(match.start() - 20, 0), match.start())
            start = month.start() if month else match.start()
            rule = _rule(view, start, match)
            if rule:
                span = Span(start, match.start() + len(match.group().rstrip(" ,.")))
                confidence = 0.97 if rule.endswith("cue") else 0.7
                yield Signal(Ground.BIRTH, span, confidence, rule, _REASON, entity="birth")
        for match in (
            p for form in (_BIRTHDAY, _MONTH_OF_BIRTH, _BORN_IN) for p in form.finditer(text)
        ):
            span = Span(*match.span("date"))
            rule = "identifiers_birth.cue"
            yield Signal(Ground.BIRTH, span, 0.97, rule, _REASON, entity="birth")


def _rule(view: View, start: int, match: re.Match[str]) -> str:
    text = view.text
    before = text[max(start - _NEAR, 0) : start]
    cue = _CUE.search(before)
    if cue and _belongs(cue, before, match):
        return "identifiers_birth.cue"
    if _DAY_AND_MONTH.match(match.group()) and (
        _BIRTHDAY_AFTER.match(text, match.end()) or _BIRTHDAY_BEFORE.search(before)
    ):
        return "identifiers_birth.cue"
    if _is_old_date(match.group()) and _among_particulars(view, match):
        return "identifiers_birth.head"
    return ""


def _among_particulars(view: View, match: re.Match[str]) -> bool:
    """Whether a date stands in the head, the signature, or alone on its line."""
    section = view.structure.section_at(match.start())
    signature = view.structure.signature
    signed = signature is not None and signature.start <= match.start() < signature.end
    block = view.document.blocks[view.document.block_at(match.start())].text
    alone = block.strip(" .,") == match.group().strip(" .,")
    return section in {SectionKind.HEAD, SectionKind.PERSONAL} or signed or alone


def _is_old_date(date: str) -> bool:
    """Whether a whole date lies so far back that nobody's work is dated by it."""
    return (_FULL.match(date) or _SHORT_FULL.match(date) or _ISO.match(date)) is not None


def _belongs(cue: re.Match[str], before: str, match: re.Match[str]) -> bool:
    word = cue.group().lower()
    between = cue["between"]
    short = len(match.group()) <= 3
    if word.startswith("årgang"):
        return (
            len(between.strip()) == 0
            and bool(re.match(r"['’]?\d\d", match.group()))
            and ("." not in before[-12:])
        )
    if word.startswith(("f ", "f.", "f:", "fd", "*")) or word.strip() == "f":
        return len(between.strip(" :.")) == 0 and len(match.group()) >= 4
    if _LOOSE.search(between):
        return False
    if short:
        return match.group()[0] in "'’" or between.strip(" :.") in {"", "i", "år", "årgang"}
    return "\n" not in between or between.strip(" :.\n") == ""


FINDER = BirthFinder()
