# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Towns at home an applicant says they live in, come from or moved to.

At home is Denmark, and the country whose language the application is written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.homes import TOWN, countries_of, is_organisation_at, town_in
from sloer.finding.names import cues
from sloer.finding.protocol import View
from sloer.finding.structure import heading_kind
from sloer.model import Ground, Sentence, Signal, Span

_WITH_ADDRESS = re.compile(
    rf"(?<!\d)(?:\d{{1,3}}(?: ?[A-HJ-Za-hj-z](?!\w))?(?:, ?(?:st|\d+)\.?(?: ?(?:th|tv|"
    rf"mf)\.?)?)?),?[\s\n]+{TOWN}"
    r"(?=\s*(?:\n|$|[·|,.;)]))"
)
_STREET_LINE = re.compile(
    r"(?:vej|gade|allé|alle|stræde|vænget?|park(?:en)?|plads(?:en)?|torv(?:et)?|bakken?|sti(?:en)?|"
    r"toft(?:en)?|brink(?:en)?|have(?:n)?|gata|gatan|gaten|veien|vegen|vägen|street|road|lane|"
    r"drive|"
    r"grove|avenue|view|close|way|terrace|court|crescent)\s$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d\W*$")
_REASON = Sentence(
    "Byen er ansøgerens hjem eller barndomshjem.", "The town is the applicant's home, or was."
)


class HomeFinder:
    """Finds own towns by what is said of them; towns of work and schools stay."""

    name = "address_home"
    grounds = frozenset({Ground.PLACE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per town that is said to be, or to have been, the applicant's home."""
        found: set[Span] = set()
        for span, confidence in (*view.told_homes, *_after_streets(view)):
            if span not in found:
                found.add(span)
                yield Signal(Ground.PLACE, span, confidence, "address.home", _REASON)


def _after_streets(view: View) -> Iterator[tuple[Span, float]]:
    """Yield towns behind a street and its number."""
    text, countries = view.text, countries_of(view)
    for match in _WITH_ADDRESS.finditer(text):
        start, end = match.span("town")
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _YEARS.search(text[match.start() : start]):
            continue
        name = town_in(match["town"], countries)
        if name == match["town"] or (name and _STREET_LINE.search(line)):
            end = start + len(name)
        elif (
            not _STREET_LINE.search(line)
            or heading_kind(match["town"])
            or match["town"].split(" ")[0].lower() in cues.FORM_WORDS
        ):
            continue
        if not is_organisation_at(text, end):
            yield Span(start, end), 0.85


FINDER = HomeFinder()
