# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""By-names and former names the applicant tells: "alle siger Bitten", "pigenavn Juhl"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.caseless import Caseless
from sloer.finding.names.classes import is_everyday, is_word
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_NAME = r"[\"“»'’(]?(?P<name>[^\W\d_][\w’'-]+)"
_CALLED = Caseless.of(
    r"(?<!\w)(?:(?:alle|de|folk|kolleger(?:ne)?|vennerne|man|familien|børnene|chefen|mest|"
    r"everyone|everybody|people|friends|they|colleagues|alla|kollegerna|folk flest)"
    r"(?: \w+){0,3}? "
    r"(?:siger|kalder mig|kalder|sier|kaller meg|säger|kallar mig|calls? me|say)|"
    r"(?:siger|sier|säger) (?:de|alle|man|folk|vi|kollegerne)|call me|kald mig|kall meg|"
    r"kalla mig|kaldes|bliver kaldt|blev kaldt|kalder mig(?: selv)?|"
    r"jeg er (?:bedre |mest )?kendt som|I am (?:better |also )?known as|I go by|"
    r"går under(?: navnet)?|gik under(?: navnet)?|"
    r"under navnet|under namnet|under the name|"
    r"kælenavn(?:et)?|kaldenavn|øgenavn|nickname|preferred name|smeknamn|kallenavn|"
    r"i daglig tale|til daglig(?: hedder jeg)?|lyder(?: jeg)? (?:også )?(?:på )?navnet|"
    r"men bruger|bruger navnet|bruger mit mellemnavn|but use|uses? the name)"
    r"(?: (?:bare|blot|mig|for nemheds skyld|for|det korte|also|just|bara|også|er|is|me|"
    r"simply|gerne|normalt|altid|nu)){0,3}[: ]+" + _NAME
)
_FORMER = re.compile(
    r"(?<!\w)(?:pigenavn(?:et)?|pikenavn|flicknamn|maiden name|née|fødenavn|født navn|"
    r"tidligere navn|tidligere efternavn|former(?:ly| name)|tidigare namn|"
    r"hed (?:før|dengang|tidligere)|døbt|som ugift|som gift)"
    r"(?: (?:er|var|is|was|hed jeg)){0,2}[: ]+" + _NAME + r"(?: (?P<more>[A-ZÆØÅÄÖ][\w’'-]+))?",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[A-ZÆØÅÄÖ][\w’'-]+ [\"“»(](?P<name>[A-ZÆØÅÄÖ][\w’'-]+)[\"”«)] [A-ZÆØÅÄÖ][\w’'-]+"
)
_CALLED_BY_OTHERS = re.compile(
    rf"(?<!\w)(?:kalder|kaldte|kaller|kalte|kallar|kallade|calls?|called) "
    rf"(?:ham|hende|him|her|henne|honom|hen) (?:for |bare |altid )?{_NAME}|"
    r"(?P<before>[A-ZÆØÅÄÖ][\w’'-]+), (?:som|as) (?:vi|alle|børnene|we|everyone|the crew)"
    r"(?: \w+)? (?:kalder|kaldte|call(?:ed)?|say)"
)
_REASON = Sentence(
    "Et kaldenavn eller tidligere navn.", "A name the applicant goes by, or has had."
)
_SHORTEST_LOWER = 4


class BynameFinder:
    """Finds by-names where they are told, and wherever else the document writes them."""

    name = "identity_bynames"
    grounds = frozenset({Ground.NAME})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per occurrence of every by-name."""
        text = view.text
        capitals = _is_written_with_capitals(text)
        for matches in _told(view):
            for match in matches:
                group = "name" if match["name"] else "before"
                name = match[group]
                if not _may_be_name(name, lower_too=not capitals):
                    continue
                yield _signal(Span(*match.span(group)))
                if name[0].isupper() or not is_word(name):
                    yield from _elsewhere(text, name)
                if match.groupdict().get("more"):
                    yield _signal(Span(match.start("name"), match.end("more")))


def _told(view: View) -> Iterator[Iterator[re.Match[str]]]:
    """Yield where a by-name is told: by oneself, or by the writer of a testimonial."""
    if view.known.testimonial:
        yield _CALLED_BY_OTHERS.finditer(view.text)
        return
    yield _CALLED.finditer(view.text, view.passages.lower)
    yield _FORMER.finditer(view.text)
    yield _QUOTED.finditer(view.text)


def _elsewhere(text: str, name: str) -> Iterator[Signal]:
    for found in re.finditer(rf"(?<!\w){re.escape(name)}s?(?!\w)", text):
        yield _signal(Span(*found.span()))


def _signal(span: Span) -> Signal:
    return Signal(Ground.NAME, span, 0.85, "identity.byname", _REASON, entity="applicant")


def _is_written_with_capitals(text: str) -> bool:
    """Whether sentences open with capitals, as most people write."""
    openings = re.findall(r"(?:^|[.!?]\s+)([^\W\d_])", text, re.MULTILINE)
    return sum(map(str.isupper, openings)) * 2 >= len(openings)


def _may_be_name(name: str, *, lower_too: bool) -> bool:
    if name[0].isupper():
        return not is_everyday(name.lower())
    return lower_too and len(name) >= _SHORTEST_LOWER and not is_everyday(name)


FINDER = BynameFinder()
