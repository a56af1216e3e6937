# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Half a national number, a car's plate, and the registers of Britain, Ireland and Germany.

Four last digits and a date of birth make the whole number, so people who mean to keep it back
give it away by telling its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_NATIONAL = (
    r"(?:cpr(?:[- ]?(?:nr|nummer)\w*)?|personn(?:ummer|r)\w*|person(?:ligt )?nummer|fødselsn\w+|"
    r"kontrolciffer\w*|de fire sidste|(?:de )?sidste fire|(?:de )?siste fire|(?:de )?sista fyra|"
    r"fyra sista|last four)"
)
_END = re.compile(
    rf"(?<!\w){_NATIONAL}(?!\w)[^\n]{{0,60}}?"
    r"(?:ender|slutter|sluttede|endte|slutar|slutade|ending|ends|sidste|siste|sista|fire|fyra|four|"
    r"digits|cifre|med)"
    r"(?: (?:på|med|i|in|med tallene|er|är|is|are|cifre|siffer|siffror|digits|digit|:|with|"
    r"of|was|var))*"
    r"[ :]{1,2}(?P<value>\d{4})(?!\d|[-./]\d)",
    re.IGNORECASE,
)
_OTHER_ONE = re.compile(
    r"(?<!\w)(?:det gamle|det tidligere|det nye|the old one|den gamle)[^\n.]{0,20}?"
    r"(?:ender|slutter|sluttede|endte|ends|ended)\s(?:på|med|in|with)\s(?P<value>\d{4})(?!\d)",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"(?<!\w)(?:cpr|personn(?:ummer|r)|fødselsn(?:ummer|r))\w*[^\n.]{0,40}?"
    r"(?:[ .:–-]{1,4}(?:er |nr\.? ?)?|(?:starter|begynder|begynner|börjar) (?:med|på) )"
    r"(?P<value>(?:[0-2]\d|3[01])[ ./-]?(?:0\d|1[0-2])[ ./-]?\d\d)(?![\d]|[ ./-]{1,3}\d)",
    re.IGNORECASE,
)
_PLATE = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2} ?\d{2} ?\d{3}(?![\w-]|[.,]\d)")
_PLATE_CUE = re.compile(
    r"(?<!\w)(?:\w*bil(?:en)?|nummerplade\w*|reg(?:istrerings)?\.? ?n(?:r|ummer)\.?|plade\w*|"
    r"motorcykel\w*|mc|knallert\w*|trailer\w*|campingvogn\w*|varevogn\w*|\w*vogn|traktor\w*|"
    r"car|van|registration|plate|skilt|registreringsnummer|toyota|berlingo|volvo|vw|volkswagen|ford|"
    r"skoda|škoda|peugeot|citroën|opel|kia|hyundai|mazda|audi|bmw|mercedes|tesla|fiat|renault|"
    r"suzuki|nissan|honda|seat|dacia)(?!\w)[^\n]{0,40}$",
    re.IGNORECASE,
)
_BRITISH = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d\d){3} ?[A-D](?!\w)")
_IRISH = re.compile(r"(?<!\w)\d{7}[A-W][A-IW]?(?!\w)")
_IRISH_CUE = re.compile(r"(?<!\w)pps(?:n| ?no\.?| number)?(?!\w)[^\n\d]{0,8}$", re.IGNORECASE)
_SWEDISH_COORDINATION = re.compile(r"(?<![\w-])(?:19|20)?\d\d[01]\d[0-9]\d-?[A-Z]\d{3}(?!\w)")
_TAX = re.compile(
    r"(?<!\w)(?:steuer-?id\w*|steuernummer|tax (?:id|number)|pesel|bsn|nie|dni|aadhaar|ssn|"
    r"codice fiscale|rodné číslo|cnp)(?!\w)[^\d\n]{0,14}(?P<value>\d[\d -]{6,14}\d[A-Z]?)(?!\w)",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"(?<!\w)(?i:tacho(?:graph)? ?card|førerkort til tachograf|sjöfartsbok|søfartsbog\w*|"
    r"discharge book|seaman'?s book|flyvecertifikat\w*|våbentilladelse\w*|jagttegn\w*|"
    r"sundhedskort\w*|autorisations?-?id|registration|licen[cs]e|nmbi pin|pin|enrolment|"
    r"nemkonto|konto til løn|lønkonto\w*|reg\.? ?nr\.?|reg\.)"
    r"(?!\w)[^\d\n]{0,16}?(?P<value>(?:[A-Z]{1,5}[/ -]?)*\d[\dA-Z/-]*(?: \d[\dA-Z/-]*)*)(?!\w)"
)
_LEAST_DIGITS = 4
_REASONS = (
    Sentence("En del af et personnummer.", "Part of a national identity number."),
    Sentence("En nummerplade.", "A vehicle's number plate."),
    Sentence("Et nummer, der tilhører én person.", "A number that belongs to one person."),
)


class PartialNumberFinder:
    """Finds what tells a person's number though no whole Danish number stands there."""

    name = "identifiers_parts"
    grounds = frozenset({Ground.ID})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield parts of numbers, plates, then other countries' registers."""
        text = view.text
        patterns = (_END, _OTHER_ONE, _BEGINNING)
        for place in sorted({m.span("value") for p in patterns for m in p.finditer(text)}):
            yield _signal(place, 0.9, "part", _REASONS[0])
        for match in _PLATE.finditer(text):
            if _PLATE_CUE.search(text, max(match.start() - 60, 0), match.start()):
                yield _signal(match.span(), 0.9, "plate", _REASONS[1])
        for match in (*_BRITISH.finditer(text), *_SWEDISH_COORDINATION.finditer(text)):
            yield _signal(match.span(), 0.9, "register", _REASONS[2])
        for match in _IRISH.finditer(text):
            if _IRISH_CUE.search(text, max(match.start() - 20, 0), match.start()):
                yield _signal(match.span(), 0.95, "register", _REASONS[2])
        for match in _TAX.finditer(text):
            yield _signal(match.span("value"), 0.9, "register", _REASONS[2])
        for match in _CARD.finditer(text):
            if _is_code(match["value"]):
                yield _signal(match.span("value"), 0.8, "register", _REASONS[2])


def _is_code(value: str) -> bool:
    """Enough digits, and neither a year nor a span of years."""
    digits = re.sub(r"\D", "", value)
    return len(digits) >= _LEAST_DIGITS and not re.fullmatch(
        r"\D*(?:19|20)\d\d(?:\D{1,3}(?:19|20)?\d\d)?", value
    )


def _signal(place: tuple[int, int], confidence: float, rule: str, reason: Sentence) -> Signal:
    return Signal(Ground.ID, Span(*place), confidence, f"identifiers_parts.{rule}", reason)


FINDER = PartialNumberFinder()
