# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What stands under "Med venlig hilsen" is a name, be it on a list or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.names.classes import is_everyday
from sloer.finding.protocol import View
from sloer.finding.structure import is_closing
from sloer.model import Ground, Sentence, Signal, Span

_FORMULA = re.compile(
    r"^.*?(?:hils(?:en|ner|ener)(?: (?:fra|til jer)(?= [A-ZÆØÅ]))?|regards|wishes|sincerely|"
    r"faithfully|truly|respectfully|hälsning(?:ar)?|ærbødigst|højagtelse|vänligen|signature|"
    r"underskrift|helsing(?:ar)?|all the best|yours|warmly|alt godt|gjensyn|gensyn|knus|"
    r"m\.?v\.?h\.?|[kvbdh]{1,2}h\b|cheers|thanks|best|takk?)(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[ ,.!:/–-]*(?P<name>[^\W\d_][\w'’.-]*(?: [\"“»(]?[^\W\d_][\w'’.-]*[\"”«)]?){0,4})[ ,.!]*"
)
_CAPITALS = re.compile(r"[A-ZÆØÅÄÖ]{2,4}|(?:[A-ZÆØÅÄÖ]\.){2,4}")
_NO_PERSON = re.compile(
    r"(?<!\w)(?:kommune|kommun|skole|skolen|hospital|afdeling\w*|forvaltning\w*|a/s|aps|region|"
    r"bilag|vedlagt|vedhæftet|attachments?|enclosed|cv|ps|sent|sendt|skickat|leder|chef|"
    r"konsulent|manager|og|and|och|på|i|in|til|to|for|af|med|der|som|jeg|det|en|et)(?!\w)",
    re.IGNORECASE,
)
_OWN = Sentence("Ansøgerens underskrift.", "The applicant's signature.")
_OTHERS = Sentence("Underskrift under en udtalelse.", "The signature of a testimonial.")


class SignatureFinder:
    """Finds the name behind or under a closing formula; somebody else's in a testimonial."""

    name = "identity_signature"
    grounds = frozenset({Ground.NAME, Ground.THIRD})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield one signal per closing formula that a name follows."""
        ground = Ground.THIRD if view.known.testimonial else Ground.NAME
        reason = _OTHERS if view.known.testimonial else _OWN
        placed = list(view.document.placed_blocks())
        for index, (start, block) in enumerate(placed):
            if not is_closing(block.text):
                continue
            formula = _FORMULA.match(block.text)
            behind = formula.end() if formula else len(block.text)
            lines = [(start + behind, block.text[behind:])]
            lines += [(s, b.text) for s, b in placed[index + 1 : index + 3] if b.text.strip()]
            for offset, line in lines:
                if not line.strip(" ,.!:"):
                    continue
                span = _name_in(offset, line)
                if span is not None:
                    yield Signal(ground, span, 0.8, "identity.signature", reason)
                break


def _name_in(offset: int, line: str) -> Span | None:
    """Return where a line that is nothing but a name holds it."""
    match = _NAME.fullmatch(line)
    if match is None or _NO_PERSON.search(match["name"]):
        return None
    words = match["name"].split(" ")
    capitals = all(word.strip('"“»(')[0].isupper() for word in words)
    known_words = [is_everyday(word.lower().strip(".")) for word in words]
    initials = _CAPITALS.fullmatch(match["name"]) is not None
    if not initials and (all(known_words) or (not capitals and any(known_words))):
        return None
    return Span(offset + match.start("name"), offset + match.end("name"))


FINDER = SignatureFinder()
