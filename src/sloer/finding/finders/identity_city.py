# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's own town, known from the form, wherever it is not part of a larger name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_LARGER_NAME = re.compile(
    r"[-–](?=\w)|s?\s+(?:[A-ZÆØÅÄÖ0-9]|kommun\w*|hospital\w*|sygehus\w*|sjukhus\w*|sykehus\w*|"
    r"skole\w*|skola\w*|"
    r"universitet\w*|university|college|gymnasi\w*|bibliotek\w*|kirke\w*|havn\w*|"
    r"lufthavn\w*|"
    r"stift\w*|rådhus\w*|council|city council|school)"
)
_NAMED_BEFORE = re.compile(
    r"(?:[A-ZÆØÅÄÖ][\w.&-]*|(?i:universitetet|kommune|kommun|skole|skola|høgskolen) i)\s$"
)
_REASON = Sentence("Ansøgerens egen by.", "The applicant's own town.")


class KnownCityFinder:
    """Finds the given town; "Aarhus Kommune" and "Universitetet i Bergen" stay."""

    name = "identity_city"
    grounds = frozenset({Ground.PLACE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per occurrence that stands by itself."""
        city = view.known.given.city.strip()
        if len(city) < 2:
            return
        pattern = re.compile(rf"(?<![\w-]){re.escape(city)}(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(view.text):
            if not match[0][0].isupper() or _LARGER_NAME.match(view.text, match.end()):
                continue
            if _NAMED_BEFORE.search(view.text[max(match.start() - 30, 0) : match.start()]):
                continue
            yield Signal(Ground.PLACE, Span(*match.span()), 0.85, "identity.city", _REASON)


FINDER = KnownCityFinder()
