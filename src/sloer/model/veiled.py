# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A document after veiling: cleared text and placeholders, nothing of the original beside it."""

from __future__ import annotations

from dataclasses import dataclass

from sloer.model.document import BlockKind, Cell
from sloer.model.ground import Ground
from sloer.model.policy import Action
from sloer.model.signal import Signal, Span
from sloer.model.text import Language


@dataclass(frozen=True, slots=True)
class Segment:
    """Cleared text, generalised text (``ground`` set), or a placeholder (``placeholder`` too).

    The text of a placeholder is its neutral label ("navn", "person 2"), never the original.
    """

    text: str
    ground: Ground | None = None
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class VeiledBlock:
    """A block as it may be shown; kind, level and cell as in the document."""

    kind: BlockKind
    segments: tuple[Segment, ...]
    level: int = 0
    cell: Cell | None = None
    break_before: bool = False

    @property
    def cleared_text(self) -> str:
        """The text that survives, placeholders left out."""
        return "".join(s.text for s in self.segments if not s.placeholder)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done about a stretch, and the signals that spoke for it (the first one won).

    ``span`` is in the original document's text. ``block`` and ``segment`` say where the result
    stands in :attr:`VeiledDocument.blocks`; ``segment`` is -1 where nothing stayed.
    """

    span: Span
    action: Action
    signals: tuple[Signal, ...]
    block: int
    segment: int
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class VeiledDocument:
    """Composers turn this, and only this, into files."""

    blocks: tuple[VeiledBlock, ...]
    language: Language
    policy: str
    decisions: tuple[Decision, ...] = ()
