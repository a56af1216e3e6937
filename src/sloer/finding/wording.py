# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Wordings that fit where they are put.

A wording may hold one bar: ``"på |orlov"``, ``"en |forening"``. What stands before the bar belongs
to running text. It goes where the wording opens a line, a table cell or an item of a list ("Orlov,
6 mdr."), and where the text itself has said it: "i den |forening", "in |abroad".
"""

from __future__ import annotations

import re

from sloer.model import Language

_BAR = "|"
_OPENS = re.compile(r"(?:\A|[\n,;:|(•·/–—-]) ?\Z")
_DETERMINED = re.compile(
    r"(?<!\w)(?:en|et|ett|ei|eit|den|det|de|a|an|the|min|mit|mitt|my|our|vores|vår|vårt|"
    r"lokale?|local|\w{3,}[ae]ns|\w{3,}ets) \Z",
    re.IGNORECASE,
)

ABROAD = {
    Language.DA: "i |udlandet",
    Language.NO: "i |utlandet",
    Language.SV: "utomlands",
    Language.EN: "abroad",
}
"""Where somebody worked or studied, without the place."""

UNIVERSITY = {
    Language.DA: "et |udenlandsk universitet",
    Language.NO: "et |utenlandsk universitet",
    Language.SV: "ett |utländskt universitet",
    Language.EN: "a |foreign university",
}
COLLEGE = {
    Language.DA: "en |udenlandsk læreanstalt",
    Language.NO: "en |utenlandsk høyskole",
    Language.SV: "en |utländsk högskola",
    Language.EN: "a |foreign college",
}
SCHOOL = {
    Language.DA: "en |udenlandsk skole",
    Language.NO: "en |utenlandsk skole",
    Language.SV: "en |utländsk skola",
    Language.EN: "a |foreign school",
}
HOSPITAL = {
    Language.DA: "et |udenlandsk hospital",
    Language.NO: "et |utenlandsk sykehus",
    Language.SV: "ett |utländskt sjukhus",
    Language.EN: "a |foreign hospital",
}


def fitted(wording: str, text: str, start: int) -> str:
    """Return ``wording`` as it reads at ``start`` of ``text``, without its bar."""
    lead, bar, core = wording.partition(_BAR)
    if not bar:
        return wording
    before = text[max(0, start - 12) : start]
    said = lead.strip() and before.lower().endswith(f" {lead.lower()}")
    if said or _OPENS.search(before) or _DETERMINED.search(before):
        return core
    return lead + core
