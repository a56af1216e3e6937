# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pictures with a canary beside the pixels, and a drawn face."""

from __future__ import annotations

import io
import struct

from leak_samples import CANARY, MERIT, channel
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo


def portrait() -> Image.Image:
    """Return an invented face: a disc with eyes and a mouth."""
    image = Image.new("RGB", (180, 220), (200, 215, 230))
    pen = ImageDraw.Draw(image)
    pen.ellipse((30, 30, 150, 190), fill=(236, 200, 170))
    pen.ellipse((62, 90, 78, 102), fill=(30, 30, 40))
    pen.ellipse((102, 90, 118, 102), fill=(30, 30, 40))
    pen.arc((65, 110, 115, 155), 20, 160, fill=(150, 40, 40), width=4)
    return image


def merit_picture() -> Image.Image:
    """Return a photographed page of merit."""
    image = Image.new("RGB", (1700, 700), "white")
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(34)
    for number, line in enumerate(MERIT):
        pen.text((60, 60 + 80 * number), line, fill="black", font=font)
    return image


def _saved(image: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **how)
    return sink.getvalue()


def jpeg_with_exif(image: Image.Image | None = None) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = CANARY
    exif[0x010E] = CANARY
    return _saved(image or portrait(), exif=exif)


@channel("EXIF", "jpg", "EXIF")
def exif() -> bytes:
    return jpeg_with_exif(merit_picture())


@channel("GPS", "jpg", "GPS")
def gps() -> bytes:
    tags = Image.Exif()
    place = tags.get_ifd(0x8825)
    place[1], place[2], place[29] = "N", (56.0, 9.0, 25.0), CANARY
    return _saved(merit_picture(), exif=tags)


@channel("EXIF thumbnail", "jpg", "EXIF thumbnail")
def exif_thumbnail() -> bytes:
    small = _saved(portrait().resize((80, 98)), comment=CANARY)
    ifd0 = struct.pack("<H", 0) + struct.pack("<I", 14)
    ifd1 = struct.pack("<H", 2)
    ifd1 += struct.pack("<HHII", 0x0201, 4, 1, 14 + 2 + 24 + 4)
    ifd1 += struct.pack("<HHII", 0x0202, 4, 1, len(small)) + struct.pack("<I", 0)
    tiff = b"II*\x00" + struct.pack("<I", 8) + ifd0 + ifd1 + small
    return _saved(merit_picture(), exif=b"Exif\x00\x00" + tiff)


@channel("XMP", "jpg", "XMP")
def xmp() -> bytes:
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc>{CANARY}</dc></x:xmpmeta>"
    return _saved(merit_picture(), xmp=packet.encode())


@channel("comment", "jpg", "comment")
def comment() -> bytes:
    return _saved(merit_picture(), comment=CANARY)


@channel("text chunk", "png", "text chunk")
def text_chunk() -> bytes:
    chunks = PngInfo()
    chunks.add_text("Author", CANARY)
    return _saved(merit_picture(), "PNG", pnginfo=chunks)


@channel("bytes after a picture", "png", "after the end")
def after_picture() -> bytes:
    return _saved(merit_picture(), "PNG") + CANARY.encode()


@channel("face beside text", "png", "pixels")
def face() -> bytes:
    page = merit_picture()
    page.paste(portrait(), (1500, 20))
    return _saved(page, "PNG")
