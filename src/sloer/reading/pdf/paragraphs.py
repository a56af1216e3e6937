# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From lines to paragraphs and list items: what was wrapped is joined, what stands alone stays."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from sloer.model import BlockKind, Cell
from sloer.reading.blocks import Piece, clean
from sloer.reading.line_ends import is_cut, line_end
from sloer.reading.pdf.lines import Flow, Grid, Line, Region
from sloer.reading.pdf.words import Word

_BULLETS = frozenset("•‣◦▪▫●○■□◆◇►▶➢➤➔→✓✔✗❖∙·⁃*➣❑✦★☐☑▸▹➥»")
_DASHES = frozenset("-–—‐−")
_SENTENCE_END = re.compile(r"[.!?:;]['\"»”)]?$")
_ADDRESS = re.compile(r"\S+@|www\.|https?:|linkedin\b", re.IGNORECASE)
_WIDE_GAP = 3.0
_TITLE_SIZE = 14.0


@dataclass(slots=True)
class Draft:
    """A block in the making. ``full`` says that its last line reached the column's edge."""

    kind: BlockKind
    lines: list[list[Word]]
    left: float
    right: float
    full: bool = False
    level: int = 0
    cell: Cell | None = None

    @property
    def words(self) -> list[Word]:
        """All words in order."""
        return [word for line in self.lines for word in line]

    @property
    def text(self) -> str:
        """The text as it will stand."""
        return clean("".join(text for _, text in _flowing(self.lines))).strip()

    @property
    def size(self) -> float:
        """Size of most of its type."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(w.bold for w in self.words if any(c.isalnum() for c in w.text))

    @property
    def top(self) -> float:
        """Upper edge in the page's upright frame."""
        return min(word.top for word in self.lines[0])

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.lines[-1])


def drafts_of(regions: Iterable[Region], first_table: int = 0) -> list[Draft]:
    """Return the drafts of all regions in reading order; tables are numbered from first_table."""
    drafts: list[Draft] = []
    table = first_table
    for region in regions:
        if isinstance(region, Grid):
            drafts += _cells(region, table)
            table += 1
        else:
            drafts += _paragraphs(region)
    return drafts


def _cells(grid: Grid, table: int) -> list[Draft]:
    drafts = []
    head_bold = _row_bold(grid.rows[0]) and not all(_row_bold(row) for row in grid.rows[1:])
    for number, row in enumerate(grid.rows):
        for column, lines in enumerate(row):
            if lines:
                words = [[w for s in line.stretches for w in s.words] for line in lines]
                left, right = min(x.left for x in lines), max(x.right for x in lines)
                cell = Cell(table, number, column, heading=head_bold and number == 0)
                drafts.append(Draft(BlockKind.TABLE_CELL, words, left, right, cell=cell))
    return drafts


def _row_bold(row: list[list[Line]]) -> bool:
    stretches = [s for cell in row for line in cell for s in line.stretches]
    return bool(stretches) and all(s.bold for s in stretches)


def _paragraphs(flow: Flow) -> list[Draft]:
    lines = [part for line in flow.lines for part in _parts(line)]
    edge = _edge(lines, flow)
    pitch = _pitch(lines)
    marks = _list_lefts(lines)
    drafts: list[Draft] = []
    previous: Line | None = None
    for line in lines:
        words = [w for s in line.stretches for w in s.words]
        item = _is_item(words, previous, edge, marks)
        if (
            drafts
            and previous is not None
            and not item
            and _continues(drafts[-1], previous, line, edge, pitch)
        ):
            drafts[-1].lines.append(words)
        elif item:
            drafts.append(_item(words, line, flow, marks))
        else:
            drafts.append(Draft(BlockKind.PARAGRAPH, [words], line.left, flow.right))
        drafts[-1].full = _reaches(line, edge, 6.0 * words[-1].size)
        previous = line
    return drafts


