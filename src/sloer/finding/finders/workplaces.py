# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Employers, schools and places, for policies that veil them; kept by every other policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sloer.finding.lexicon import is_place
from sloer.finding.lines import lines_with
from sloer.finding.protocol import View
from sloer.model import Ground, Language, Sentence, Signal, Span

_EMPLOYER = Sentence("Teksten nævner en arbejdsgiver.", "The text names an employer.")
_SCHOOL = Sentence("Teksten nævner et uddannelsessted.", "The text names a school.")
_LOCATION = Sentence("Teksten nævner et sted.", "The text names a place.")

_PROPER = r"[A-ZÆØÅÄÖ][\w&.'’-]*"
_JOINED = rf"{_PROPER}(?: (?:og|and|&|for|of|i|de|the|och|ved) {_PROPER}| {_PROPER}){{0,4}}"
_SCHOOLS = re.compile(
    rf"(?<!\w)(?:(?:{_PROPER} ){{0,4}}(?:{_PROPER})?"
    r"(?:[Uu]niversitet(?:et)?|University|University College|[Gg]ymnasium|[Gg]ymnas|[Ss]kole|"
    r"[Ss]kola|School|"
    r"[Hh]øjskole|[Hh]ögskola|[Hh]øgskole(?:n)?|College|[Aa]kademi|Academy|[Ss]eminarium|"
    r"[Kk]atedralskole|"
    r"[Ee]rhvervsskole|[Ff]riskole|[Ee]fterskole|[Pp]rofessionshøjskole(?:n)?|Handelsskole)"
    rf"(?: (?:of|i|for) {_JOINED})?|Universitetet i {_JOINED}|(?:VUC|UCN|UCL|SOSU|"
    rf"VIA) {_PROPER})(?!\w)"
)
_EMPLOYERS = re.compile(
    rf"(?<!\w){_JOINED} (?:Kommune|Kommun|Kommunes|kommune|kommun|Region|A/S|ApS|AB|AS|ASA|"
    rf"Ltd\.?|Inc\.?|GmbH|Plc|"
    r"Council|Hospital|Sygehus|sjukhus|sykehus|Universitetshospital|Plejecenter|Børnehave|"
    r"Vuggestue|"
    rf"Jobcenter|Ministeriet|Styrelsen|Group|Bank|Holding)(?!\w)|(?<!\w)(?:Region|Jobcenter|"
    rf"Børnehuset|Børnehaven|"
    rf"Plejecenter|Ministeriet for) {_JOINED}"
)
_SCHOOL_HINT = re.compile(
    r"niversit|ymnas|[Ss]kol|School|øjskole|ögskola|øgskole|ollege|kademi|Academy|eminarium|"
    r"VUC|UCN|UCL|SOSU|VIA"
)
_EMPLOYER_HINT = re.compile(
    r"ommun|Region|A/S|ApS|A[BS]|Ltd|Inc|GmbH|Plc|Council|ospital|Sygehus|sjukhus|sykehus|Plejecenter|"
    r"Børnehave|Vuggestue|Jobcenter|Ministeriet|Styrelsen|Group|Bank|Holding|Børnehuset"
)
"""What every school's or employer's name holds, quick to look for."""
_PLACES = re.compile(rf"(?:(?<=[ ,(])|(?<=\n)|^)({_PROPER}(?: [CNSVØ]{{1,2}}(?!\w))?)")
_BEFORE_PLACE = re.compile(r"(?:(?<!\w)(?:i|in|fra|from|på|ved|near|nær|at) |, |\()\Z")
_WORDS = {
    Ground.EMPLOYER: {
        Language.DA: "arbejdsgiver",
        Language.EN: "employer",
        Language.NO: "arbeidsgiver",
        Language.SV: "arbetsgivare",
    },
    Ground.SCHOOL: {
        Language.DA: "uddannelsessted",
        Language.EN: "school",
        Language.NO: "utdanningssted",
        Language.SV: "utbildningsort",
    },
}


class WorkplaceFinder:
    """Finds employers, schools and places by the words their names are made with."""

    name = "workplaces"
    grounds = frozenset({Ground.EMPLOYER, Ground.SCHOOL, Ground.LOCATION})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield the names; every signal generalises to the kind of thing it names."""
        tongue = view.passages.tongue
        for pattern, hint, ground, reason in (
            (_SCHOOLS, _SCHOOL_HINT, Ground.SCHOOL, _SCHOOL),
            (_EMPLOYERS, _EMPLOYER_HINT, Ground.EMPLOYER, _EMPLOYER),
        ):
            rule = f"workplaces.{ground.lower()}"
            lines = lines_with(hint, view.text)
            for match in chain.from_iterable(pattern.finditer(view.text, *at) for at in lines):
                if not any(c.isupper() for c in match[0]):
                    continue
                place = Span(*match.span())
                yield Signal(ground, place, 0.75, rule, reason, _WORDS[ground][tongue])
        yield from _locations(view.text)


def _locations(text: str) -> Iterator[Signal]:
    for match in _PLACES.finditer(text):
        start = match.start(1)
        name = match[1].rstrip(".")
        if _BEFORE_PLACE.search(text, max(0, start - 8), start) and is_place(name.split(" ")[0]):
            place = Span(start, start + len(name))
            yield Signal(Ground.LOCATION, place, 0.75, "workplaces.location", _LOCATION)


FINDER = WorkplaceFinder()
