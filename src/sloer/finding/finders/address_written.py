# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses that no street's ending gives away: behind a label, before a postcode, British ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.names import cues
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence("En adresse.", "A street address.")
_NAME = r"[A-ZÆØÅÄÖ][\w'’-]{0,24}\.?"
_LABEL = re.compile(
    r"(?:^|(?<=[\n|·;] )|(?<=[.\n|·;:]\s)|(?<=\d ))(?:(?:min |mit |nuværende |fast )?(?:hjemme|"
    r"privat|bopæls|folkeregister|bosteds|"
    r"bostads|hem|heime|post|gade)?-?adress?en?|bopæl|gade(?:navn)?(?: ?(?:og|/|&) "
    r"?(?:hus)?nr\.?)?|vej|bosted|"
    r"bostad|gate(?:adresse)?|gata|(?:home |postal |current |street )?address|street)(?: er| is| "
    r"är|:|\.:| :)\s?"
    r"(?P<street>[^\n|·@;]{4,90})",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL_LINE = re.compile(
    r"^(?:Adresse|Bopæl|Address|Adress|Bosted) (?P<street>[^\n|·@;:]{4,90})", re.MULTILINE
)
# Where what stands behind a label has ended: a postcode, another label, a sentence.
_ENDS = re.compile(
    r",?\s*(?:(?:DK-?|N-|SE?-)?(?<!\d)\d{4}(?!\d)(?= [A-ZÆØÅÄÖ])|\d{3} \d\d(?= [A-ZÆØÅÄÖ])|"
    r"(?:[A-Z][\w'’]+ )?[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})|"
    r"\s+(?:postnr|post ?nr|postnummer|by|tlf|telefon|tel|mobil|mobile|mail|e-?mail|phone|født|"
    r"født|f\.|cpr|dob|status)\b\.?|"
    r"(?<=[a-zæøåäö\d]{3})[.!?]\s+(?=[A-ZÆØÅÄÖ])|\s\(|, (?:og|men|and|så|hvor) |\s[–—] ",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[a-zæøåäö]{4})[.!?](?:\s|$)|(?<=\d{2})\.(?:\s+[A-ZÆØÅ]|$)|(?<=nr\.) (?=I )"
)
_ANSWERS = re.compile(
    r"(?<!\w)(?:ingen|hemmelig|beskyttet|oplyses|samme|kendes|se |none|withheld|www|http|e-?mail)",
    re.IGNORECASE,
)
_STREET_KINDS = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Court|Way|Terrace|Crescent|Square|Gardens|"
    r"Grove|Place|View|"
    r"Cottages|Drove|Rise|Mews|Hill|Park|Row|Walk|Green|Parade|Quay|Quays|Gate|Wharf|Fold|Bank|"
    r"Heights|Meadows?|"
    r"Croft|Vale|Broadway|Circus|Mount|Bridge|Cross|Wynd|Brae|Loan|Strand|Villas|Buildings|"
    r"Mansions|Estate|Manor"
)
_BRITISH = re.compile(
    rf"(?:(?:Flat|Apt\.?|Apartment|Unit|Room|Suite|Studio) ?\w{{1,4}},? (?:(?:The )?(?:{_NAME} "
    rf"){{0,2}}{_NAME}, )?(?:\d{{1,4}}[A-Za-z]?,? )?"
    rf"|(?<![\w'’-])(?:The )?(?:{_NAME} ){{0,2}}(?:Cottage|"
    rf"House|Farm|Rectory|Vicarage|Lodge|Barn|Mill|Villa|"
    rf"Manor|Hall|Bungalow|Grange|"
    rf"Stables|Farmhouse|Croft), (?:\d{{1,4}}[A-Za-z]? )?|(?<![\w.,/-])\d{{1,4}}[A-Za-z]? )"
    rf"(?:(?:{_NAME} ){{1,3}}(?:{_STREET_KINDS})\b\.?(?: (?:North|South|East|West))?)"
)
_BRITISH_HINT = re.compile(rf" (?:{_STREET_KINDS})\b")
_POSTCODE = re.compile(
    r"(?:(?<!\d)[1-9]\d{3}|\d{3} \d\d) [A-ZÆØÅÄÖ][a-zæøåäö]|"
    r"(?:(?<![\w'’])[A-Z][\w'’]{1,24},? )?[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)|"
    r"(?:(?<![\w'’])[A-Z][\w'’]{1,24},? )?[A-Z]\d[\dW] [\dA-Z]{4}(?!\w)"
)
_SEGMENTS = re.compile(rf"(?:(?:{_NAME}|\d[\w/.]*|[a-zæøåäö]{{1,5}}\.?)(?: |, ?|\Z)){{1,9}}\Z")
_ORGANISED = re.compile(
    r"(?:kommun|region|a/s|aps|skole|skola|hospital|sygehus|council|universit|styrelse|"
    r"forvaltning|center|afdeling|rådhus|"
    r"ministeri|\bhus\b|nhs|trust|\bpå\b|\bi\b|\bfra\b|\d{4}|(?:^| )(?:til|att|tlf|cvr))",
    re.IGNORECASE,
)
_CORNER = re.compile(
    rf"(?<!\w)hjørnet af {_NAME}(?: {_NAME})? og {_NAME}(?: {_NAME})?(?:, (?:nr\.? "
    rf")?\d{{1,3}})?(?:, (?:øverst|nederst|stuen|kælderen|\d\. sal))?"
)
_NUMBERED = re.compile(
    rf"(?:^|[\s:])(?P<street>(?:{_NAME} ){{1,3}}\d{{1,3}} ?[A-Za-z]?(?!\w)),?\s*\Z"
)
_AT_HOME = frozenset({SectionKind.HEAD, SectionKind.PERSONAL})
_FEW = 3
_MARKS = (": ", " | ", " · ", "; ", "– ")


