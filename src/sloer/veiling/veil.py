# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From a document and its signals to a veiled document. Pure: the same in, the same out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sloer.model import (
    Action,
    Block,
    Decision,
    Document,
    Ground,
    Language,
    Policy,
    Segment,
    Signal,
    VeiledBlock,
    VeiledDocument,
)
from sloer.veiling.labels import label_for
from sloer.veiling.neighbours import merge_neighbours
from sloer.veiling.overlaps import Stretch, document_span, stretches_by_block
from sloer.veiling.tidying import (
    capitalised,
    close_end,
    close_seam,
    in_case_of,
    says_nothing,
    starts_sentence,
)

_GONE = -1
_VALUE_ENDS = ".,;|)"


def veil_document(document: Document, signals: Iterable[Signal], policy: Policy) -> VeiledDocument:
    """Return the document as the policy lets it be seen, with a decision for every stretch.

    Blocks stay one to one with the document's, so that ``Decision.block`` points into both; a
    block of which nothing is left has no segments. Text outside the signals stays as it was but
    for the seams of dropped words (:mod:`sloer.veiling.tidying`), the rest of a cut word
    (:mod:`sloer.veiling.words`) and punctuation between placeholders that became one.
    """
    found = stretches_by_block(document, signals, policy)
    labels = _Labels(document.language, document.text)
    blocks: list[VeiledBlock] = []
    decisions: list[Decision] = []
    for index, block in enumerate(document.blocks):
        stretches = merge_neighbours(block.text, found.get(index, ()))
        weaver = _Weaver(block.text, labels)
        placed = weaver.weave(stretches)
        blocks.append(_veiled(block, weaver.segments))
        decisions += (
            Decision(
                span=document_span(document, index, stretch),
                action=_done(stretch, weaver.segments, segment),
                signals=stretch.signals,
                block=index,
                segment=segment,
                replacement=weaver.segments[segment].text if segment != _GONE else "",
            )
            for stretch, segment in zip(stretches, placed, strict=True)
        )
    return VeiledDocument(tuple(blocks), document.language, policy.name, tuple(decisions))


def _done(stretch: Stretch, segments: list[Segment], segment: int) -> Action:
    """Return what was done: a wording that gave way to a placeholder is no generalisation."""
    placeholder = segment != _GONE and segments[segment].placeholder
    return Action.VEIL if placeholder and stretch.action is Action.GENERALISE else stretch.action


def _veiled(block: Block, segments: list[Segment]) -> VeiledBlock:
    return VeiledBlock(block.kind, tuple(segments), block.level, block.cell, block.break_before)


@dataclass
class _Labels:
    """Names placeholders; other people get numbers in the order in which they first appear."""

    language: Language
    text: str
    numbers: dict[str, int] = field(default_factory=dict)

    def label(self, stretch: Stretch) -> str:
        ground = stretch.winner.ground
        if ground is not Ground.THIRD:
            return label_for(ground, self.language)
        span = stretch.winner.span
        name = " ".join(self.text[span.start : span.end].casefold().split())
        person = stretch.winner.entity or f"text:{name}"
        number = self.numbers.setdefault(person, len(self.numbers) + 1)
        return label_for(ground, self.language, number)


class _Weaver:
    """Lays kept text, wordings and placeholders of one block side by side."""

    def __init__(self, text: str, labels: _Labels) -> None:
        self.segments: list[Segment] = []
        self._text = text
        self._labels = labels
        self._seam = False
        self._capital = False

    def weave(self, stretches: list[Stretch]) -> list[int]:
        """Fill :attr:`segments`; return for each stretch the index of its segment, or -1."""
        placed: list[int] = []
        position = 0
        for stretch in stretches:
            self._keep(self._text[position : stretch.start])
            placed.append(self._replace(stretch))
            position = stretch.end
        self._keep(self._text[position:])
        if stretches:
            self._finish()
        return [index if index < len(self.segments) else _GONE for index in placed]

    def _keep(self, text: str) -> None:
        if not text:
            return
        left = self._take_text()
        if self._seam:
            first = not self.segments
            left, text = close_seam(left, text, first=first)
            self._seam = says_nothing(text)
        if self._capital and not says_nothing(text):
            text, self._capital = capitalised(text), False
        self._put_text(left + text)

    def _take_text(self) -> str:
        """Take the kept text at the end off again, if there is any."""
        if self.segments and self.segments[-1].ground is None:
            return self.segments.pop().text
        return ""

    def _put_text(self, text: str) -> None:
        if text:
            self.segments.append(Segment(text))

    def _replace(self, stretch: Stretch) -> int:
        original = self._text[stretch.start : stretch.end]
        before = self._text[: stretch.start]
        if stretch.replacement is None or self._leaves_label_alone(stretch):
            label = self._labels.label(stretch)
            return self._append(Segment(label, stretch.winner.ground, placeholder=True))
        if stretch.replacement.strip():
            text = in_case_of(original, stretch.replacement.strip(), before)
            return self._append(Segment(text, stretch.winner.ground))
        self._seam = True
        opens = starts_sentence(self._text, stretch.start)
        self._capital = self._capital or (opens and original[:1].isupper())
        return _GONE

    def _append(self, segment: Segment) -> int:
        self._seam = self._capital = False
        self.segments.append(segment)
        return len(self.segments) - 1

    def _leaves_label_alone(self, stretch: Stretch) -> bool:
        """Return whether dropping would leave "Civilstand:" with nothing behind it."""
        kept = self.segments[-1] if self.segments else None
        after = self._text[stretch.end :].strip()
        ends = not stretch.replacement and (not after or after[0] in _VALUE_ENDS)
        return ends and kept is not None and kept.ground is None and kept.text.rstrip()[-1:] == ":"

    def _finish(self) -> None:
        """Tidy the end of the block, and empty a block in which nothing is said any more."""
        if self._seam:
            self._put_text(close_end(self._take_text()))
        spoken = (s for s in self.segments if s.ground is not None or not says_nothing(s.text))
        if not any(spoken):
            self.segments.clear()