def _parts(line: Line) -> list[Line]:
    """Part what stands far apart on a line, unless a label with a colon leads to it."""
    parts = [[line.stretches[0]]]
    for stretch in line.stretches[1:]:
        before = parts[-1][-1]
        gap = stretch.left - before.right
        if gap > _WIDE_GAP * stretch.size and not before.text.endswith(":"):
            parts.append([stretch])
        else:
            parts[-1].append(stretch)
    return [Line(part) for part in parts]


def _edge(lines: Sequence[Line], flow: Flow) -> float:
    """Where lines of this flow wrap: where several long ones end, else the column's own edge."""
    if not lines:
        return flow.right
    furthest = max(line.right for line in lines)
    left = min(line.left for line in lines)
    reach = 0.85 * (furthest - left) + left
    long = [line for line in lines if line.right >= reach and _words(line) >= 3]
    enough = len(long) >= 3 and sum(map(_words, long)) / len(long) >= 4
    if enough or flow.right < furthest:
        return furthest
    return min(_edge_by_wraps(lines, furthest, left), flow.right)


def _edge_by_wraps(lines: Sequence[Line], furthest: float, left: float) -> float:
    """Return how far lines go before the next begins in mid-sentence, where that agrees."""
    wraps = [
        (above, below.stretches[0].words[0])
        for above, below in pairwise(lines)
        if below.stretches[0].text[:1].islower()
        and not _ADDRESS.match(below.stretches[0].text)
        and not _SENTENCE_END.search(above.stretches[-1].text)
        and _words(above) >= 2
    ]
    if not wraps:
        return math.inf
    edge = max(line.right for line, _ in wraps)
    agree = all(line.right + word.right - word.left + word.size > edge for line, word in wraps)
    return edge if agree and edge > left + 0.75 * (furthest - left) else math.inf


def _words(line: Line) -> int:
    return sum(len(s.words) for s in line.stretches)


def _pitch(lines: Sequence[Line]) -> float:
    """Return the commonest distance of lines, in sizes of type."""
    steps = [
        (b.baseline - a.baseline) / b.stretches[0].size
        for a, b in pairwise(lines)
        if b.baseline - a.baseline > 0.5 * b.stretches[0].size
    ]
    close = [step for step in steps if step < 2.2]
    return median(close) if close else 1.25


def _continues(draft: Draft, previous: Line, line: Line, edge: float, pitch: float) -> bool:
    before, after = previous.stretches[-1], line.stretches[0]
    step = line.baseline - previous.baseline
    # Sizes that recognition measures vary from line to line.
    alike = 0.12 if after.words[0].confidence == 1.0 else 0.25
    if abs(before.size - after.size) > alike * max(before.size, after.size):
        return False
    if not 0.5 * after.size < step <= max(1.22 * pitch, 1.1) * after.size:
        return False
    if _bold_at(before.words[-1:]) != _bold_at(after.words[:1]) and draft.bold != (
        all(s.bold for s in line.stretches)
    ):
        return False
    if not _sits_under(draft, previous, line):
        return False
    first = after.words[0]
    room = first.right - first.left + 0.2 * first.size
    if is_cut(before.words[-1].text, first.text):
        return True
    if not _reaches(previous, edge, room):
        return False
    return not _looks_complete(previous, line, edge)


def _bold_at(words: Sequence[Word]) -> bool:
    return bool(words) and words[0].bold


def _reaches(line: Line, edge: float, room: float) -> bool:
    """Tell whether ``room`` more would have passed the edge, so that the line was wrapped."""
    return line.right + room > edge - 0.5


def _sits_under(draft: Draft, previous: Line, line: Line) -> bool:
    size = line.stretches[0].size
    if draft.kind is BlockKind.LIST_ITEM:
        # Under the item's text, or a little off it; never back out at the mark.
        return line.left >= draft.left - 0.5 * size and line.left <= draft.left + 3.5 * size
    if len(draft.lines) == 1:  # the first line may be indented, or hang out
        return abs(line.left - previous.left) <= 3.5 * size or _centred(previous, line)
    return abs(line.left - previous.left) <= 0.6 * size or _centred(previous, line)


