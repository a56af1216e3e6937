# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Eighteen years and more, said by the applicant: an age, or a career long enough to tell one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_YEARS = re.compile(
    r"(?<![\w.,/–-])(?:1[89]|[2-6]\d|atten|nitten|arton|nitton|eighteen|nineteen|"
    r"(?:(?:en|to|tre|fire|fem|seks|syv|otte|ni)og)?(?:tyve|tredive|fyrre)|"
    r"(?:tjue|tretti|førti)(?:en|ett|to|tre|fire|fem|seks|sju|åtte|ni)?|"
    r"(?:tjugo|trettio|fyrtio)(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?|"
    r"(?:twenty|thirty|forty)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"\s(?:års|år|years['’]?|yrs)(?![\w-])",
    re.IGNORECASE,
)
_NOT_OWN_BEFORE = re.compile(
    r"(?<!\w)(?:over|under|mellem|fra|til|mellom|mellan|från|aged|ages|age|alderen|åldern|"
    r"børn på|unge på|"
    r"(?:mell[eo]m|mellan|between|fra|från|from) \d+ (?:og|och|and|til|till|to)|"
    r"elever på|op til|mindst|minimum|efter|om|hvert|hver|seneste|§ ?\d+|\d+ ?[–-])\s$",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(
    r"\s(?:garanti|lejekontrakt|gammel|gamle|gammelt|bygning|hus|skole|forening|lån|"
    r"jubilæum for|som kommune|"
    r"for \d|fremme|plan|perspektiv|levetid|warranty|guarantee)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"(?:, (?!nr)(?:[\w/-]+(?: [\w/-]+)?, )?| \()(?P<age>1[3-9]|[2-7]\d)"
    r"(?=[.,)\n]|\Z| (?:år|bast|og)\b)"
)
"""The number behind one's own name: "Ida Holm, 34, …"; a word for the work may stand between."""
_STATED = Sentence("Tallet efter navnet er alderen.", "The number behind the name is the age.")
_REASON = Sentence(
    "Så mange år fortæller, hvor gammel ansøgeren mindst er.",
    "So many years tell how old the applicant must be.",
)


class AgeNumberFinder:
    """Finds ages and long careers by number; clients' ages and terms of contracts stay."""

    name = "age_numbers"
    grounds = frozenset({Ground.AGE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per number of years that is the applicant's own."""
        passages = view.passages
        for match in _YEARS.finditer(view.text):
            span = Span(*match.span())
            before = view.text[max(span.start - 18, 0) : span.start]
            if _NOT_OWN_BEFORE.search(before) or _OF_A_THING.match(view.text, span.end):
                continue
            if passages.about_others(span):
                continue
            yield Signal(Ground.AGE, span, 0.75, "age.number", _REASON)
        yield from _behind_names(view)


def _behind_names(view: View) -> Iterator[Signal]:
    text = view.text
    for name in {name for name in view.known.names if len(name) > 1}:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if (match := _AFTER_NAME.match(text, end)) and not text[at - 1 : at].isalnum():
                yield Signal(Ground.AGE, Span(*match.span("age")), 0.9, "age.behind_name", _STATED)
            at = text.find(name, end)


FINDER = AgeNumberFinder()
