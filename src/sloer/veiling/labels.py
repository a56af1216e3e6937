# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The neutral words placeholders bear, in the languages Slør reads.

What a revealing ground took away is merely "omitted": "health" on a placeholder would tell the
committee that there is an illness to hide, and "origin" that there is an origin.
"""

from __future__ import annotations

from sloer.model import Ground, Language

_LABELS: dict[Ground, tuple[str, str, str, str]] = {
    # Danish, English, Norwegian, Swedish: the order of Language.
    Ground.NAME: ("navn", "name", "navn", "namn"),
    Ground.PHOTO: ("foto", "photo", "foto", "foto"),
    Ground.EMAIL: ("e-mail", "e-mail", "e-post", "e-post"),
    Ground.PHONE: ("telefon", "phone", "telefon", "telefon"),
    Ground.ADDRESS: ("adresse", "address", "adresse", "adress"),
    Ground.PLACE: ("sted", "place", "sted", "ort"),
    Ground.URL: ("link", "link", "lenke", "länk"),
    Ground.ID: ("nummer", "number", "nummer", "nummer"),
    Ground.BIRTH: ("fødselsdato", "birth date", "fødselsdato", "födelsedatum"),
    Ground.THIRD: ("person", "person", "person", "person"),
    Ground.EMPLOYER: ("arbejdssted", "employer", "arbeidssted", "arbetsplats"),
    Ground.SCHOOL: ("skole", "school", "skole", "skola"),
    Ground.LOCATION: ("sted", "place", "sted", "ort"),
}
_OMITTED = ("udeladt", "omitted", "utelatt", "utelämnat")
_ORDER = tuple(Language)

LONGEST_LABEL = 14
"""No label is longer: composers draw every placeholder at a width that holds this many letters."""


def label_for(ground: Ground, language: Language, number: int | None = None) -> str:
    """Return the label of a placeholder; ``number`` tells several other persons apart."""
    label = _LABELS.get(ground, _OMITTED)[_ORDER.index(language)]
    return label if number is None else f"{label} {number}"


def is_omitted(ground: Ground) -> bool:
    """Return whether placeholders of ``ground`` bear the one label that tells nothing."""
    return ground not in _LABELS
