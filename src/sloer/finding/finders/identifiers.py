# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Numbers that belong to one person: national, licence, employee, membership, account numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban as iban_number
from stdnum.no import fodselsnummer

from sloer.finding.lines import lines_with
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_CPR_REASON = Sentence("Et personnummer.", "A national identity number.")
_ID_REASON = Sentence("Et nummer, der tilhører én person.", "A number that belongs to one person.")
_DASH = r"[-‐‑‒–—―−\u00ad/.+]"
_GAP = r"[ \u00a0\u202f\u2009\n]"

# DDMMYY-NNNN in any dress; the date decides, never the check digit.
_CPR = re.compile(
    rf"(?<![\d.,+/-])(\d\d)([ .\-/]?)(\d\d)\2(\d\d)({_GAP}?{_DASH}?{_GAP}?|"
    rf"{_GAP}{{0,2}}{_DASH}{_GAP}{{0,2}})"
    rf"(\d{{4}}|\d\d \d\d|[xX*•_]{{4}})(?![\d/]|[-.,]\d)"
)
_SWEDISH = re.compile(r"(?<![\d-])(?:19|20)?(\d\d)([01]\d)(\d\d)[ ]?([-+–])[ ]?\d{4}(?!\d)")
_SWEDISH_BARE = re.compile(r"(?<!\d)(?:19|20)\d\d([01]\d)([0-3]\d)\d{4}(?!\d)")
_FINNISH = re.compile(r"(?<![\d-])([0-3]\d)([01]\d)\d\d[-+A-FU-Y]\d{3}[0-9A-Y](?!\w)")
_NORWEGIAN = re.compile(r"(?<![\d+])(\d{6})[ ]?(\d{5})(?!\d)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{2,4}){3,8}(?!\w)")
_SIX_DIGITS = re.compile(r"\d{6}")
"""What the numbers of Denmark's neighbours hold, quick to look for."""
_DIGIT_WORD = re.compile(
    r"(?<![\w@])(?:(?!ID|NR|NO)[A-Z]{1,2} (?=\d))?(?=[\w-]*\d)"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:[ ]\d{2,})*(?![\w@])"
)

