# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Numbers that a word before them calls a number: a person's, unless the word is one of things.

Nobody can list all that people are numbered for (a hunter, a lawyer, a member of a choir), but
what a job has numbers for is known: cases, laws, rooms, goods, accounts of a budget. So a number
is taken for the applicant's unless its word is in the second list: it fails closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.caseless import Caseless
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_VALUE = (
    r"(?P<value>[A-ZÆØÅ]{0,4}[ -]?\d[\w]*(?:[-/.: ]\d[\w]*)*(?:[ -][A-Z](?!\w))?|"
    r"[A-Z0-9]{2,}(?:-[A-Z0-9]+)*\d[A-Z0-9]*)"
)
_NUMBER = r"(?:nr|nummer|nummeret|no|number|id|pin|orcid|kode|code|konto|login)"
_AND_VALUE = r"(?:\.|:|#|\b)[\s.:#]{0,3}(?:er |is |nr\.? ?|är )?" + _VALUE
_NUMBERED = Caseless.of(
    r"(?<!\w)(?P<cue>(?:[^\W\d_]+[- /.]{1,2}){0,1}(?:[^\W\d_][\w-]*?)?[ .-]{0,2}"
    + _NUMBER
    + ")"
    + _AND_VALUE
)
_HINT = Caseless.of(_NUMBER + _AND_VALUE)
"""The end of every match of ``_NUMBERED``, quick to look for."""
_PERSONAL = Caseless.of(
    r"(?<!\w)(?P<cue>autorisation|autorisations-?id|legitimation|pas|kørekort|førerkort|körkort|"
    r"licens|licence|license|passport|opholdskort|aut|leg|pnr|fnr|f\.nr|hpr|nmc|gmc|hcpc)"
    r"(?:\.|:|\b)[\s.:#]{0,3}(?:er |is |nr\.? ?|är )?" + _VALUE
)
_OF_THINGS = re.compile(
    r"journal|proje[ck]t|prosjekt|stilling|opslag|fakt?ura|invoice|bekendt|paragra|direktiv|"
    r"forordning|lokale|bygning|dok|document|ordre|order|vare|artikel|article|model|serie|serial|"
    r"version|standard|matrikel|ejendom|telefon|mobil|phone|klasse|class|kursus|course|batch|"
    r"patent|udbud|kontrakt|contract|budget|kontoplan|bilag|kapitel|figur|tabel|diagnose|takst|"
    r"ticket|incident|kilde|kvalitet|reference|ärende|diari|arkiv|formular|skema|blanket|rapport|"
    r"report|nyhedsbrev|udgave|afsnit|punkt|spørgsmål|question|parkering|lejlighed|årgang|"
    r"produktion|enhed|anlæg|maskin|sags|"
    r"(?<!\w)(?:sag|kle|cvr|se(?=-)|ean|gln|job|linje|line|rute|bus|tog|lov|rum|room|type|norm|iso|"
    r"post|tlf|tel|lokal|fax|hold|lot|isbn|issn|doi|side|page|cas|atc|icd|zone|zip|sku|bug|"
    r"rfc|cve|port|ip|vlan|asset|qr|ref|case|dnr|sak|svar|plads|hus|gade|vej|lgh|etage|sal|"
    r"brønd|tank|pumpe|reol|hylde|kasse|varme|måler|stel|(?:p|un)(?=-))",
    re.IGNORECASE,
)
_LINES_BELOW = 3
"""A number may stand below its word."""
_LEAST_DIGITS = 4
_LEAST_WITH_LETTERS = 2
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?")
_REASON = Sentence("Et nummer, der hører til én person.", "A number that belongs to one person.")


class CuedNumberFinder:
    """Finds what stands after "autorisationsnr.", "jægernummer", "passport no." and the like."""

    name = "identifiers_cued"
    grounds = frozenset({Ground.ID})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per number, unless its word numbers cases, goods, rooms or laws."""
        lower = view.passages.lower
        for match in (*_numbered(view.text, lower), *_PERSONAL.finditer(view.text, lower)):
            if _is_a_code(match["value"]) and not _OF_THINGS.search(match["cue"]):
                span = Span(*match.span("value"))
                yield Signal(Ground.ID, span, 0.85, "identifiers.cued", _REASON)


def _numbered(text: str, lower: str | None) -> Iterator[re.Match[str]]:
    """Yield the matches of ``_NUMBERED``: looked for only in lines that have its end."""
    low = high = -1
    for hint in _HINT.finditer(text, lower):
        if hint.start() > high:
            yield from _NUMBERED.finditer(text, lower, low, high) if high >= 0 else ()
            low = text.rfind("\n", 0, hint.start()) + 1
        high = _line_end(text, hint.end())
    if high >= 0:
        yield from _NUMBERED.finditer(text, lower, low, high)


def _line_end(text: str, offset: int) -> int:
    """Return where the lines end in which another number may yet follow."""
    for _ in range(_LINES_BELOW + 1):
        end = text.find("\n", offset)
        if end < 0:
            return len(text)
        offset = end + 1
    return offset - 1


def _is_a_code(value: str) -> bool:
    """Tell whether enough digits stand there, fewer where letters are mixed in, and no year."""
    digits = sum(map(str.isdigit, value))
    mixed = len(value) > _LEAST_DIGITS and any(map(str.isalpha, value)) and " " not in value
    enough = digits >= _LEAST_DIGITS or (mixed and digits >= _LEAST_WITH_LETTERS)
    return enough and not _YEAR.fullmatch(value)


FINDER = CuedNumberFinder()
