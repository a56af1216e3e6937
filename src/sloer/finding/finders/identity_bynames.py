# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""By-names and former names the applicant tells: "alle siger Bitten", "pigenavn Juhl"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.names import byname_cues as cues
from sloer.finding.names.acting import acts
from sloer.finding.names.classes import is_everyday, is_word
from sloer.finding.names.own import OwnNames
from sloer.finding.names.reading import NameReader
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence(
    "Et kaldenavn eller tidligere navn.", "A name the applicant goes by, or has had."
)
_SHORTEST_LOWER = 4
_NEAR, _FAR_BEFORE = 3, 60
_QUOTES = frozenset("\"“”„»«‘'’‚(")
_NO_NAMES = frozenset(
    {"tak", "takk", "tack", "ja", "nej", "nei", "hej", "hei", "hello", "hi", "goddag", "farvel"}
    | {"velkommen", "stop", "godmorgen", "thanks", "thank", "yes", "no", "sorry", "skål", "please"}
)
_OF_THINGS = re.compile(
    r"(?:kaldes|kalles|kallas|omtales|til daglig|i daglig|i dagligt|alias|bliver|blir|blev|"
    r"kendt|kjent|känd|known|(?:bedre|mest|better|also) )",
    re.IGNORECASE,
)
_OF_PERSONS = re.compile(
    r"\b(?:jeg|jag|eg|mig|meg|I|me|I['’]m|han|hun|hen|hon|ham|hende|he|she|they)\b"
)
_ACCOUNT = re.compile(r"opr|opf|regis|list|log|bruger|user|ident|medarb|init", re.IGNORECASE)
_SPELT = re.compile(r"st[aå]ve?[ts]|spel", re.IGNORECASE)


