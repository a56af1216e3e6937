# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pronouns that stand for the applicant, in references and texts in the third person.

In an applicant's own letter "hun" is a patient or a leader and stays. In a reference it is the
applicant. So every part of the document is weighed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.caseless import Caseless, in_small_letters
from sloer.finding.protocol import View
from sloer.finding.subject import Passages
from sloer.model import BlockKind, Language, Span

_SHE = ["hun", "hende", "hendes", "she", "her", "hers", "herself", "hon", "henne", "hennes"]
_SHE += ["ho", "hennar"]
_HE = ["han", "ham", "hans", "he", "him", "his", "himself", "honom", "hans", "hannar"]
_HEN = ["hen", "hens"]
_ALL = "|".join(sorted({*_SHE, *_HE, *_HEN}, key=len, reverse=True))
_PRONOUN = re.compile(rf"(?<![\w/])(?:{_ALL})(?![\w/])", re.IGNORECASE)
_FORMS: dict[Language, dict[str, str]] = {
    Language.DA: {
        **dict.fromkeys(("hun", "han", "hende", "ham", "hen"), "vedkommende"),
        **dict.fromkeys(("hendes", "hans", "hens"), "vedkommendes"),
    },
    Language.NO: {
        **dict.fromkeys(("hun", "han", "ho", "henne", "ham", "hende", "hen"), "vedkommende"),
        **dict.fromkeys(("hennes", "hans", "hennar", "hens"), "vedkommendes"),
    },
    Language.SV: {
        **dict.fromkeys(("hon", "han", "henne", "honom", "hen"), "personen"),
        **dict.fromkeys(("hennes", "hans", "hens"), "personens"),
    },
    Language.EN: {
        "she": "they",
        "he": "they",
        "him": "them",
        "his": "their",
        "her": "their",
        "hers": "theirs",
        "herself": "themself",
        "himself": "themself",
    },
}
_OBJECT_AFTER = re.compile(
    r"(?:\s*(?:[.,;:!?)]|$|\n)|\s+(?:and|as|to|for|in|at|with|on|very|highly|a|the|from|when|if|"
    r"because|"
    r"that|well|every|by|without|again|here|who|since|during|through|warmly|strongly|both|is|"
    r"was|has)\b)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?<!\w)(?:jeg|min|mit|mig|I|my|jag|mitt|eg|meg)(?!\w)")
_ABOUT = Caseless.of(
    r"(?:har (?:været|vært|vore|varit) (?:ansat|ansatt|tilsett|anställd|i praktik|tilknyttet|"
    r"hos os|en del af|vores|min)|"
    r"(?:has been|was) (?:employed|working|part|my|our|a member|with)|has worked|worked (?:with|"
    r"for|at|as)|"
    r"har (?:arbejdet|jobbet|arbeidd|arbeidet|arbetat)|(?:kan|vil) (?:\w+ ){0,3}(?:anbefale|give)|"
    r"recommend|anbefal\w+|fratræd\w*|bekræft\w*|intyg\w*|rekommender\w*|attest\w*|udtalelse|"
    r"(?:hendes|hans|her|his|hennes|hennar) (?:leder|chef|manager|supervisor|line manager|"
    r"vejleder|praktikvejleder|leiar|teacher)|"
    r"til rette vedkommende|to whom it may concern|ønsker (?:hende|ham)|fremadrettede|"
    r"held og lykke|lycka till|lykke til)"
)
_HEN_DOES = re.compile(
    r" (?:har|er|var|blev|bliver|kan|kunne|skal|skulle|vil|ville|havde|selv|også|altid|privat|ble|"
    r"hadde|ved|møder|arbejder|ved navn|taklet|løst|gjort)(?!\w)"
)
_DONE_BY = re.compile(r"(?:har|kan|skal|vil|nævner|anbefaler|gav|ansætte|mødte|beder|giver) \Z")
_QUOTED = re.compile(r"[\"“”„»«](?P<said>[^\"“”„»«\n]{8,400})[\"“”«»]")
_SAID_OF_ME = re.compile(
    r"(?<!\w)(?:skrev|skriver|sagde|siger|udtal\w+|anbefaling\w*|reference\w*|om mig|"
    r"om meg|about me|kalder mig|kaldte mig|beskriver mig|beskrev mig|wrote|says|said|"
    r"described? me|intyg\w*|omdöme\w*|attest\w*|skreiv|sa|vejleder|chef|leder|manager|"
    r"supervisor|praktikudtalelse|citat)(?!\w)",
    re.IGNORECASE,
)
_LEAST = 2


