# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Danish towns an applicant says they live in, come from or moved to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.lexicon import is_common_word, is_place
from sloer.finding.protocol import View
from sloer.finding.subject import Passages
from sloer.model import Ground, Sentence, Signal, Span

_TOWN = r"(?P<town>[A-ZÆØÅÄÖ][\w'’-]+(?:[ -](?:[A-ZÆØÅÄÖ][\w'’-]+|[NSØVCK]\b)){0,2})"
_HOME = re.compile(
    r"(?<!\w)(?:(?:jeg|vi|familien|jag|eg|I|we|og|,|selv|bare|oprindelig|opr\.|dreng|pige|barn|ung|mand|"
    r"kvinde|knægt|\w+(?:bo|boer|barn|dreng|pige)|er|kommer|stammer|kom|er født|født) (?:\w+ ){0,2}?fra|"
    r"(?:bor|boet|boede|bosat|boende|bopæl|lever|hjemme|flyttet|flyttede|flytter|flyttat|flyttade|tilflyttet|"
    r"opvokset|vokset op|voksede op|vuxit upp|uppvuxen|oppvokst|vaks opp|født og opvokset|barndomshjem|hus|"
    r"lejlighed|gård|sommerhus|live|lives|living|lived|moved|grew up|raised|based|residing|bur|budd|bott|bodde)"
    r" (?:\w+ ){0,3}?(?:i|på|ved|til|uden for|nær|in|to|near|outside))\s"
    rf"{_TOWN}"
)
_WITH_ADDRESS = re.compile(
    rf"(?:\d+\s?[A-Za-z]?(?:, ?(?:st|\d+)\.?(?: ?(?:th|tv|mf)\.?)?)?),?[\s\n]+{_TOWN}(?=\s*(?:\n|$|[·|,]))"
)
_WORK = re.compile(
    r"(?<!\w)(?:arbejde\w*|ansat|job|stilling|skole|kommune|praktik|kontor|afdeling)(?!\w)", re.I
)
_REASON = Sentence(
    "Byen er ansøgerens hjem eller barndomshjem.", "The town is the applicant's home, or was."
)


class HomeFinder:
    """Finds own towns by what is said of them; towns of work and schools stay."""

    name = "address_home"
    grounds = frozenset({Ground.PLACE})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per town that is said to be, or to have been, the applicant's home."""
        passages = Passages.of(view)
        for pattern in (_HOME, _WITH_ADDRESS):
            for match in pattern.finditer(view.text):
                span = _town(match)
                if span is None or passages.about_others(span):
                    continue
                if pattern is _HOME and _WORK.search(match[0]):
                    continue
                yield Signal(Ground.PLACE, span, 0.85, "address.home", _REASON)


def _town(match: re.Match[str]) -> Span | None:
    """Return the longest run of words that is a Danish town."""
    words = match["town"]
    start = match.start("town")
    while words:
        if is_place(words, "DK") and not is_common_word(words, 5.0):
            return Span(start, start + len(words))
        words = words.rpartition(" ")[0]
    return None


FINDER = HomeFinder()
