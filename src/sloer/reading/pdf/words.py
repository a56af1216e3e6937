# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From glyphs to words and stretches of line, by where they stand rather than by drawing order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from sloer.reading.pdf.frame import Box
from sloer.reading.pdf.glyphs import Glyphs

_WORD_GAP = 0.17
_SPACE_GAP = 0.08
_STRETCH_GAP = 1.3
_ACCENTS = {
    0xA8: 0x308,
    0xB4: 0x301,
    0x60: 0x300,
    0x2DA: 0x30A,
    0x2C6: 0x302,
    0x2DC: 0x303,
    0xB8: 0x327,
    0x2C7: 0x30C,
}
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


@dataclass(slots=True)
class Word:
    """A word: its place in the upright frame of its text, and its box on the page as shown."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    box: Box
    confidence: float = 1.0
    symbol: bool = False


class Stretch:
    """Words on one line with no more than word gaps between them.

    ``size`` is that of most of its type; ``baseline`` is where its largest word stands; ``bold``
    tells that all of it is.
    """

    __slots__ = ("baseline", "bold", "bottom", "left", "right", "size", "text", "top", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.measure()

    def measure(self) -> None:
        """Take the measures of the words anew."""
        words = self.words
        self.left, self.right = words[0].left, words[-1].right
        self.top = min([word.top for word in words])
        self.bottom = max([word.bottom for word in words])
        self.text = " ".join([word.text for word in words])
        self.bold = all(word.bold for word in words)
        longest = largest = words[0]
        for word in words[1:]:
            if len(word.text) > len(longest.text):
                longest = word
            if word.size > largest.size:
                largest = word
        self.size, self.baseline = longest.size, largest.baseline


def stretches_by_turn(glyphs: Glyphs) -> list[tuple[list[Stretch], float]]:
    """Return the stretches of each direction of writing with its width, the commonest first."""
    angles = glyphs.column([round(run.angle) % 360 for run in glyphs.runs], np.int64)
    nearest = np.round(angles / 90).astype(int) * 90
    angles = np.where(np.abs(angles - nearest) <= 4, nearest % 360, angles)
    turns, counts = np.unique(angles, return_counts=True)
    ordered = sorted(zip(counts, turns, strict=True), key=lambda pair: (-pair[0], pair[1]))
    found = []
    for _, turn in ordered[:12]:
        upright = _upright(glyphs.only(angles == turn), int(turn))
        width = glyphs.frame.height if turn in {90, 270} else glyphs.frame.width
        found.append((_stretches(upright), width))
    return found


@dataclass(frozen=True)
class _Upright:
    glyphs: Glyphs
    boxes: NDArray[np.float64]
    baselines: NDArray[np.float64]
    sizes: NDArray[np.float64]


def _upright(glyphs: Glyphs, turn: int) -> _Upright:
    sizes = glyphs.column([run.size for run in glyphs.runs], np.float64)
    ex = glyphs.column([run.baseline[0] for run in glyphs.runs], np.float64)
    ey = glyphs.column([run.baseline[1] for run in glyphs.runs], np.float64)
    x0, y0, x1, y1 = glyphs.boxes.T
    width, height = glyphs.frame.width, glyphs.frame.height
    match turn:
        case 0:
            boxes, base = np.stack((x0, y0, x1, y1), 1), ey
        case 90:
            boxes, base = np.stack((y0, width - x1, y1, width - x0), 1), width - ex
        case 180:
            boxes, base = (
                np.stack((width - x1, height - y1, width - x0, height - y0), 1),
                height - ey,
            )
        case 270:
            boxes, base = np.stack((height - y1, x0, height - y0, x1), 1), ex
        case _:
            boxes, base = _slanted(glyphs, turn, sizes, ex, ey)
    # A loose box without height comes from a font without metrics.
    flat = boxes[:, 3] - boxes[:, 1] < 0.3 * sizes
    boxes[flat, 1], boxes[flat, 3] = base[flat] - 0.8 * sizes[flat], base[flat] + 0.2 * sizes[flat]
    # Text that is raised or written downwards stands off its run's baseline.
    off = (base < boxes[:, 1] - 0.2 * sizes) | (base > boxes[:, 3] + 0.2 * sizes)
    base = np.where(off, boxes[:, 3] - 0.22 * (boxes[:, 3] - boxes[:, 1]), base)
    return _Upright(glyphs, boxes, base, np.maximum(sizes, 0.1))


def _slanted(
    glyphs: Glyphs,
    turn: int,
    sizes: NDArray[np.float64],
    ex: NDArray[np.float64],
    ey: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    x = (glyphs.boxes[:, 0] + glyphs.boxes[:, 2]) / 2
    y = (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
    along, base = x * cos + y * sin, ey * cos - ex * sin
    half = sizes * 0.25
    return np.stack((along - half, base - 0.8 * sizes, along + half, base + 0.2 * sizes), 1), base


def _stretches(upright: _Upright) -> list[Stretch]:
    glyphs = upright.glyphs
    if not len(glyphs):
        return []
    lines = _line_numbers(upright.baselines, upright.sizes)
    centres = upright.boxes[:, 0] + np.where(np.isin(glyphs.codes, list(_ACCENTS)), 0.01, 0.0)
    order = np.lexsort((centres, lines))
    spaces = glyphs.spaces[order]
    inked = order[~spaces]
    if not len(inked):
        return []
    # How many space glyphs stand before each inked one, to tell whether one lies between two.
    seen = np.cumsum(spaces)[~spaces]
    spaced = np.diff(seen, prepend=seen[0]) > 0
    left, right = upright.boxes[inked, 0], upright.boxes[inked, 2]
    sizes, row = upright.sizes[inked], lines[inked]
    new_line = np.diff(row, prepend=-1) != 0
    gaps = np.empty_like(left)
    gaps[0] = 0
    gaps[1:] = (left[1:] - right[:-1]) / np.maximum(sizes[1:], sizes[:-1])
    doubled = _doubled(upright, inked, new_line)
    if doubled.any():
        kept = ~doubled
        return _stretches(_kept(upright, np.sort(np.concatenate((inked[kept], order[spaces])))))
    starts = np.flatnonzero(new_line | (gaps > _STRETCH_GAP * _loosening(gaps, new_line)))
    word_starts = np.zeros(len(inked), bool)
    for start, end in pairwise([*starts.tolist(), len(inked)]):
        part = slice(start, end)
        word_starts[part] = _word_starts(gaps[part], spaced[part])
    words = _all_words(upright, inked, np.flatnonzero(word_starts))
    counts = np.add.reduceat(word_starts, starts).tolist()
    found = []
    for count in counts:
        part_words = _in_order([word for _, word in zip(range(count), words, strict=False)])
        if part_words:
            found.append(Stretch(part_words))
    return found


def _kept(upright: _Upright, kept: NDArray[np.int64]) -> _Upright:
    mask = np.zeros(len(upright.glyphs), bool)
    mask[kept] = True
    return _Upright(
        upright.glyphs.only(mask), upright.boxes[mask], upright.baselines[mask], upright.sizes[mask]
    )


def _line_numbers(baselines: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.int64]:
    """Number the lines from the top; glyphs within a third of their size share one."""
    keys = np.round(baselines * 4).astype(np.int64)
    unique, inverse = np.unique(keys, return_inverse=True)
    largest = np.zeros(len(unique))
    np.maximum.at(largest, inverse, sizes)
    numbers, number, start = [], -1, -1e12
    for place, size in zip((unique / 4).tolist(), largest.tolist(), strict=True):
        if place - start > 0.3 * min(size, 40.0):
            number, start = number + 1, place
        numbers.append(number)
    return np.array(numbers)[inverse]


def _doubled(
    upright: _Upright, inked: NDArray[np.int64], new_line: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell glyphs drawn twice with a small shift, as poor bold or a shadow is made."""
    codes, runs = upright.glyphs.codes[inked], upright.glyphs.runs_of[inked]
    left, right = upright.boxes[inked, 0], upright.boxes[inked, 2]
    baselines, sizes = upright.baselines[inked], upright.sizes[inked]
    doubled = np.zeros(len(codes), bool)
    near = left[1:] - left[:-1] < 0.35 * (right[1:] - left[1:])
    level = np.abs(baselines[1:] - baselines[:-1]) < 0.2 * sizes[1:]
    # The letters of a ligature share a box too, but one operator drew them.
    again = (codes[1:] == codes[:-1]) & (runs[1:] != runs[:-1])
    doubled[1:] = again & near & level & ~new_line[1:]
    return doubled


