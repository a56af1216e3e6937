# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's own town, given or learnt, wherever it is not part of a larger name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.homes import own_towns
from sloer.finding.protocol import View
from sloer.finding.structure import SectionKind
from sloer.model import Ground, Sentence, Signal, Span

_LARGER_NAME = re.compile(
    r"[-–](?=\w)|s?\s+(?:[A-ZÆØÅÄÖ0-9]|kommun\w*|hospital\w*|sygehus\w*|sjukhus\w*|sykehus\w*|"
    r"skole\w*|skola\w*|"
    r"universitet\w*|university|college|gymnasi\w*|bibliotek\w*|kirke\w*|havn\w*|"
    r"lufthavn\w*|"
    r"stift\w*|stasjon\w*|\w*orkest\w+|storband|\w+förbund\w*|\w+forening\w*|klub\w*|rådhus\w*|"
    r"council|city council|school)"
)
_NAMED_BEFORE = re.compile(
    r"(?:(?!(?:I|På|Ved|Fra|Til|In|From|Her|Och|Og|Hos|Near|At|Nu|Da|Når|Mens)\s$)"
    r"(?<![\w.&-])[A-ZÆØÅÄÖ][\w.&-]*|(?i:universitetet|kommune|kommun|skole|skola|høgskolen) i)\s$|"
    r"(?:skole[nr]?|skola[n]?|skolor|förskolor|hjemmet|hemmet|centret|center|centeret|huset|haven|"
    r"afdeling \w+|afdelingen|stasjon\w*|kontoret|hospital\w*|sygehus\w*|kirke[n]?|museet|"
    r"biblioteket|"
    r"institution\w*|børnehave\w*|vuggestue\w*|forvaltning\w*|gymnasiet|hallen|klinik\w*|praksis|"
    r"HF|VUC|HTX|HHX|STX|slagteri\w*|"
    r"fabrik\w*|værft\w*|lager\w*|butik\w*|firma\w*|virksomhed\w*|apotek\w*) "
    r"(?:i|på|ved) $"
)
_CAREER = frozenset({SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.COURSES})
"""Where towns are those of employers and schools."""
_SHORT = 3
# A town's own parts, and words in capitals that only begin the next line or sentence.
_AT_HOME = re.compile(r"\s+(?:[NSØVCK]|NV|SV|NØ|SØ|Sj\.?|\d)(?!\w)|\n")
_REASON = Sentence("Ansøgerens egen by.", "The applicant's own town.")


class KnownCityFinder:
    """Finds the own town again; "Aarhus Kommune" and "Universitetet i Bergen" stay."""

    name = "identity_city"
    grounds = frozenset({Ground.PLACE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per occurrence that stands by itself, of the given town and of learnt."""
        city = view.known.given.city.strip()
        if len(city) > 1:
            yield from _again(view.text, city, "identity.city", 0.85)
        towns = own_towns(view) | _lines(view)
        for town in sorted(t for t in towns if t.lower() != city.lower()):
            for signal in _again(view.text, town, "address_again.town", 0.75):
                if view.structure.section_at(signal.span.start) not in _CAREER:
                    yield signal


def _lines(view: View) -> set[str]:
    """Towns of the head or the signature: a word each, for codes and short names are too many."""
    lines = (view.text[span.start : span.end] for span in view.town_cells)
    return {line for line in lines if len(line) > _SHORT and line.isalpha()}


def _again(text: str, town: str, rule: str, confidence: float) -> Iterator[Signal]:
    pattern = re.compile(rf"(?<![\w-]){re.escape(town)}(?!\w)", re.IGNORECASE)
    for match in pattern.finditer(text):
        if not (match[0][0].isupper() or town.islower()):
            continue
        if _LARGER_NAME.match(text, match.end()) and not _AT_HOME.match(text, match.end()):
            continue
        if _NAMED_BEFORE.search(text, max(match.start() - 30, 0), match.start()):
            continue
        yield Signal(Ground.PLACE, Span(*match.span()), confidence, rule, _REASON)


FINDER = KnownCityFinder()
