# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Towns and postcodes by where they stand: behind a label, after a street, as British ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.homes import countries_of, is_home_town
from sloer.finding.lexicon import is_place
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("Bopæl eller hjemegn.", "Home or home town.")
_CAPITAL = r"[A-ZÆØÅÄÖ]"
_NAME = rf"{_CAPITAL}[\w'’.-]{{1,24}}"
_BRITISH = re.compile(
    rf"(?:(?<!\w)(?:{_NAME}(?: {_NAME}| upon| on| under| le| the){{0,3}}),? )?"
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[ACDEFHKNPRTVWXY]\d[\dW] "
    r"?[\dACDEFHKNPRTVWXY]{4})(?![\w-])"
)
_BRITISH_STREET = re.compile(
    r"(?:Street|Road|Avenue|Lane|Way|Drive|Close|Court|Terrace|House|Grove|Row|View)\b,? "
)
_BRITISH_HINT = re.compile(r"\d[A-Z]{2}(?!\w)|[A-Z]\d[\dW] ?[A-Z\d]{4}(?!\w)")
_COUNTY = re.compile(
    rf"(?<!\w)(?:{_NAME}(?: {_NAME})?, )?(?:Co\.?|County) (?!Council|Court|Hospital|Hall|"
    rf"Council){_NAME}|(?<!\w)Dublin \d\d?W?(?!\w)"
)
_LABEL_TOWN = re.compile(
    r"(?:^|(?<=[\n|·;,] )|(?<=[\n|·;,])|(?<=\d ))(?:by|bynavn|postby|postort|ort|hemort|"
    r"bostadsort|bostad|"
    r"poststed|bosted|stad|hjemby|bopæl|bopælskommune|hjemkommune|town|city|home ?town|bosat|bor|"
    r"home|residence|"
    rf"postnr\.? ?(?:/|og) ?by)[:.]* (?P<town>{_NAME}(?: {_NAME})?)(?=\s*(?:$|[\n,.|·;(]))",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL_CODE = re.compile(
    r"(?<!\w)(?:post(?:nummer|nr)\.?(?: ?(?:/|og) ?(?:by|poststed|ort))?|post-?code|post(?:al)? "
    r"code|eircode|zip(?: code)?|"
    r"postadresse|brev|post)(?: (?:er|is|är))?[ :.]{1,3}"
    rf"(?P<code>(?:DK-?|N-|SE?-)?(?:\d{{4}}|\d{{3}} \d\d)(?!\d)(?:[ ,]+(?:Kbh\. ?[NSØVK]{{1,2}}|"
    rf"{_NAME}(?: [NSØVKC]\b)?))?)",
    re.IGNORECASE,
)
# A street and its number, whatever door and wall follow, then a postcode without its town.
_LONE_CODE = re.compile(
    r"(?<![\d.,/+-])(?P<code>(?:DK-?)?[1-9]\d{3}(?: (?:NV|SV|NØ|[NSØVKCM])(?!\w))?)"
    r"(?=\s*(?:$|[.,;|·\n]| tlf| mobil| tel))",
    re.IGNORECASE | re.MULTILINE,
)
_STREET_BEFORE = re.compile(
    r"[^\W\d_]{4,}\.? \d{1,3} ?[A-Za-z]?(?!\w)[^\n\d]{0,8}(?:\d{1,3}\.?)?[^\n\d]{0,40}"
    r"(?:,|\.|–|-|th|tv|mf|\n)\s?\Z",
    re.IGNORECASE,
)
_STREET_WORD = re.compile(
    r"(?:vej|vejen|gade|gaden|allé|alle|stræde|vænget?|parken?|pladsen?|torvet?|bakken?|stien?|"
    r"toften?|gård|"
    r"holmen?|brygge|boulevard|veien|vegen|gata|gatan|vägen|\w+en) \d",
    re.IGNORECASE,
)
_DIGIT = (
    r"(?:nul|null|noll|en|et|ett|to|två|tre|fire|fyra|fem|seks|sex|syv|sju|otte|åtte|åtta|ni|nio)"
)
_SPOKEN = re.compile(rf"(?<!\w){_DIGIT}(?: {_DIGIT}){{3}}(?!\w)(?: [1-9]\d{{3}}(?!\d))?")

_FIRST_YEAR, _LAST_YEAR = 1930, 2035


class LineFinder:
    """Finds towns, postcodes and houses in lines of contacts; those of employers stay."""

    name = "address_lines"
    grounds = frozenset({Ground.PLACE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield British and Irish codes, labelled towns and codes, lone codes, and town cells."""
        yield from _british(view)
        yield from _labelled(view)
        yield from _codes(view)
        for span in view.town_cells:
            yield _place(span.start, span.end, 0.75, "cell")


def _place(start: int, end: int, confidence: float, rule: str) -> Signal:
    return Signal(Ground.PLACE, Span(start, end), confidence, f"address_lines.{rule}", _REASON)


def _british(view: View) -> Iterator[Signal]:
    text = view.text
    if _BRITISH_HINT.search(text):
        for match in _BRITISH.finditer(text):
            start = match.start()
            for street in _BRITISH_STREET.finditer(match[0]):
                start = match.start() + street.end()
            yield _place(start, match.end(), 0.9, "british")
    for match in _COUNTY.finditer(text):
        yield _place(match.start(), match.end(), 0.75, "county")


def _labelled(view: View) -> Iterator[Signal]:
    text, countries = view.text, countries_of(view)
    for match in _LABEL_TOWN.finditer(text):
        town = match["town"].rstrip(".")
        if is_home_town(town, countries) or (is_place(town) and match["town"][0].isupper()):
            yield _place(match.start("town"), match.start("town") + len(town), 0.85, "label")
    for match in _LABEL_CODE.finditer(text):
        yield _place(match.start("code"), match.end("code"), 0.9, "code")


def _codes(view: View) -> Iterator[Signal]:
    text = view.text
    for match in _LONE_CODE.finditer(text):
        code = match["code"]
        if code.isdigit() and _FIRST_YEAR <= int(code) <= _LAST_YEAR:
            continue
        before = _STREET_BEFORE.search(text, max(match.start() - 90, 0), match.start())
        if before and _STREET_WORD.search(before[0]):
            yield _place(match.start(), match.end("code"), 0.8, "code")
    for match in _SPOKEN.finditer(text):
        yield _place(match.start(), match.end(), 0.6, "spoken")


FINDER = LineFinder()
