# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From pages in draft to a document's blocks: running heads, headings, paragraphs over pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sloer.model import Block, BlockKind
from sloer.reading.blocks import Piece, build_block
from sloer.reading.pdf.pages import PageText
from sloer.reading.pdf.paragraphs import Draft, continued, pieces

_EDGE_SHARE = 0.12
_PAGE_NUMBER = re.compile(
    r"^(?:(?:side|page|sida|s\.|p\.)\s*)?[-–(]?\s*\d{1,3}\s*[-–)]?(?:\s*(?:af|of|av|/)\s*\d{1,3})?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d{1,2}[.)] ")
_MOST_WORDS = 12
_TITLE_WORDS = 5


@dataclass(slots=True)
class _Placed:
    page: PageText
    draft: Draft
    kind: BlockKind
    level: int = 0
    following: _Placed | None = None


def assemble(pages: Sequence[PageText]) -> list[Block]:
    """Return the blocks of all pages in reading order."""
    _number_tables(pages)
    placed = [
        _Placed(page, draft, draft.kind, draft.level) for page in pages for draft in page.drafts
    ]
    _mark_running(placed)
    body = [p for p in placed if p.kind not in {BlockKind.HEADER, BlockKind.FOOTER}]
    _mark_headings(body)
    gone = _continued(body)
    blocks = []
    for item in _headers_first(placed):
        if id(item) not in gone:
            block = _built(item)
            if block is not None:
                blocks.append(block)
    return blocks


def _number_tables(pages: Sequence[PageText]) -> None:
    before = 0
    for page in pages:
        for draft in page.drafts:
            if draft.cell and before:
                draft.cell = replace(draft.cell, table=draft.cell.table + before)
        before += page.tables


def _mark_running(placed: Sequence[_Placed]) -> None:
    """Mark what stands at the same height of several pages' edges, and page numbers."""
    keys: dict[int, tuple[str, int]] = {}
    count: Counter[tuple[str, int]] = Counter()
    pages_of: dict[tuple[str, int], set[int]] = {}
    for item in placed:
        if _edge(item) and len(item.draft.words) <= 30:
            key = (re.sub(r"\d+", "#", item.draft.text.casefold()), round(item.draft.top / 8))
            keys[id(item)] = key
            count[key] += 1
            pages_of.setdefault(key, set()).add(item.page.number)
    for item in placed:
        edge = _edge(item)
        own = keys.get(id(item))
        if edge and own and item.draft.kind is not BlockKind.TABLE_CELL:
            repeated = any(
                len(pages_of.get((own[0], own[1] + d), set()) | pages_of[own]) >= 2
                for d in (-1, 0, 1)
            )
            number = edge is BlockKind.FOOTER and _PAGE_NUMBER.match(item.draft.text)
            if repeated or number:
                item.kind, item.level = edge, 0


def _edge(item: _Placed) -> BlockKind | None:
    height = item.page.height
    if item.draft.bottom < _EDGE_SHARE * height:
        return BlockKind.HEADER
    if item.draft.top > (1 - _EDGE_SHARE) * height:
        return BlockKind.FOOTER
    return None


def _mark_headings(body: Sequence[_Placed]) -> None:
    """Tell headings by larger type, by bold or by capitals, each set shorter than a sentence."""
    weights: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for item in body:
        for word in item.draft.words:
            weights[_rounded(word.size)] += len(word.text)
            bold[word.bold] += len(word.text)
    if not weights:
        return
    usual = weights.most_common(1)[0][0]
    mostly_bold = bold[True] > bold[False]
    headings: list[tuple[_Placed, float]] = []
    for number, item in enumerate(body):
        following = body[number + 1] if number + 1 < len(body) else None
        rank = _heading_rank(item, following, usual, mostly_bold)
        if rank:
            headings.append((item, rank))
    ranks = sorted({rank for _, rank in headings}, reverse=True)
    for item, rank in headings:
        item.kind, item.level = BlockKind.HEADING, min(ranks.index(rank) + 1, 6)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _heading_rank(
    item: _Placed, following: _Placed | None, usual: float, mostly_bold: bool
) -> float:
    draft = item.draft
    if item.kind is not BlockKind.PARAGRAPH or len(draft.words) > _MOST_WORDS:
        return 0.0
    text = draft.text
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 2 or text[-1] in ".,;" or (draft.words[0].confidence < 1.0 and len(text) < 3):
        return 0.0
    recognised = draft.words[0].confidence < 1.0
    if draft.size >= (_larger_recognised(draft, text) if recognised else 1.14) * usual:
        return _rounded(draft.size)
    if recognised:
        return 0.0
    if draft.size < 0.95 * usual or following is None or "@" in text:
        return 0.0
    if draft.bold and not mostly_bold and not following.draft.bold and len(draft.lines) == 1:
        return usual + 0.2
    capitals = sum(c.isupper() for c in letters) == len(letters) >= 4
    lighter = not following.draft.text.isupper()
    if capitals and lighter and not any(c.isdigit() for c in text) and len(draft.words) <= 6:
        return usual + 0.1
    return 0.0


def _larger_recognised(draft: Draft, text: str) -> float:
    """Return how much larger a recognised heading is: sizes vary by a tenth from line to line.

    "Uddannelse", "Kurser og certifikater": a little larger is enough for so few words.
    """
    text = _NUMBER.sub("", text)
    if not text[:1].isupper():
        return 1.4
    title = len(draft.words) <= _TITLE_WORDS and all(c.isalpha() or c in " -:&" for c in text)
    return 1.07 if title else 1.2


def _continued(body: Sequence[_Placed]) -> set[int]:
    """Let a paragraph cut by the end of a page go on; return what was thereby used up."""
    gone: set[int] = set()
    for before, after in itertools.pairwise(body):
        text = {before.kind, after.kind} <= {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        # A page break, or the foot of one column and the head of the next.
        moved = before.page is not after.page or after.draft.top < before.draft.top - 40
        if text and moved and continued(before.draft, after.draft):
            before.following = after
            gone.add(id(after))
    return gone


def _headers_first(placed: Sequence[_Placed]) -> list[_Placed]:
    order = {BlockKind.HEADER: 0, BlockKind.FOOTER: 2}
    return sorted(placed, key=lambda p: (p.page.number, order.get(p.kind, 1)))


def _built(item: _Placed) -> Block | None:
    if item.following is None:
        parts = pieces(item.draft, item.page.number)
    else:
        chain = [item]
        while chain[-1].following is not None:
            chain.append(chain[-1].following)
        joined = pieces_over(chain)
        parts = joined
    return build_block(item.kind, parts, level=item.level, cell=item.draft.cell)


def pieces_over(chain: Sequence[_Placed]) -> list[Piece]:
    """Return the pieces of a paragraph that runs over several pages."""
    lines = [line for item in chain for line in item.draft.lines]
    first = chain[0].draft
    whole = pieces(Draft(first.kind, lines, first.left, first.right), chain[0].page.number)
    numbers = [item.page.number for item in chain for _ in item.draft.words]
    return [replace(piece, page=page) for piece, page in zip(whole, numbers, strict=True)]