def _loosening(gaps: NDArray[np.float64], new_line: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How much wider than usual a line is set: letter-spaced lines break at wider gaps only."""
    numbers = np.cumsum(new_line) - 1
    factor = np.ones(numbers[-1] + 1)
    starts = np.flatnonzero(new_line)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(gaps)], strict=True)):
        inner = gaps[start + 1 : end]
        if len(inner) >= 3:
            usual = float(np.median(inner))
            if usual > 0.35:
                factor[number] = 2.2 * usual / _STRETCH_GAP if usual > 0.6 else 1.0
    loosened: NDArray[np.float64] = np.maximum(factor, 1.0)[numbers]
    return loosened


def _word_starts(gaps: NDArray[np.float64], spaced: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which glyphs of a stretch begin a word."""
    usual = 0.0
    inner = sorted(gaps[1:][~spaced[1:]].tolist())
    if len(inner) >= 3:
        usual = max(inner[len(inner) // 2], 0.0)
        usual = usual if usual > 0.06 else 0.0
    starts: NDArray[np.bool_] = gaps > 1.5 * usual + _WORD_GAP
    starts |= spaced & (gaps > _SPACE_GAP + usual * 0.5)
    starts[0] = True
    return starts


def _in_order(words: list[Word]) -> list[Word]:
    words = _join_letterspaced([word for word in words if word.text])
    if sum(map(_is_rtl, words)) * 2 > len(words):
        words.reverse()
    return words


def _all_words(
    upright: _Upright, inked: NDArray[np.int64], starts: NDArray[np.int64]
) -> Iterator[Word]:
    glyphs = upright.glyphs
    boxes, shown = upright.boxes[inked], np.round(glyphs.boxes[inked], 2)
    low, high = np.minimum.reduceat(boxes, starts).tolist(), np.maximum.reduceat(boxes, starts)
    outer = np.hstack(
        (
            np.minimum.reduceat(shown[:, :2], starts),
            np.maximum.reduceat(shown[:, 2:], starts),
        )
    ).tolist()
    far = high.tolist()
    codes = glyphs.codes[inked].tolist()
    first = inked[starts]
    runs = [glyphs.runs[number] for number in glyphs.runs_of[first].tolist()]
    baselines, sizes = upright.baselines[first].tolist(), upright.sizes[first].tolist()
    bounds = pairwise([*starts.tolist(), len(inked)])
    for number, (start, end) in enumerate(bounds):
        font = glyphs.fonts[runs[number].font]
        yield Word(
            _text(codes[start:end], boxes[start:end]),
            low[number][0],
            low[number][1],
            far[number][2],
            far[number][3],
            baselines[number],
            sizes[number],
            font.bold,
            tuple(outer[number]),
            symbol=font.symbolic,
        )


def _text(codes: list[int], boxes: NDArray[np.float64]) -> str:
    if not _ACCENTS.keys().isdisjoint(codes):
        codes = _accented(codes, boxes)
    text = "".join(map(chr, codes)).replace("\x02", "-")
    if not text.isascii() and _RTL.search(text):
        text = unicodedata.normalize("NFKC", text[::-1])
    return text


def _accented(codes: list[int], boxes: NDArray[np.float64]) -> list[int]:
    """Put accents that were drawn on their own onto the letter they stand over."""
    result: list[int] = []
    for number, code in enumerate(codes):
        if code in _ACCENTS:
            middle = (boxes[number, 0] + boxes[number, 2]) / 2
            before = number > 0 and boxes[number - 1, 0] < middle < boxes[number - 1, 2]
            after = number + 1 < len(codes) and boxes[number + 1, 0] < middle < boxes[number + 1, 2]
            if before and result and chr(codes[number - 1]).isalpha():
                result.append(_ACCENTS[code])
                continue
            if after and chr(codes[number + 1]).isalpha():
                result.append(-_ACCENTS[code])
                continue
        if result and result[-1] < 0:
            accent = -result.pop()
            result += [code, accent]
        else:
            result.append(code)
    return [abs(code) for code in result]


def _is_rtl(word: Word) -> bool:
    return not word.text.isascii() and bool(_RTL.search(word.text))


def _join_letterspaced(words: list[Word]) -> list[Word]:
    """Join letters set one by one ("F A T I M A"); a clearly wider gap still parts words."""
    if len(words) < 3 or sum(len(w.text) == 1 and w.text.isalpha() for w in words) < 3:
        return words
    joined: list[Word] = []
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isalnum():
            end += 1
        whole = start == 0 and end == len(words)
        if end - start >= (3 if whole else 4):
            joined += _respaced(words[start:end])
            start = end
        else:
            joined += words[start : end + 1]
            start = end + 1
    return joined


def _respaced(letters: Sequence[Word]) -> list[Word]:
    gaps = [b.left - a.right for a, b in pairwise(letters)]
    usual = median(gaps)
    groups = [[letters[0]]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > 1.6 * usual and gap > usual + 0.15 * letter.size:
            groups.append([letter])
        else:
            groups[-1].append(letter)
    return [merged(group) for group in groups]


def merged(words: Sequence[Word]) -> Word:
    """Return one word made of several, without space between them."""
    first = words[0]
    return Word(
        "".join(word.text for word in words),
        min(w.left for w in words),
        min(w.top for w in words),
        max(w.right for w in words),
        max(w.bottom for w in words),
        first.baseline,
        first.size,
        first.bold,
        (
            min(w.box[0] for w in words),
            min(w.box[1] for w in words),
            max(w.box[2] for w in words),
            max(w.box[3] for w in words),
        ),
        min(w.confidence for w in words),
        first.symbol,
    )
