# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every letter of every font is looked at once: does it show what the text layer says?

A map from glyphs to characters can lie about one word alone and keep heights and widths. So each
shape that a document says to be a letter is compared with letters (:mod:`.shapes`), wherever it
first stands. One that looks like another letter is looked into by reading words it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sloer.reading.pdf import native
from sloer.reading.pdf.glyphs import Glyphs
from sloer.reading.pdf.shapes import ALIKE, LETTERS, cut_out, shapes
from sloer.reading.pdf.visibility import scale_within

_SCALE = 200 / 72
_CODES = np.array([ord(letter) for letter in LETTERS])
_SMALLEST = 4.0
_MOST_WORDS, _MOST_SUSPECTS = 3, 12
_SHORTEST_WORD = 3
_RIM = 12
_LIGATURES = frozenset(
    """ff fi fl ffi ffl fj ft fb fh fk ffj fft tt ti tf tti ct st sp th ij aa ae oe gg gy
    """.split()  # noqa: SIM905
)


@dataclass(slots=True)
class Witness:
    """Remembers over the pages of one document which shapes told the truth."""

    _true: set[bytes] = field(default_factory=set)
    _false: set[bytes] = field(default_factory=set)

    def hear(
        self, page: Any, text_page: Any, glyphs: Glyphs, pixels: int
    ) -> tuple[bool, frozenset[int]]:
        """Look at the shapes of a page that were not seen before.

        Return whether the text layer lies for certain, and the fonts that may be lying.
        """
        places, keys, boxes = _letters(text_page, glyphs)
        if any(key in self._false for key in keys):
            return True, frozenset()
        joined, odd = _joined(glyphs, places, keys, boxes)
        odd = {key: said for key, said in odd.items() if key not in self._true}
        firsts: dict[bytes, int] = {}
        for number, key in enumerate(keys):
            if key not in self._true and not joined[number]:
                firsts.setdefault(key, number)
        if not firsts and not odd:
            return False, frozenset()
        frame = glyphs.frame
        scale = scale_within(frame.width, frame.height, _SCALE, pixels)
        drawn = page.render(scale=scale, may_draw_forms=True, grayscale=True).to_numpy()
        drawn = drawn.reshape(drawn.shape[:2])
        numbers = np.array(list(firsts.values()), np.intp)
        alike = _suspects(drawn, boxes[numbers] * scale, glyphs.codes[places[numbers]])
        suspects = {keys[numbers[n]] for n in alike} | set(odd)
        self._true |= set(firsts) - suspects
        fonts: set[int] = set()
        for count, suspect in enumerate(sorted(suspects)):
            stands = [int(places[n]) for n, key in enumerate(keys) if key == suspect]
            asked = count < _MOST_SUSPECTS
            true = _read(drawn, scale, glyphs, stands, odd.get(suspect)) if asked else None
            if true is None:
                fonts.add(glyphs.runs[int(glyphs.runs_of[stands[0]])].font)
            else:
                (self._true if true else self._false).add(suspect)
        return bool(self._false), frozenset(fonts)


def _letters(
    text_page: Any, glyphs: Glyphs
) -> tuple[NDArray[np.intp], list[bytes], NDArray[np.float64]]:
    """Return where letters stand, a key for each that tells its shape, and their inks' boxes."""
    sizes = glyphs.column([run.size for run in glyphs.runs], np.float64)
    turned = glyphs.column([round(run.angle) % 360 != 0 for run in glyphs.runs], bool)
    places = np.flatnonzero(np.isin(glyphs.codes, _CODES) & (sizes >= _SMALLEST) & ~turned)
    left, right, bottom, top = native.tight_boxes(
        native.handle_of(text_page.raw), glyphs.indices[places]
    ).T
    boxes = glyphs.frame.place_boxes(left, bottom, right, top)
    spans = (boxes[:, 2:] - boxes[:, :2]) / sizes[places, None]
    fonts = glyphs.column([run.font for run in glyphs.runs], np.int64)[places]
    shape = np.clip(np.round(np.nan_to_num(spans) * 100), 0, 0x7FFF).astype(np.int64)
    # One number for all that tells shapes apart: to look for the same is then much faster.
    fonts = np.minimum(fonts, 0x7FF) << 51
    packed = fonts | glyphs.codes[places].astype(np.int64) << 30 | shape[:, 0] << 15 | shape[:, 1]
    unique, inverse = np.unique(packed, return_inverse=True)
    names = [
        glyphs.fonts[int(one) >> 51].digest + int(one & (1 << 51) - 1).to_bytes(8, "big")
        for one in unique
    ]
    return places, [names[n] for n in inverse.ravel().tolist()], boxes