def pronouns(view: View, passages: Passages) -> Iterator[tuple[Span, str]]:
    """Yield the pronouns that mean the applicant, with words that fit every sex."""
    text = view.text
    for part in _parts_about_applicant(view, passages):
        found = list(_PRONOUN.finditer(text, part.start, part.end))
        found = [m for m in found if _stands_for_someone(m, text, passages)]
        wanted = max((_SHE, _HE, _HEN), key=lambda words: sum(m[0].lower() in words for m in found))
        for match in found:
            if match[0].lower() in wanted:
                neutral = _neutral(match, text, passages.tongue_at(match.start()))
                yield Span(*match.span()), neutral


def _parts_about_applicant(view: View, passages: Passages) -> Iterator[Span]:
    """Yield the whole of a reference; else the parts, or single blocks, that speak as one."""
    if passages.is_reference:
        yield Span(0, len(view.text))
        return
    for part in _parts(view):
        if len(_PRONOUN.findall(view.text, part.start, part.end)) >= _LEAST and (
            _is_about_applicant(view, part)
        ):
            yield part
        else:
            named = [block for block in _blocks(view, part) if _names_applicant(view, block)]
            yield from named
            quoted = _quoted_of_applicant(view, part)
            yield from (q for q in quoted if not any(q.overlaps(block) for block in named))


def _quoted_of_applicant(view: View, part: Span) -> Iterator[Span]:
    """Yield what others are quoted to have said of the applicant, inside an own letter."""
    for match in _QUOTED.finditer(view.text, part.start, part.end):
        said = Span(*match.span("said"))
        before = view.text[max(part.start, match.start() - 90) : match.start()]
        if _FIRST.search(match["said"]):
            continue
        if _SAID_OF_ME.search(before) or _is_named(view, match["said"]):
            yield said


def _blocks(view: View, part: Span) -> Iterator[Span]:
    document = view.document
    for index in range(document.block_at(part.start), len(document.blocks)):
        offset = document.start_of(index)
        if offset >= part.end:
            return
        if offset >= part.start and document.blocks[index].text:
            yield Span(offset, offset + len(document.blocks[index].text))


def _names_applicant(view: View, block: Span) -> bool:
    """Whether a block names the applicant and never says "I": a certificate, a quotation."""
    text = view.text[block.start : block.end]
    return _is_named(view, text) and not _FIRST.search(text)


def _stands_for_someone(match: re.Match[str], text: str, passages: Passages) -> bool:
    """Whether the word is a pronoun in its language; in Danish "hen" is mostly an adverb."""
    language, word = passages.tongue_at(match.start()), match[0].lower()
    if word == "hen" and language is not Language.SV and not match[0][0].isupper():
        return bool(
            _HEN_DOES.match(text, match.end()) or _DONE_BY.search(text[: match.start()][-14:])
        )
    return word in _FORMS[language]


def _parts(view: View) -> Iterator[Span]:
    """The document cut at headings and rules: one letter, reference or section each."""
    start = 0
    for offset, block in view.document.placed_blocks():
        cut = (
            block.break_before or block.kind is BlockKind.HEADING or set(block.text) <= set("-_*= ")
        )
        if cut and offset > start:
            yield Span(start, offset)
            start = offset
    if start < len(view.text):
        yield Span(start, len(view.text))


def _is_about_applicant(view: View, part: Span) -> bool:
    """Whether a part speaks of the applicant as of a third person."""
    text = view.text[part.start : part.end]
    heading = view.text[max(0, part.start - 160) : part.start]
    lower = view.passages.lower and view.passages.lower[part.start : part.end]
    named = _is_named(view, text)
    first = len(_FIRST.findall(text))
    count = len(_PRONOUN.findall(text))
    if _ABOUT.search(text, lower) or _ABOUT.search(heading, in_small_letters(heading)):
        return first <= count * 2 if named else first <= count
    return named and first == 0


def _is_named(view: View, text: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        for name in view.known.names
        if len(name) > 1 and name in text
    )


def _neutral(match: re.Match[str], text: str, language: Language) -> str:
    word = match[0].lower()
    neutral = _FORMS[language][word]
    if language is Language.EN and word == "her" and _OBJECT_AFTER.match(text, match.end()):
        neutral = "them"
    return neutral.capitalize() if match[0][0].isupper() else neutral