class WrittenAddressFinder:
    """Finds houses and streets by what stands around them."""

    name = "address_written"
    grounds = frozenset({Ground.ADDRESS})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield what a label opens, what a postcode or a town closes, and British streets."""
        text = view.text
        for pattern in (_LABEL, _LABEL_LINE):
            for match in pattern.finditer(text):
                if span := _labelled(match):
                    yield _signal(span, 0.85, "label")
        for start, end in _before_codes(view):
            yield _signal(Span(start, end), 0.75, "before_code")
        if _BRITISH_HINT.search(text):
            for match in _BRITISH.finditer(text):
                yield _signal(Span(*match.span()), 0.85, "british")
        for match in _CORNER.finditer(text):
            yield _signal(Span(*match.span()), 0.8, "corner")
        for town in view.town_cells:
            line = text.rfind("\n", 0, town.start) + 1
            if street := _NUMBERED.search(text[line : town.start]):
                yield _signal(
                    Span(line + street.start("street"), line + street.end("street")),
                    0.8,
                    "before_town",
                )


def _signal(span: Span, confidence: float, rule: str) -> Signal:
    return Signal(
        Ground.ADDRESS, span, confidence, f"address_written.{rule}", _REASON, entity="address"
    )


def _labelled(match: re.Match[str]) -> Span | None:
    street = match["street"]
    for pattern in (_ENDS, _SENTENCE):
        if end := pattern.search(street):
            street = street[: end.start()]
    street = street.rstrip(" ,.;:")
    if len(street) < _FEW or not re.search(r"[A-ZÆØÅÄÖ\d]", street) or _ANSWERS.search(street):
        return None
    start = match.start("street")
    return Span(start, start + len(street))


def _before_codes(view: View) -> Iterator[tuple[int, int]]:
    """Yield what stands before a postcode on its line, or on the line above."""
    text = view.text
    signature = view.structure.signature
    names = {name.lower() for name in view.known.names}
    for code in _POSTCODE.finditer(text):
        line = text.rfind("\n", 0, code.start()) + 1
        signed = signature is not None and signature.start <= code.start() < signature.end
        at_home = signed or view.structure.section_at(code.start()) in _AT_HOME
        before = text[line : code.start()]
        if not before.strip() and line and at_home:
            line = text.rfind("\n", 0, line - 1) + 1
            before = text[line : code.start()].rstrip("\n")
        marks = [before.rfind(mark) + len(mark) for mark in _MARKS if mark in before]
        if not at_home and ": " not in before and "– " not in before:
            continue
        low = line + max(marks, default=0)
        stretch = text[low : code.start()]
        low += len(stretch) - len(stretch.lstrip())
        stretch = stretch.strip(" ,\n–-")
        first = stretch.split(",")[0].lower()
        if first in names or any(word in names for word in first.split()):
            continue
        if (
            not ("," in stretch or re.search(r"\d", stretch))
            or first.split(" ")[0] in cues.GREETINGS
        ):
            continue
        if len(stretch) > 3 and _SEGMENTS.fullmatch(stretch) and not _ORGANISED.search(stretch):
            yield low, low + len(stretch)


FINDER = WrittenAddressFinder()
