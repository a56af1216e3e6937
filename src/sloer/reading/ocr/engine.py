# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The recognition engine: Tesseract inside the process, one instance per set of languages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

# One thread a process: the keeper runs as many processes as there are cores, and Tesseract's
# own threads then only wait for one another. Must be set before the library is loaded.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import tesserocr

from sloer.errors import HeldError
from sloer.model import Sentence
from sloer.reading.ocr.result import Box
from sloer.reading.ocr.sheet import Grey

DANISH, ENGLISH = "dan", "eng"
_LEVEL = tesserocr.RIL


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word as the engine gives it; ``confidence`` 0 to 1, the box in pixels of the sheet."""

    text: str
    box: Box
    confidence: float
    line: int
    paragraph: int
    block: int
    height: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All words of a sheet in one language set, and how many areas were taken for pictures."""

    words: tuple[RawWord, ...]
    language: str
    pictures: int = 0

    @property
    def confidence(self) -> float:
        """Mean confidence, each word weighing as many as its letters."""
        letters = sum(len(word.text) for word in self.words)
        if not letters:
            return 0.0
        return sum(word.confidence * len(word.text) for word in self.words) / letters


def read_sheet(sheet: Grey, language: str, areas: Sequence[Box]) -> Reading:
    """Read the ``areas`` of a page one by one, with the engine's own analysis of each."""
    api = _engine(language)
    api.SetPageSegMode(tesserocr.PSM.AUTO)
    words: list[RawWord] = []
    pictures = 0
    for area in areas:
        left, top, right, bottom = map(round, area)
        # Cut out: of a rectangle set within the picture the engine makes rubbish now and then.
        _show(api, sheet[top:bottom, left:right])
        api.Recognize()
        found, seen = _collect(api)
        words += _after(words, [_moved(word, left, top) for word in found])
        pictures += seen
    return Reading(tuple(words), language, pictures)


def _after(words: list[RawWord], found: list[RawWord]) -> Iterator[RawWord]:
    """Yield the words of the next area, their lines, paragraphs and blocks counted on."""
    last = words[-1] if words else None
    line, paragraph, block = (
        (last.line + 1, last.paragraph + 1, last.block + 1) if last else (0, 0, 0)
    )
    for word in found:
        yield replace(
            word,
            line=word.line + line,
            paragraph=word.paragraph + paragraph,
            block=word.block + block,
        )


def read_strip(sheet: Grey, box: Box, language: str) -> tuple[RawWord, ...]:
    """Read one line of print inside ``box``."""
    left, top, right, bottom = (round(side) for side in box)
    left, top = max(left, 0), max(top, 0)
    strip = sheet[top:bottom, left:right]
    if min(strip.shape) < 3:
        return ()
    api = _engine(language)
    api.SetPageSegMode(tesserocr.PSM.SINGLE_LINE)
    _show(api, strip)
    api.Recognize()
    return tuple(_moved(word, left, top) for word in _collect(api)[0])


def warm_up() -> None:
    """Load what nearly every page needs: Danish, and English for addresses."""
    for language in (DANISH, ENGLISH):
        if available(language):
            _engine(language)


def available(language: str) -> bool:
    """Return whether the trained data of ``language`` (``dan``) is installed."""
    return (_data_folder() / f"{language}.traineddata").is_file()


def _data_folder() -> Path:
    named = os.environ.get("SLOER_TESSDATA")
    return Path(named) if named else Path(sys.prefix) / "share" / "sloer" / "tessdata"


@lru_cache(maxsize=6)
def _engine(language: str) -> tesserocr.PyTessBaseAPI:
    missing = [part for part in language.split("+") if not available(part)]
    if missing:
        raise HeldError(
            "ocr_missing",
            Sentence(
                "Filen skal læses som billede, men data til tekstgenkendelse er ikke installeret.",
                "The file must be read as a picture, but the data for text recognition is "
                "not installed.",
            ),
        )
    api = tesserocr.PyTessBaseAPI(
        path=str(_data_folder()), lang=language, oem=tesserocr.OEM.LSTM_ONLY
    )
    # The binding sends remarks to /dev/null, which the sandbox lets nobody open for writing;
    # Tesseract then falls over its first remark. Empty means stderr, which the keeper closes off.
    api.SetVariable("debug_file", "")
    return api


def _show(api: tesserocr.PyTessBaseAPI, sheet: Grey) -> None:
    height, width = sheet.shape
    api.SetImageBytes(sheet.tobytes(), width, height, 1, width)
    api.SetSourceResolution(200)


def _collect(api: tesserocr.PyTessBaseAPI) -> tuple[list[RawWord], int]:
    words: list[RawWord] = []
    pictures = 0
    line = paragraph = block = -1
    iterator = api.GetIterator()
    if iterator is None:
        return [], 0
    for at in _steps(iterator):
        if at.IsAtBeginningOf(_LEVEL.BLOCK):
            block += 1
            pictures += at.BlockType() in _PICTURES
        if at.IsAtBeginningOf(_LEVEL.PARA):
            paragraph += 1
        if at.IsAtBeginningOf(_LEVEL.TEXTLINE):
            line += 1
        if at.Empty(_LEVEL.WORD):
            continue
        text = at.GetUTF8Text(_LEVEL.WORD).strip()
        if text:
            left, top, right, bottom = at.BoundingBox(_LEVEL.WORD)
            box = float(left), float(top), float(right), float(bottom)
            height = float(at.RowAttributes()["row_height"])
            score = at.Confidence(_LEVEL.WORD) / 100
            words.append(RawWord(text, box, score, line, paragraph, block, height))
    return words, pictures


_PICTURES = frozenset(
    {tesserocr.PT.FLOWING_IMAGE, tesserocr.PT.HEADING_IMAGE, tesserocr.PT.PULLOUT_IMAGE}
)


def _steps(iterator: tesserocr.PyResultIterator) -> Iterator[tesserocr.PyResultIterator]:
    yield iterator
    while iterator.Next(_LEVEL.WORD):
        yield iterator


def _moved(word: RawWord, right: float, down: float) -> RawWord:
    left, top, end, bottom = word.box
    box = (left + right, top + down, end + right, bottom + down)
    return RawWord(
        word.text, box, word.confidence, word.line, word.paragraph, word.block, word.height
    )