def _suspects(
    drawn: NDArray[np.uint8], boxes: NDArray[np.float64], codes: NDArray[np.uint32]
) -> list[int]:
    """Return the glyphs, by number, that look far more like another letter than like their own."""
    numbers, pictures, aspects = [], [], []
    for number, box in enumerate(boxes):
        cut = cut_out(_ink(drawn, box))
        if cut is not None:
            numbers.append(number)
            pictures.append(cut[0])
            aspects.append(cut[1])
    if not numbers:
        return []
    said = [chr(int(codes[number])) for number in numbers]
    told = shapes().passing(np.array(pictures), np.array(aspects, np.float32), said)
    return [number for number, passes in zip(numbers, told, strict=True) if passes]


def _ink(drawn: NDArray[np.uint8], box: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return how far each pixel of the box differs from its ground, 0 to 1."""
    left, top = (max(int(side), 0) for side in np.floor(box[:2]))
    right, bottom = (max(int(side), 0) for side in np.ceil(box[2:]))
    part = drawn[top:bottom, left:right].astype(np.float32)
    if not part.size:
        return np.zeros((1, 1), np.float32)
    around = drawn[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2]
    rim = np.concatenate((around[0], around[-1]))
    rim.sort()
    apart = np.abs(part - float(rim[len(rim) // 2]))
    ink: NDArray[np.float32] = apart / max(float(apart.max()), 24.0)
    return ink


def _joined(
    glyphs: Glyphs, places: NDArray[np.intp], keys: list[bytes], boxes: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], dict[bytes, str]]:
    """Return which letters share one glyph, and what such glyphs say that are no ligature."""
    same = np.zeros(len(places), bool)
    same[1:] = (np.diff(places) == 1) & (np.abs(np.diff(boxes, axis=0)).max(axis=1) < 0.01)
    joined = same.copy()
    joined[:-1] |= same[1:]
    odd: dict[bytes, str] = {}
    for end in np.flatnonzero(same & ~np.append(same[1:], False)).tolist():
        start = end
        while same[start]:
            start -= 1
        said = "".join(map(chr, glyphs.codes[places[start : end + 1]])).casefold()
        if said not in _LIGATURES:
            odd[keys[start]] = said
    return joined, odd


def _read(
    drawn: NDArray[np.uint8], scale: float, glyphs: Glyphs, stands: list[int], said: str | None
) -> bool | None:
    """Tell whether a shape is true by words in which it stands; ``None`` if they do not say.

    ``said`` are the letters that one glyph is said to be.
    """
    from sloer.reading.ocr import engine  # heavy, and most files need none

    words = {(start, end) for start, end in (_word(glyphs, place) for place in stands)}
    longest = sorted(words, key=lambda word: (word[0] - word[1], word[0]))[:_MOST_WORDS]
    found = []
    for start, end in longest:
        told = "".join(map(chr, glyphs.codes[start:end]))
        if end - start >= _SHORTEST_WORD:
            strip = _strip(drawn, glyphs.boxes[start:end] * scale)
            whole = (0.0, 0.0, float(strip.shape[1]), float(strip.shape[0]))
            read = "".join(word.text for word in engine.read_strip(strip, whole, engine.DANISH))
            inside = [place - start for place in stands if start <= place < end]
            found += [
                _agrees(told, read, place) if said is None else said in read.casefold()
                for place in inside
            ]
    if not found or True in found:
        return True
    return False if False in found else None


def _strip(drawn: NDArray[np.uint8], boxes: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return the picture of a word alone, on ground of its own colour: frames stay outside."""
    left, top = (max(int(side), 0) for side in boxes[:, :2].min(axis=0))
    right, bottom = (max(int(side) + 1, 0) for side in boxes[:, 2:].max(axis=0))
    part = drawn[top:bottom, left:right]
    ground = int(np.median(part)) if part.size else 255
    padded: NDArray[np.uint8] = np.pad(part, _RIM, constant_values=ground)
    return padded


def _word(glyphs: Glyphs, place: int) -> tuple[int, int]:
    """Return the first glyph of the word in which one stands, and the one after its last."""
    start, end = place, place + 1
    while start > 0 and _goes_on(glyphs, start - 1):
        start -= 1
    while end < len(glyphs) and _goes_on(glyphs, end - 1):
        end += 1
    return start, end


def _goes_on(glyphs: Glyphs, place: int) -> bool:
    """Tell whether the glyph after ``place`` belongs to the same word."""
    a, b = glyphs.boxes[place], glyphs.boxes[place + 1]
    height = max(float(a[3] - a[1]), 1.0)
    level = abs(float(a[3] - b[3])) < 0.3 * height
    near = -height < float(b[0] - a[2]) < 0.2 * height
    return bool(level and near and glyphs.letters[place] and glyphs.letters[place + 1])


def _agrees(told: str, read: str, place: int) -> bool | None:
    """Tell whether recognition saw the letter that was told; ``None`` where it cannot be said."""
    if told.casefold() == read.casefold():
        return True
    if len(told) == len(read):
        return read[place] in ALIKE[told[place]]
    for tag, a, b, c, d in SequenceMatcher(None, told, read, autojunk=False).get_opcodes():
        if a <= place < b:
            if tag == "equal":
                return True
            if tag == "replace" and b - a == d - c:
                return read[c + place - a] in ALIKE[told[place]]
            return None
    return None
