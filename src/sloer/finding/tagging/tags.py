# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the reader makes of a document: names, revealing stretches, and how sure it is of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from sloer.finding.names.tagger import Entity, Tagged
from sloer.finding.structure import SectionKind, Structure
from sloer.finding.tagging.features import LINE_FEATURES, line_features
from sloer.finding.tagging.network import Floats, network
from sloer.finding.tagging.tokens import LINE_BREAK, Tokens, tokens_of, windows_of
from sloer.model import BlockKind, Document, Ground, Span

_ENTITIES = (Entity.PERSON, Entity.PLACE, Entity.ORGANISATION)
GROUNDS = (
    Ground.AGE,
    Ground.GENDER,
    Ground.ORIGIN,
    Ground.RELIGION,
    Ground.FAMILY,
    Ground.HEALTH,
    Ground.ORIENTATION,
    Ground.POLITICS,
    Ground.NAME,
    Ground.THIRD,
    Ground.PLACE,
    Ground.YEAR,
)
_COLUMNS = {ground: column for column, ground in enumerate(GROUNDS, 1)}
_KINDS = {BlockKind.HEADING: 1, BlockKind.LIST_ITEM: 2, BlockKind.TABLE_CELL: 3}
_SECTIONS = {kind: number for number, kind in enumerate(SectionKind)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words that reveal on one ground; ``confidence`` is the surest word's."""

    ground: Ground
    span: Span
    confidence: float


@dataclass(frozen=True)
class Tags:
    """Probabilities for each token of a text.

    Columns of ``names``: none, then the beginning and the inside of a person, a place and an
    organisation. Columns of ``grounds``: none, then :data:`GROUNDS`.
    """

    tokens: Tokens
    names: Floats
    grounds: Floats

    def entities(self) -> tuple[Tagged, ...]:
        """Return persons, places and organisations in order, without overlap."""
        return self._entities

    @cached_property
    def _entities(self) -> tuple[Tagged, ...]:
        return tuple(self._read_entities())

    def _read_entities(self) -> Iterator[Tagged]:
        labels = self.names.argmax(1).tolist() if len(self.tokens) else []
        kinds = (self.names[:, 1::2] + self.names[:, 2::2]).tolist()
        first = 0
        while first < len(labels):
            if not labels[first]:
                first += 1
                continue
            kind, last = (labels[first] + 1) // 2, first
            while last + 1 < len(labels) and labels[last + 1] == 2 * kind:
                last += 1
            shares = [row[kind - 1] for row in kinds[first : last + 1]]
            yield Tagged(_ENTITIES[kind - 1], self._span(first, last), sum(shares) / len(shares))
            first = last + 1

    def stretches(self, at_least: float = 0.5) -> Iterator[Stretch]:
        """Yield runs of tokens of which each reveals on one ground with ``at_least``."""
        for column, ground in enumerate(GROUNDS, 1):
            told = self.grounds[:, column] >= at_least
            edges = np.flatnonzero(np.diff(np.concatenate([[0], told.view(np.int8), [0]])))
            for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
                sure = float(self.grounds[first:end, column].max())
                yield Stretch(ground, self._span(first, end - 1), sure)

    def person(self, span: Span) -> float:
        """Return how sure it is that the likeliest token of ``span`` belongs to a person."""
        first, end = self._inside(span)
        return float(self.names[first:end, 1:3].sum(1).max()) if end > first else 0.0

    def reveals(self, span: Span, ground: Ground) -> float:
        """Return how sure it is that a token of ``span`` reveals on ``ground``."""
        first, end = self._inside(span)
        column = _COLUMNS[ground]
        return max((row[column] for row in self._rows[first:end]), default=0.0)

    def anything(self, span: Span) -> tuple[float, float]:
        """Return how sure it is that ``span`` holds something to hide: at most, on average."""
        first, end = self._inside(span)
        shares = [1 - row[0] for row in self._rows[first:end]]
        return (max(shares), sum(shares) / len(shares)) if shares else (0.0, 0.0)

    @cached_property
    def _rows(self) -> list[list[float]]:
        """The rows of ``grounds`` as plain numbers: single ones are asked for often."""
        rows: list[list[float]] = self.grounds.tolist()
        return rows

    def _inside(self, span: Span) -> tuple[int, int]:
        return bisect_left(self.tokens.starts, span.start), bisect_left(
            self.tokens.starts, span.end
        )

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens.starts[first], self.tokens.ends[last])


@lru_cache(maxsize=2)
def tags_of(document: Document, structure: Structure) -> Tags:
    """Read ``document``; the same document, the same tags.

    The last ones are kept: learning who the applicant is asks before the finders do.
    """
    tokens = tokens_of(document.text)
    if not tokens.texts:
        return Tags(
            tokens, np.zeros((0, 7), np.float32), np.zeros((0, len(GROUNDS) + 1), np.float32)
        )
    windows = list(windows_of(tokens.texts))
    lines = _lines(document, structure, tokens, {start for start, _ in windows})
    return Tags(tokens, *network().read(tokens.texts, lines, windows))


def _lines(document: Document, structure: Structure, tokens: Tokens, cuts: set[int]) -> Floats:
    """Return the line features of each token. A line that windows cut counts as several."""
    rows = np.zeros((len(tokens), LINE_FEATURES), np.float32)
    texts, start = tokens.texts, 0
    for index, text in enumerate(texts):
        end = index + 1
        if text != LINE_BREAK and end < len(texts) and end not in cuts:
            continue
        offset = tokens.starts[start]
        kind = _KINDS.get(document.blocks[document.block_at(offset)].kind, 0)
        section = _SECTIONS[structure.section_at(offset)]
        words = texts[start : index if text == LINE_BREAK else end]
        rows[start:end] = line_features(kind, section, words)
        rows[start, 11] = rows[index, 12] = 1.0
        start = end
    return rows
