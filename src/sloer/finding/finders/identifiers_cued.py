# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Numbers that a word before them calls the number of a person, card or licence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_CUE = re.compile(
    r"(?<!\w)(?P<cue>(?:[\w-]*(?:autorisation|licens|legitimation|leg|aut|medlem|medarbejder|"
    r"ansat|tjeneste|"
    r"personale|løn|pas|kort|kørekort|opholdskort|opholds|visum|sygesikring|certifikat|bevis|"
    r"register|"
    r"studie|elev|student|kursist|person|bruger|id|konto|registrerings|uddannelses|stamkort|"
    r"patient|vielses|dåbs|børneattest|vagt|skilt|gun|hpr|licence|license|passport|member|"
    r"employee|staff|"
    r"registration|permit|visa|account|pin|nmc|gmc|hcpc|dbs|legitimasjons|autorisasjons|pass|"
    r"anställnings|medlems|körkorts|førerkort)[\w-]*?[ -]?(?:nr|nummer|nummeret|no|number|id|"
    r"kode|code)"
    r"|(?:autorisation|autorisations-?id|legitimation|pas|kørekort|licens|licence|passport|"
    r"opholdskort|"
    r"aut|leg|pnr|hpr|nmc|gmc|hcpc)))(?:\.|:|\b)[\s.:#]{0,3}(?:er |is |nr\.? ?|är )?"
    r"(?P<value>(?:[A-ZÆØÅ]{0,4}[ -]?\d[\w]*(?:[-/.: ]\d[\w]*)*|"
    r"[A-Z0-9]{2,}(?:-[A-Z0-9]+)*\d[A-Z0-9]*))",
    re.IGNORECASE,
)
_NOT_OWN = re.compile(
    r"sag|journal|projekt|kle|cvr|ean|stilling|opslag|linje|faktura|bekendtg|lov|paragraf|rum|"
    r"lokale|dok",
    re.IGNORECASE,
)
_LEAST_DIGITS = 4
_REASON = Sentence("Et nummer, der hører til én person.", "A number that belongs to one person.")


class CuedNumberFinder:
    """Finds what stands after "autorisationsnr.", "medlemsnummer", "passport no." and the like."""

    name = "identifiers_cued"
    grounds = frozenset({Ground.ID})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per number that its word makes personal."""
        for match in _CUE.finditer(view.text):
            value = match["value"]
            if _NOT_OWN.search(match["cue"]) or sum(map(str.isdigit, value)) < _LEAST_DIGITS:
                continue
            span = Span(*match.span("value"))
            yield Signal(Ground.ID, span, 0.85, "identifiers.cued", _REASON)


FINDER = CuedNumberFinder()
