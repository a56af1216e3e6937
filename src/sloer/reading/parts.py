# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reads what lies inside a file: pictures that may be scans, chunks, attachments."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from sloer.errors import HeldError
from sloer.model import Language
from sloer.reading.archive import inner
from sloer.reading.collecting import Attached, Collector, Flow
from sloer.reading.holds import (
    TooMuchError,
    part_left_out,
    picture_left_out,
    unreadable_part,
)
from sloer.reading.language import detect
from sloer.reading.protocol import Input, ReadPart

_SCAN_PIXELS = 600
_ENOUGH_TO_TELL_LANGUAGE = 200
_NOTHING_TO_READ = {"no_text", "empty"}


class Parts:
    """Reads the parts of one file into the collector of its document.

    Raises:
        TooMuchError: together with all that was unpacked before, a part is too large.
    """

    def __init__(self, file: Input, read_part: ReadPart, collector: Collector) -> None:
        self._file = file
        self._read_part = read_part
        self._collector = collector
        self._attachments = 0
        self.unreadable = 0
        """How many attachments could not be read."""

    def attachment(self, untrusted_data: bytes, name: str = "") -> None:
        """Add an attachment under a neutral heading; one that cannot be read holds the file."""
        self._attachments += 1
        if not untrusted_data.strip():
            self._collector.note(part_left_out())
            return
        try:
            document = self._read_part(inner(self._file, untrusted_data, name))
        except TooMuchError:
            raise
        except HeldError as error:
            if error.code == "no_text" and is_picture(untrusted_data):
                self._collector.pictures += 1
                self._collector.note(picture_left_out())
            else:
                self.unreadable += 1
                self._collector.note(unreadable_part())
            return
        heading = f"{_heading_word(document.text)} {self._attachments}"
        self._collector.attach(document, heading, f"attachment {self._attachments}")

    def chunk(self, untrusted_data: bytes, name: str = "") -> Flow:
        """Return a part that is text of the document; one that cannot be read holds the file."""
        try:
            part = inner(self._file, untrusted_data, name)
            return [Attached(self._read_part(part))]
        except TooMuchError:
            raise
        except HeldError as error:
            if error.code not in _NOTHING_TO_READ:
                self._collector.note(unreadable_part())
            return []

    def picture(self, untrusted_data: bytes, *, shown_large: bool = True) -> Flow:
        """Count a picture, and return its text if it is large enough to be a scanned page."""
        self._collector.pictures += 1
        self._collector.note(picture_left_out())
        if not shown_large or not _may_be_scan(untrusted_data):
            return []
        try:
            document = self._read_part(inner(self._file, untrusted_data))
        except TooMuchError:
            raise
        except HeldError as error:
            if error.code not in {*_NOTHING_TO_READ, "unknown_format", "damaged"}:
                self._collector.note(unreadable_part())
            return []
        self._collector.pictures -= document.pictures
        return [Attached(document)]


def _heading_word(text: str) -> str:
    sure = len(text) >= _ENOUGH_TO_TELL_LANGUAGE
    return "Attachment" if sure and detect(text) is Language.EN else "Bilag"


def is_picture(untrusted_data: bytes) -> bool:
    """Tell whether the bytes are a picture."""
    return _size_of(untrusted_data) is not None


def _may_be_scan(untrusted_data: bytes) -> bool:
    size = _size_of(untrusted_data)
    return size is not None and min(size) >= _SCAN_PIXELS


def _size_of(untrusted_data: bytes) -> tuple[int, int] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(untrusted_data)) as picture:
                return picture.size
    except Exception:  # noqa: BLE001 - Pillow fails in many ways on what is no picture
        return None
