# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A page of an untrusted file as a picture, for a person who must see the file itself.

Drawn in the sandbox. Only bare pixels come out; the picture file is made of them on the trusted
side, so that no byte of the original, and none that a captured process chose, is ever opened by
whoever looks.
"""

from __future__ import annotations

import io

import msgspec
import numpy as np
import pillow_heif
import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from sloer.errors import HeldError
from sloer.model import Sentence
from sloer.reading.holds import held
from sloer.reading.pdf.visibility import render, scale_within
from sloer.sandbox import Bounds, Keeper

pillow_heif.register_heif_opener(thumbnails=False)
Image.init()  # no plug-in can be loaded once the process is locked

MODULE = "sloer.reading.picturing"
"""What a keeper should import beforehand."""
_WANTED = ("JPEG", "MPO", "PNG", "TIFF", "GIF", "BMP", "WEBP", "HEIF", "AVIF")
_FORMATS = tuple(name for name in _WANTED if name in Image.OPEN)
_PIXELS = 2_000_000
_LARGEST_PIXELS = 60_000_000
_LONGER_SIDE = 1_600
_SCALE = 2.0
_BOUNDS = Bounds(seconds=30.0, memory_bytes=1024**3, result_bytes=32 * 1024**2)


class PictureTask(msgspec.Struct, frozen=True):
    """An untrusted file and which of its pages to draw, counted from 0."""

    untrusted_data: bytes
    page: int


class Pixels(msgspec.Struct, frozen=True):
    """A drawn page: rows of red, green, blue, one byte each, and how many pages there are."""

    pages: int
    width: int
    height: int
    colours: bytes


def picture(untrusted_data: bytes, page: int, keeper: Keeper) -> tuple[bytes, int]:
    """Return a page of a PDF or a picture file as PNG, and how many pages there are.

    Raises:
        HeldError: the file has no pages that can be drawn, or not within the bounds.
    """
    task = msgspec.msgpack.encode(PictureTask(untrusted_data, page))
    answer = keeper.call(f"{MODULE}:picture_task", task, _BOUNDS)
    try:
        drawn = msgspec.msgpack.decode(answer, type=Pixels)
        image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.colours)
    except (msgspec.MsgspecError, ValueError) as error:
        raise _no_picture() from error
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue(), max(drawn.pages, 1)


def picture_task(payload: bytes) -> bytes:
    """Draw what a :class:`PictureTask` asks for: an entry point of the sandbox."""
    task = msgspec.msgpack.decode(payload, type=PictureTask)
    draw = _pdf_page if b"%PDF-" in task.untrusted_data[:1024] else _picture_page
    return msgspec.msgpack.encode(draw(task))


def _pdf_page(task: PictureTask) -> Pixels:
    try:
        document = pypdfium2.PdfDocument(task.untrusted_data)
    except pypdfium2.PdfiumError as error:
        raise held("damaged") from error
    pages = len(document)
    if not 0 <= task.page < pages:
        raise _no_picture()
    page = document[task.page]
    across, down = page.get_size()
    drawn = render(page, scale_within(across, down, _SCALE, _PIXELS))[:, :, ::-1]
    height, width, _ = drawn.shape
    return Pixels(pages, width, height, np.ascontiguousarray(drawn).tobytes())


def _picture_page(task: PictureTask) -> Pixels:
    try:
        image = Image.open(io.BytesIO(task.untrusted_data), formats=_FORMATS)
    except (UnidentifiedImageError, OSError) as error:
        raise _no_picture() from error
    if image.width * image.height > _LARGEST_PIXELS:
        raise held("too_large")
    pages = getattr(image, "n_frames", 1)
    if not 0 <= task.page < pages:
        raise _no_picture()
    image.seek(task.page)
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((_LONGER_SIDE, _LONGER_SIDE))
    paper = Image.new("RGB", upright.size, "white")
    layered = upright.convert("RGBA")
    paper.paste(layered, mask=layered)
    return Pixels(pages, paper.width, paper.height, paper.tobytes())


def _no_picture() -> HeldError:
    return HeldError(
        "no_picture",
        Sentence("Filen har ingen sider, der kan vises.", "The file has no pages to be shown."),
    )