def _centred(a: Line, b: Line) -> bool:
    return abs((a.left + a.right) - (b.left + b.right)) <= a.stretches[0].size


def _looks_complete(previous: Line, line: Line, edge: float) -> bool:
    """Tell short lines of their own kind (addresses, names of posts) from wrapped ones."""
    text = " ".join(s.text for s in previous.stretches)
    following = " ".join(s.text for s in line.stretches)
    if _ADDRESS.match(following) and _words(previous) <= 5:
        return True
    if following[:1].islower():
        return False
    large = previous.stretches[0].size >= _TITLE_SIZE
    few = (
        not large and _words(previous) <= 3 and previous.right < edge - 1.5 * line.stretches[0].size
    )
    labelled = re.match(r"[\w .-]{2,24}:(\s|$)", following) is not None
    return few or (labelled and not _SENTENCE_END.search(text.replace(":", "")))


def _list_lefts(lines: Sequence[Line]) -> list[float]:
    """Return where list marks stand, from the outermost."""
    lefts: list[float] = []
    for line in lines:
        words = line.stretches[0].words
        if _mark_length(words) and all(abs(line.left - x) > 0.4 * words[0].size for x in lefts):
            lefts.append(line.left)
    return sorted(lefts)


def _mark_length(words: Sequence[Word]) -> int:
    """Return how many characters of the first word are a list mark; 0 where there is none."""
    text = words[0].text
    first = text[0]
    is_private = "\ue000" <= first <= "\uf8ff" or words[0].symbol
    if is_private and (len(text) == 1 or len(words) == 1):
        return 1 if len(words) > 1 else 0
    if first in _BULLETS and (len(text) > 1 or len(words) > 1):
        return 1
    if text == "o" and len(words) > 1 and words[1].left - words[0].right > 0.5 * words[0].size:
        return 1
    if first in _DASHES and len(text) == 1 and len(words) > 1:
        return 1
    return 0


def _is_item(
    words: Sequence[Word], previous: Line | None, edge: float, marks: Sequence[float]
) -> bool:
    if not _mark_length(words):
        return False
    if words[0].text[0] not in _DASHES or previous is None:
        return True
    # A dash may also be a thought's: then the line before it is full and stands as far left.
    wrapped = _reaches(previous, edge, words[0].right - words[0].left + words[0].size)
    return not wrapped or (len(marks) > 0 and previous.left > words[0].left + 0.3 * words[0].size)


def _item(words: list[Word], line: Line, flow: Flow, marks: Sequence[float]) -> Draft:
    first = words[0]
    rest = words[1:] if len(first.text) == 1 else [replace(first, text=first.text[1:]), *words[1:]]
    level = sum(x < line.left - 0.4 * first.size for x in marks)
    return Draft(BlockKind.LIST_ITEM, [rest], rest[0].left, flow.right, level=min(level, 5))


def _flowing(lines: Sequence[Sequence[Word]]) -> list[tuple[Word, str]]:
    """Return words with the text they add: a space after each, hyphens of wrapped words undone."""
    result: list[tuple[Word, str]] = []
    for number, line in enumerate(lines):
        for place, word in enumerate(line):
            text = word.text + " "
            if place == len(line) - 1 and number + 1 < len(lines) and lines[number + 1]:
                text = line_end(word.text, lines[number + 1][0].text)
            result.append((word, text))
    return result


def pieces(draft: Draft, page: int, part: str = "") -> list[Piece]:
    """Return the draft's words as pieces with their places."""
    return [
        Piece(text, part, page, word.box, word.confidence) for word, text in _flowing(draft.lines)
    ]


def continued(draft: Draft, following: Draft) -> bool:
    """Tell whether a paragraph goes on in the first one of the next page or column."""
    if {draft.kind, following.kind} - {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return False
    if following.kind is BlockKind.LIST_ITEM or not draft.full:
        return False
    same = abs(draft.size - following.size) <= 0.12 * draft.size and draft.bold == following.bold
    last, first = draft.words[-1].text, following.words[0].text
    return same and first[:1].islower() and not _SENTENCE_END.search(last)
