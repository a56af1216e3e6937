# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Telephone numbers as few write them: with the zero of another country, odd gaps, or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from sloer.finding.protocol import View
from sloer.model import Ground, Language, Sentence, Signal, Span

_REASON = Sentence("Et telefonnummer.", "A telephone number.")
_GAP = r"[ \u00a0\u202f.\-‐‑–/]"
_WITH_ZERO = re.compile(
    rf"(?<![\w+/])(?<!\d[.,\-–:])\(?0\d{{1,5}}\)?(?:{_GAP}{{0,3}}\d){{4,9}}(?![\w]|[.,\-–:/]\d)"
)
"""How numbers are written at home in Britain, Ireland, Sweden, Germany and the Netherlands."""
_REGIONS = {
    Language.EN: ("GB", "IE"),
    Language.SV: ("SE", "FI"),
    Language.DA: ("SE", "DE", "GB", "NL"),
    Language.NO: ("SE", "GB", "DE"),
}
_AMERICAN = re.compile(r"(?<![\w+])\(?[2-9]\d\d\)?[ .-]{1,2}[2-9]\d\d[ .-]\d{4}(?!\w|[.,-]\d)")
_SHORT_HOME = re.compile(
    r"(?<![\w+])(?:\+|00)?(?:298|299|354)[ -]?\d{2,3}(?:[ -]?\d{2,3}){1,2}(?!\w)"
)
"""Faroese, Greenlandic and Icelandic numbers: six or seven digits after the country's."""
_ODDLY_SPACED = re.compile(
    rf"(?<![\w+/#§])(?<!\d[.,\-–:])[2-9](?:{_GAP}{{0,3}}\d){{7}}(?![\w]|[.,\-–:/]\d| ?%)"
)
_UNFINISHED = re.compile(r"(?<!\w)[2-9]\d \d\d \d\d ?(?:xx|\.\.|__|—|––|\?\?)(?!\w)", re.IGNORECASE)
_LINE = re.compile(
    r"(?<!\w)(?:tlf|telefon\w*|mobil\w*|mob|tel|phone|mobile|call|ring|ringes?|kontakt\w*|nås|fanges|"
    r"træffes|nummer|nr|numre|number|lokal|direkte|linje|line|reference\w*|referanse\w*|referens\w*|"
    r"leder|chef|kaptajn|mor|mors|far|fars|konen?s?|mandens?|kæreste\w*|hovednummer\w*|omstilling\w*|"
    r"sms|whatsapp|signal|privat)(?!\w)|@",
    re.IGNORECASE,
)
"""Words beside which odd gaps are a number's, not a table's."""
_OF_THINGS = re.compile(
    r"(?<!\w)(?:cvr|se-?nr|p-?nr|ean|gln|konto(?:nr|nummer)?|reg|regnr|isbn|issn|sag(?:snr)?|"
    r"journal(?:nr)?|j|kle|ordre(?:nr)?|faktura(?:nr)?|vare(?:nr)?|ref|id|cpr|personn\w*|matrikel|"
    r"budget\w*|case|licen[cs]e|order|invoice|iban|bsb|vat|moms\w*|artikel\w*|cprnr|orcid|"
    r"isni|doi|løbenr|diarie\w*|dnr|job|stilling\w*|sort code|account)"
    r"[-. ]{0,2}(?:nr|nummer|no|number|id|nummeret)?\b[^\d\n]{0,12}$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"[ \u00a0]?(?:,-|€|£|%|m²|(?:kr|dkk|mio|mia|eur|gbp|sek|nok|borgere|personer|timer|hours|"
    r"members|m2|km|kg|stk)(?!\w))",
    re.IGNORECASE,
)
_LAST_AS_TENS = (
    r"(?:[a-zæøå]+(?:og)?(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems))"
)
_DIGIT_WORD = (
    r"(?:nul|null|en|et|én|ét|ett|to|tre|fire|fem|seks|sex|syv|sju|otte|åtte|åtta|ni|nie|nio|nu|ti|"
    r"elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tyve|tredive|fyrre|halvtreds|"
    r"tres|halvfjerds|firs|halvfems|zero|oh|one|two|three|four|five|six|seven|eight|nine|double|noll|"
    r"två|fyra)"
)
_SAID = re.compile(
    rf"(?<!\w)(?:{_DIGIT_WORD}|{_LAST_AS_TENS}|\d{{1,2}})"
    rf"(?:[ ,.\-–]{{1,3}}(?:og )?(?:{_DIGIT_WORD}|{_LAST_AS_TENS}|\d{{1,2}}(?!\d))){{3,9}}(?!\w)",
    re.IGNORECASE,
)
_SAID_CUE = re.compile(
    r"(?<!\w)(?:tlf|telefon|mobil|nummer|ring|ringe|phone|call|number|tel|dial)\w*", re.IGNORECASE
)
_AFTER_CUE = 35
_LEAST_SAID, _LONGEST_AT_HOME = 4, 12
_DATE_OR_HOURS = re.compile(
    r"0\d[./ -]\d\d[./ -](?:19|20)?\d\d|[01]\d[ .]?[0-5]\d ?[-–] ?[0-2]\d[ .]?[0-5]\d"
)


class OddNumberFinder:
    """Finds the telephone numbers that the usual shapes leave."""

    name = "contact_numbers"
    grounds = frozenset({Ground.PHONE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield numbers of other countries, oddly spaced ones and those told in words."""
        text = view.text
        for match in _WITH_ZERO.finditer(text):
            tongue = view.passages.tongue_at(match.start())
            if _is_number_at_home(match[0], tongue) and not _counts(text, match):
                yield _signal(match, 0.88, "zero")
        for match in _AMERICAN.finditer(text):
            if _is_possible(match[0], "US") and not _counts(text, match):
                yield _signal(match, 0.8, "zero")
        for match in _SHORT_HOME.finditer(text):
            if match[0].startswith(("+", "00")):
                yield _signal(match, 0.95, "abroad")
        yield from _oddly_spaced(text)
        yield from _said(text)


def _signal(match: re.Match[str], confidence: float, rule: str) -> Signal:
    digits = re.sub(r"\D", "", match[0])[-8:]
    return Signal(
        Ground.PHONE,
        Span(*match.span()),
        confidence,
        f"contact_numbers.{rule}",
        _REASON,
        entity=f"phone:{digits}" if digits else "",
    )


def _is_number_at_home(number: str, tongue: Language | None) -> bool:
    digits = re.sub(r"\D", "", number)
    if not 9 <= len(digits) <= _LONGEST_AT_HOME or _DATE_OR_HOURS.fullmatch(number):
        return False
    regions = _REGIONS.get(tongue, _REGIONS[Language.DA]) if tongue else _REGIONS[Language.DA]
    return any(_is_possible(number, region) for region in regions)


@lru_cache(maxsize=1024)
def _is_possible(number: str, region: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a thing's: an account, a case, so many crowns."""
    before = text[max(match.start() - 35, 0) : match.start()]
    return bool(_OF_THINGS.search(before) or _COUNTED_AFTER.match(text, match.end()))


def _oddly_spaced(text: str) -> Iterator[Signal]:
    """Eight digits with any gaps, on a line that speaks of calling or of a person."""
    for pattern in (_ODDLY_SPACED, _UNFINISHED):
        for match in pattern.finditer(text):
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            line = text[start : end if end >= 0 else len(text)]
            bare = match[0].isdigit()
            alone = re.fullmatch(r"\W*\+?[\d\W]+", line) is not None
            if _counts(text, match) or _holds_years(match[0]):
                continue
            if bare or alone or _LINE.search(line):
                yield _signal(match, 0.75 if bare else 0.85, "gaps")


def _holds_years(number: str) -> bool:
    """Two years are no number: "2012 - 2015"."""
    return re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", number) is not None or (
        number.isdigit() and number.startswith("20") and 1 <= int(number[4:6]) <= 12
    )


def _said(text: str) -> Iterator[Signal]:
    """Numbers in words, shortly after a word for calling on the same line."""
    for cue in _SAID_CUE.finditer(text):
        match = _SAID.search(text, cue.end(), cue.end() + 3 * _AFTER_CUE)
        near = match and match.start() - cue.end() <= _AFTER_CUE
        if match and near and "\n" not in text[cue.end() : match.end()] and _is_said(match[0]):
            yield _signal(match, 0.85, "said")


def _is_said(number: str) -> bool:
    """Whether at least a few words of digits stand there: mere figures have rules of their own."""
    words = re.findall(r"[^\W\d]+", number)
    return bool(words) and len(re.findall(r"\w+", number)) >= _LEAST_SAID


FINDER = OddNumberFinder()
