# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Numbers told by their shape: grouped registers, dotted telephones, short dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_GROUPED = re.compile(r"(?<![\w.-])\d{3,4}-\d{3,4}-\d{3,4}(?![\w-]|\.\d)")
_CASE = re.compile(
    r"(?:sag\w*|journal\w*|j\.? ?nr|case|projekt\w*|prosjekt\w*|ärende\w*|sak\w*|diari\w*|dnr|"
    r"dok\w*|ref\w*|stilling\w*|opslag\w*|kle|isbn|issn|ean|cvr|orcid)[\w.\- ]{0,12}[:#]?\s*$",
    re.IGNORECASE,
)
_DOTTED_PHONE = re.compile(r"(?<![\w.])(?:\+\d{2}\.)?0?\d{1,3}(?:\.\d{2,3}){3}(?![\w]|\.\d)")
_SHORT_BIRTH = re.compile(
    r"(?<!\w)(?:född|födelsedatum|født|fødd|fødselsdato|born|f\.|dob)\s*:?\s*"
    r"(?P<date>\d{6}|[-'’]\d\d)(?![\w-])",
    re.IGNORECASE,
)
_LEAST_PHONE_DIGITS = 8
_REASONS = {
    Ground.ID: Sentence("Et nummer fra et register.", "A number from a register."),
    Ground.PHONE: Sentence("Et telefonnummer.", "A telephone number."),
    Ground.BIRTH: Sentence("Ansøgerens fødselsdato.", "The applicant's date of birth."),
}


class ShapedNumberFinder:
    """Finds numbers whose grouping says what they are."""

    name = "identifiers_shapes"
    grounds = frozenset(_REASONS)

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per number; case and project numbers stay."""
        text = view.text
        for match in _GROUPED.finditer(text):
            if not _CASE.search(text[max(match.start() - 30, 0) : match.start()]):
                yield _signal(Ground.ID, Span(*match.span()))
        for match in _DOTTED_PHONE.finditer(text):
            if sum(map(str.isdigit, match[0])) >= _LEAST_PHONE_DIGITS:
                yield _signal(Ground.PHONE, Span(*match.span()))
        for match in _SHORT_BIRTH.finditer(text):
            yield _signal(Ground.BIRTH, Span(*match.span("date")))


def _signal(ground: Ground, span: Span) -> Signal:
    return Signal(ground, span, 0.8, "identifiers.shape", _REASONS[ground])


FINDER = ShapedNumberFinder()