_NATIONAL_CUE = re.compile(
    r"cpr|person(?:nummer|nr|ligt nummer)|p(?:ers)?\.? ?nr|fødselsnummer|fødselsnr|fnr|"
    r"kennitala|hetu|"
    r"national id|samordningsnummer|d-nummer",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:cvr|p-?nr|p-?nummer|p-?enhed|produktionsenhed\w*|ean|gln|sagsnr|sagsnummer|sag|"
    r"sags-?id|"
    r"journal\w*|j\.?nr|budget\w*|konto(?:streng|plan)\w*|ordre\w*|faktura\w*|kle|isbn|issn|doi|"
    r"varenr|matrikel\w*|jobnr|job-?id|stillings?nr|stilling|udbud\w*|bekendtgørelse|bek|lov|"
    r"projektnr|case|id-kode|kr|dkk|patent\w*|orcid|dokumentnr|deltagere|quizpoint)"
    r"\b[^\n\d]{0,14})$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:(?P<licence>kørekort\w*|førerkort\w*|körkort\w*|driving licen[cs]e|driver'?s licen[cs]e)"
    r"|(?P<permit>autorisation\w*|aut\.?-?(?: ?id| ?nr)|aut\b\.?|autoriseret\b[^\n.]{0,30}|"
    r"authori[sz]ation|registrerings?nummer|hpr\w*|"
    r"legitimation\w*|licensnummer|sundhedsperson\w*|ydernummer|ydernr|beskikkelse\w*|"
    r"sundhedskort\w*)"
    r"|(?P<sure>pas(?:nummer|nr)?\b|passport|pass(?:nummer|nr)|opholds(?:kort|tilladelse)\w*|"
    r"visum\w*|visa\b|residence (?:card|permit)|"
    r"(?:medarbejder|tjeneste|personale|ansættelses|løn|lønmodtager|ansatte?|soldater|militær|"
    r"vagt|"
    r"bruger|kandidat|ansøger|studie|studerende|elev|årskort|eksamens?|kursist|student|"
    r"employee|staff|"
    r"medlems?|member(?:ship)?|a-kasse|patient|kunde|journal|forsikrings?|police|"
    r"skatte|id|identitets|legitimations|sygesikrings?|udlændinge|person)[- ]?"
    r"(?:nummer|nr\b|no\b|number|id\b|kort(?:nummer|nr)?\b|-nr|login)"
    r"|(?:mitid|nemid|iban|swift|bic|reg\.?(?: ?nr)?|kontonr|kontonummer|konto|bankkonto|"
    r"account)\b|"
    r"medl\.|bruger-?id|b-?nr|u-?nr|initialer/nr|personal id|udl\.?nr))"
    r"\.?(?P<between>[^\n]{0,36}?)$",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(
    r"(?:nr|nummer|no|number|id|-id)\b\.?\s*[:#]?\s*(?:er |is )?$|[:#]\s*$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:-(?:19|20)?\d\d)?$")
_NEAR = 60


class IdentifiersFinder:
    """Finds numbers of the applicant or anybody; the word before the number stays."""

    name = "identifiers"
    grounds = frozenset({Ground.ID})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield national numbers first, then what a word before calls a number of a person."""
        yield from _danish(view.text)
        for low, high in lines_with(_SIX_DIGITS, view.text):
            yield from _neighbours(view.text, low, high)
        yield from _accounts(view.text)
        yield from _named(view.text)


def _signal(match: re.Match[str], confidence: float, rule: str, reason: Sentence) -> Signal:
    entity = "id:" + re.sub(r"\W", "", match.group()).lower()
    return Signal(
        Ground.ID, Span(match.start(), match.end()), confidence, rule, reason, entity=entity
    )


def _danish(text: str) -> Iterator[Signal]:
    for match in _CPR.finditer(text):
        day, month = int(match[1]), int(match[3])
        if not _is_date(day, month):
            continue
        before = text[max(match.start() - _NEAR, 0) : match.start()]
        cued = _NATIONAL_CUE.search(before[-30:]) is not None
        if not cued and not _stands_alone(match, before):
            continue
        yield _signal(match, 0.99 if cued else 0.92, "identifiers.cpr.date", _CPR_REASON)


def _is_date(day: int, month: int) -> bool:
    """Days run to 31, and to 91 in replacement numbers."""
    return (1 <= day <= 31 or 61 <= day <= 91) and 1 <= month <= 12


def _stands_alone(match: re.Match[str], before: str) -> bool:
    """Without a word before it, the number must not be of another kind."""
    if _OTHER_NUMBER.search(before):
        return False
    separated = match[5].strip() != ""
    if not separated and match[5]:
        # "22 33 44 5566" or "010190 1234" without a word: only the tight form counts.
        return match[2] == ""
    if separated and match[5].strip() in {".", "/", "+"}:
        return match[2] == ""
    return separated or match[2] == ""


def _neighbours(text: str, low: int, high: int) -> Iterator[Signal]:
    for match in _SWEDISH.finditer(text, low, high):
        if 1 <= int(match[2]) <= 12 and _is_date(int(match[3]), int(match[2])):
            yield _signal(match, 0.93, "identifiers.se.date", _CPR_REASON)
    for match in _SWEDISH_BARE.finditer(text, low, high):
        before = text[max(match.start() - 30, 0) : match.start()]
        if _is_date(int(match[2]), int(match[1])) and _NATIONAL_CUE.search(before):
            yield _signal(match, 0.95, "identifiers.se.date", _CPR_REASON)
    yield from _further(text, low, high)


def _further(text: str, low: int, high: int) -> Iterator[Signal]:
    for match in _FINNISH.finditer(text, low, high):
        if _is_date(int(match[1]), int(match[2])):
            yield _signal(match, 0.9, "identifiers.fi.date", _CPR_REASON)
    for match in _NORWEGIAN.finditer(text, low, high):
        before = text[max(match.start() - 30, 0) : match.start()]
        if _NATIONAL_CUE.search(before) or fodselsnummer.is_valid(match[1] + match[2]):
            yield _signal(match, 0.95, "identifiers.no", _CPR_REASON)


def _accounts(text: str) -> Iterator[Signal]:
    for match in _IBAN.finditer(text):
        if iban_number.is_valid(match.group()):
            yield _signal(match, 0.98, "identifiers.iban", _ID_REASON)


def _named(text: str) -> Iterator[Signal]:
    """Numbers that a word before them calls somebody's: "medarbejdernr. 12345"."""
    for match in _DIGIT_WORD.finditer(text):
        value = match.group()
        if len(value) < 4 or _YEAR.match(value):
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(match.start() - _NEAR, line) : match.start()]
        if not before.strip():
            before = text[max(match.start() - 30, 0) : match.start()].replace("\n", ": ")
        cue = _last_cue(before)
        if cue and _fits(cue, value):
            kind = next((k for k in ("licence", "permit") if cue[k]), "sure")
            yield _signal(match, 0.93, f"identifiers.{kind}", _ID_REASON)


def _last_cue(before: str) -> re.Match[str] | None:
    cue = _CUE.search(before)
    return cue if cue and not _OTHER_NUMBER.search(before) else None


def _fits(cue: re.Match[str], value: str) -> bool:
    between = cue["between"]
    digits = sum(c.isdigit() for c in value)
    if cue["licence"]:
        return digits >= 6 and _near(cue, between, 30)
    if cue["permit"]:
        plain = re.sub(r"\W", "", value)
        return (digits >= 1 and 4 <= len(plain) <= 12 and plain.upper() == plain) and _near(
            cue, between, 8
        )
    return (digits >= 3 and _near(cue, between, 4)) or (
        digits >= 5 and _NUMBER_WORD.search(between) is not None
    )


def _near(cue: re.Match[str], between: str, free: int) -> bool:
    """The number follows at once, or after "nr." or a colon."""
    return len(between.strip()) <= free or _NUMBER_WORD.search(cue.group()) is not None


FINDER = IdentifiersFinder()
