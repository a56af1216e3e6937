# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The corpus format: ``[[LABEL|text]]`` must not survive, ``((text))`` is merit and must."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sloer.errors import UsageError
from sloer.model import Ground, Sentence, Span

_MARK = re.compile(r"\[\[([A-Z]+)\|(.+?)\]\]|\(\((.+?)\)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of the plain text; merit has no ground."""

    span: Span
    ground: Ground | None

    @property
    def is_merit(self) -> bool:
        """Whether the stretch must survive."""
        return self.ground is None


@dataclass(frozen=True, slots=True)
class Annotated:
    """Plain text with its marks, in order. Offsets count characters of ``text``."""

    text: str
    marks: tuple[Mark, ...]

    def text_of(self, mark: Mark) -> str:
        """Return the marked words."""
        return self.text[mark.span.start : mark.span.end]

    @property
    def secrets(self) -> tuple[Mark, ...]:
        """Marks of what must not survive."""
        return tuple(mark for mark in self.marks if not mark.is_merit)

    @property
    def merits(self) -> tuple[Mark, ...]:
        """Marks of what must survive."""
        return tuple(mark for mark in self.marks if mark.is_merit)


def parse_marks(source: str) -> Annotated:
    """Take the marks out of ``source``.

    Raises:
        UsageError: a label is unknown, or a mark is not closed.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    length = position = 0
    for match in _MARK.finditer(source):
        before = source[position : match.start()]
        parts.append(before)
        length += len(before)
        ground = _ground(match.group(1)) if match.group(1) else None
        words = match.group(2) or match.group(3)
        marks.append(Mark(Span(length, length + len(words)), ground))
        parts.append(words)
        length += len(words)
        position = match.end()
    parts.append(source[position:])
    text = "".join(parts)
    if "[[" in text or "]]" in text:
        raise _broken("et mærke er ikke lukket", "a mark is not closed")
    return Annotated(text, tuple(marks))


def _ground(label: str) -> Ground:
    try:
        return Ground(label)
    except ValueError as error:
        raise _broken(f"mærket {label} kendes ikke", f"the label {label} is unknown") from error


def _broken(da: str, en: str) -> UsageError:
    return UsageError("bad_corpus", Sentence(f"Fejl i korpus: {da}.", f"Fault in corpus: {en}."))