class BynameFinder:
    """Finds by-names where they are told, and wherever else the document writes them."""

    name = "identity_bynames"
    grounds = frozenset({Ground.NAME})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per occurrence of every by-name."""
        weigher = _Weigher(view)
        seen: set[str] = set()
        for span, more in weigher.told():
            name = view.text[span.start : span.end]
            yield _signal(span)
            if more is not None:
                yield _signal(Span(span.start, more.end))
            if name not in seen and (name[0].isupper() or not is_word(name)):
                yield from _elsewhere(view.text, name)
            seen.add(name)


class _Weigher:
    """Weighs what the expressions find by the name itself and by what stands around."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._text = view.text
        self._own = OwnNames(view.known)
        self._lower_too = not _is_written_with_capitals(view.text)

    def told(self) -> Iterator[tuple[Span, Span | None]]:
        """Yield where by-names are told, each with the surname that follows, if any."""
        for match in self._matches():
            group = "name" if match["name"] else "before"
            names = match.groupdict()
            more = Span(*match.span("more")) if names.get("more") else None
            yield Span(*match.span(group)), more
            other = cues.OR_ELSE.match(self._text, match.end())
            if other and self._may_be_name(other):
                yield Span(*other.span("name")), None

    def _matches(self) -> Iterator[re.Match[str]]:
        text, lower = self._text, self._view.passages.lower
        if self._view.known.testimonial:
            yield from filter(self._may_be_name, cues.CALLED_BY_OTHERS.finditer(text))
        else:
            yield from filter(self._is_called, cues.CALLED.finditer(text, lower))
            yield from filter(self._may_be_name, cues.FORMER.finditer(text))
            if cues.SAYING.search(text):
                yield from filter(self._may_be_name, cues.SAID.finditer(text))
            yield from filter(self._is_somewhere, cues.WHERE.finditer(text))
            yield from filter(self._is_written, cues.WRITTEN.finditer(text))
        yield from filter(self._may_be_name, cues.CALLED_SO.finditer(text))
        yield from filter(self._may_be_name, cues.QUOTED.finditer(text))
        yield from filter(self._is_beside, cues.BESIDE.finditer(text))
        yield from filter(self._is_beside, cues.BESIDE_CALLED.finditer(text))

    def _may_be_name(self, match: re.Match[str]) -> bool:
        group = "name" if match["name"] else "before"
        name = match[group]
        if name.lower() in _NO_NAMES or is_everyday(name.lower()):
            return False
        if name[0].isupper():
            return True
        quoted = self._text[match.start(group) - 1] in _QUOTES
        return (self._lower_too or quoted) and len(name) >= _SHORTEST_LOWER

    def _is_called(self, match: re.Match[str]) -> bool:
        """Things are called something too: "systemet kaldes Cura", "kører til daglig BMW"."""
        if not self._may_be_name(match):
            return False
        if not _OF_THINGS.match(match[0]):
            return True
        sentence = self._view.structure.sentence_at(match.start())
        before = self._text[sentence.start : match.start()]
        if match[0].lower().startswith("til daglig") and " hedder" not in match[0]:
            return cues.NAMING.search(before) is not None or self._ends_in_own(match.start())
        near = " ".join(before.split()[-_NEAR:])
        return _OF_PERSONS.search(near) is not None or self._ends_in_own(match.start())

    def _ends_in_own(self, offset: int) -> bool:
        before = self._text[max(offset - _FAR_BEFORE, 0) : offset]
        words = re.findall(r"[^\W\d_]+", before)[-2:]
        return any(word.lower() in self._own for word in words)

    def _is_somewhere(self, match: re.Match[str]) -> bool:
        sentence = self._view.structure.sentence_at(match.start())
        before = self._text[sentence.start : match.start()]
        return self._may_be_name(match) and cues.NAMING.search(before) is not None

    def _is_written(self, match: re.Match[str]) -> bool:
        """As in "oprettet som ABR", "i passet står Hanne Brink": a name, or made of the own."""
        name, more = match["name"], match["more"]
        if not self._may_be_name(match):
            return False
        if _SPELT.match(match[0]):
            return not is_word(name.lower())
        if any(w.lower() in self._own for w in (name, *more.split())):
            return True
        if name.isupper():
            return self._own.is_code(name) or self._is_account(match)
        reader = NameReader()
        return bool(more) and reader.is_name(name) and bool(reader.whole_line(name + more))

    def _is_account(self, match: re.Match[str]) -> bool:
        """As in "her er jeg oprettet som KXB": registers make up what they like."""
        sentence = self._view.structure.sentence_at(match.start())
        said = self._text[sentence.start : match.start("name")]
        spoken = _OF_PERSONS.search(said) is not None
        return spoken and _ACCOUNT.match(match[0]) is not None and not is_word(match["name"])

    def _is_beside(self, match: re.Match[str]) -> bool:
        own = cues.BEFORE.search(self._text, max(match.start() - _FAR_BEFORE, 0), match.start())
        likeness = self._own.likeness(own[1].lower()) if own else None
        if likeness is None or likeness.near or not self._may_be_name(match):
            return False
        name = match["name"]
        if self._text[match.start("name") - 1] != "(":
            return True
        if name.isupper():
            return self._own.is_code(name)
        return name.istitle() and not is_word(name.lower())


_FOLLOWING = re.compile(r" ([^\W\d_]+)")


def _elsewhere(text: str, name: str) -> Iterator[Signal]:
    """Yield where else a by-name stands; "PC" only where it acts."""
    short = len(name) < _SHORTEST_LOWER and name.isupper()
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)", text):
        following = _FOLLOWING.match(text, found.end())
        if not short or (following and acts(following[1])):
            yield _signal(Span(*found.span()))


def _signal(span: Span) -> Signal:
    return Signal(Ground.NAME, span, 0.85, "identity.byname", _REASON, entity="applicant")


def _is_written_with_capitals(text: str) -> bool:
    """Whether sentences open with capitals, as most people write."""
    openings = re.findall(r"(?:^|[.!?]\s+)([^\W\d_])", text, re.MULTILINE)
    return sum(map(str.isupper, openings)) * 2 >= len(openings)


FINDER = BynameFinder()
