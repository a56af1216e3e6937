# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Towns at home an applicant says they live in, come from or moved to.

At home is Denmark, and the country whose language the application is written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.caseless import Caseless
from sloer.finding.lexicon import is_common_word, is_district, is_place
from sloer.finding.protocol import View
from sloer.finding.subject import Passages
from sloer.model import Ground, Language, Sentence, Signal, Span

_TOWN = r"(?P<town>[A-ZÆØÅÄÖ][\w'’-]+(?:[ -](?:[A-ZÆØÅÄÖ][\w'’-]+|[NSØVCK]\b)){0,2})"
_HOME = re.compile(
    r"(?<!\w)(?:(?:jeg|vi|familien|jag|eg|I|we|og|,|selv|bare|oprindelig|opr\.|dreng|pige|barn|"
    r"ung|mand|"
    r"kvinde|knægt|\w+(?:bo|boer|barn|dreng|pige)|er|kommer|stammer|kom|er født|født|född|är|"
    r"originally|jente|gutt|tjej|kille|lad|lass|\w+(?:jente|gutt)) "
    r"(?:\w+ ){0,2}?(?:fra|från|frå|from)|"
    r"(?:bor|boet|boede|bosat|boende|bopæl|lever|hjemme|flyttet|flyttede|flytter|flyttat|"
    r"flyttade|tilflyttet|"
    r"opvokset|vokset op|voksede op|vuxit upp|uppvuxen|oppvokst|vaks opp|født og opvokset|"
    r"barndomshjem|hus|"
    r"lejlighed|gård|sommerhus|live|lives|living|lived|moved|grew up|raised|based|residing|bur|"
    r"budd|bott|"
    r"bodde|oppvaksen|oppvokste|voks opp|vokste opp|växte upp|växt upp|født og oppvokst|"
    r"född och uppvuxen|"
    r"hemmahörande|hjemmehørende|heimehøyrande|born and bred|brought up|relocated|settled|"
    r"pendlar|pendler)"
    r" (?:\w+ ){0,3}?(?:i|på|ved|til|uden for|nær|till|utanför|utenfor|utafor|in|to|near|"
    r"outside))\s"
    rf"{_TOWN}"
)
_HOME_LOWER = re.compile(
    r"(?<!\w)(?:bor|bur|live|living|boende|bosatt|bosat|grew up|raised|växte upp|uppvuxen|"
    r"uppväxt|vokste opp|"
    r"oppvokst|voks opp|oppvaksen|voksede op|opvokset|vokset op) (?:nu |nå |now |her )?(?:i|på|"
    r"in)\s"
    r"(?P<town>[a-zæøåäö]{4,})(?!\w)"
)
_HOME_VERB = Caseless.of(
    r"(?<!\w)(?:bor|boede|boet|bosiddende|bosat|bosatt|bosatte|pendler|pendlede|pendlar|flytter|"
    r"flyttede|flyttet|flyttade|flyttat|slog (?:os|mig) ned|slået (?:os|mig) ned|købt hus|"
    r"hus og have|opvokset|vokset op|voksede op|barndom\w*|barndomsby|opvækst\w*|"
    r"kom til \w+ som|bur|budde|bodde|bott|oppvokst|oppvaksen|uppvuxen|vuxit upp|växte upp|"
    r"live|lived|living|resident|moved|grew up|raised|commut\w+|brought up)(?!\w)"
    r"(?P<clause>[^.;:!?\n]{0,80})"
)
_IN_CLAUSE = re.compile(
    rf"(?<!\w)(?:i|på|fra|til|ved|nær|omkring|uden for|utenfor|utanför|från|till|in|from|to|"
    rf"near) {_TOWN}"
)
_WITH_ADDRESS = re.compile(
    rf"(?:\d+\s?[A-Za-z]?(?:, ?(?:st|\d+)\.?(?: ?(?:th|tv|"
    rf"mf)\.?)?)?),?[\s\n]+{_TOWN}(?=\s*(?:\n|$|[·|,]))"
)
_STREET_LINE = re.compile(
    r"(?:vej|gade|allé|alle|stræde|vænget?|park(?:en)?|plads(?:en)?|torv(?:et)?|bakken?|sti(?:en)?|"
    r"toft(?:en)?|brink(?:en)?|have(?:n)?|gata|gatan|gaten|veien|vegen|vägen|street|road|lane)\s$",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?<!\w)(?:arbejde\w*|ansat|job|stilling|skole|kommune|praktik|kontor|afdeling)(?!\w)",
    re.IGNORECASE,
)
_ABROAD_AT_HOME = {Language.NO: "NO", Language.SV: "SE", Language.EN: "GB"}
_REASON = Sentence(
    "Byen er ansøgerens hjem eller barndomshjem.", "The town is the applicant's home, or was."
)


class HomeFinder:
    """Finds own towns by what is said of them; towns of work and schools stay."""

    name = "address_home"
    grounds = frozenset({Ground.PLACE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per town that is said to be, or to have been, the applicant's home."""
        passages = view.passages
        countries = ("DK", _ABROAD_AT_HOME.get(passages.tongue, "DK"))
        found: set[Span] = set()
        for span, confidence in (
            *_told(view.text, passages, countries),
            *_in_clauses(view.text, passages, countries),
        ):
            if span not in found:
                found.add(span)
                yield Signal(Ground.PLACE, span, confidence, "address.home", _REASON)


def _told(
    text: str, passages: Passages, countries: tuple[str, str]
) -> Iterator[tuple[Span, float]]:
    """Yield towns right behind the words that make them a home."""
    for pattern in (_HOME, _HOME_LOWER, _WITH_ADDRESS):
        for match in pattern.finditer(text):
            span = _town(match, countries)
            if pattern is _WITH_ADDRESS and span is None and _ends_a_street(match):
                span = Span(*match.span("town"))
            if span is None or passages.about_others(span):
                continue
            if pattern is _WITH_ADDRESS or not _WORK.search(match[0]):
                yield span, 0.85


def _ends_a_street(match: re.Match[str]) -> bool:
    """Whether the line is a street and its number: the word after it is a town, known or not."""
    line = match.string[: match.start()].rpartition("\n")[2]
    return _STREET_LINE.search(line) is not None


def _in_clauses(
    text: str, passages: Passages, countries: tuple[str, str]
) -> Iterator[tuple[Span, float]]:
    """Yield towns behind a verb of home in any order of words ("Til daglig bor jeg på Fyn")."""
    for verb in _HOME_VERB.finditer(text, passages.lower):
        offset = verb.start("clause")
        work = _WORK.search(verb["clause"])
        end = offset + work.start() if work else verb.end()
        for match in _IN_CLAUSE.finditer(text, offset, end):
            span = _town(match, countries)
            if span is not None and not passages.about_others(span):
                yield span, 0.75


def _town(match: re.Match[str], countries: tuple[str, str]) -> Span | None:
    """Return the longest run of words that is a town at home."""
    words = match["town"]
    start = match.start("town")
    while words:
        if is_district(words):
            return Span(start, start + len(words))
        if any(is_place(words, country) for country in countries):
            # Towns are in the word counts too: those of other countries, where they are large.
            limit = 6.0 if words[0].isupper() and not is_place(words, "DK") else 5.0
            if not is_common_word(words, limit):
                return Span(start, start + len(words))
        words = words.rpartition(" ")[0]
    return None


FINDER = HomeFinder()
