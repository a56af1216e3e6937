# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pictures: what a camera or an editor wrote beside the pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pillow_heif
from PIL import ExifTags, Image

from sloer.model import Ground
from sloer.verifying.trace import Trace, UntrustedFile, always, hidden, searched

_SIGNATURES = (
    b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF",
)  # fmt: skip
_SILENT_TAGS = frozenset(
    {"ExifOffset", "GPSInfo", "Orientation", "XResolution", "YResolution", "ResolutionUnit",
     "YCbCrPositioning", "Compression", "JpegIFOffset", "JpegIFByteCount"}
)  # fmt: skip
_MOST_PIXELS = 200_000_000

pillow_heif.register_heif_opener()


class _ImageInspector:
    rank = 20

    def recognises(self, file: UntrustedFile) -> bool:
        return file.data.startswith(_SIGNATURES) or file.data[4:12] in {
            b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif", b"ftypheim",
        }  # fmt: skip

    def inspect(self, file: UntrustedFile) -> Iterator[Trace]:
        yield always(
            "image.picture",
            "pixels",
            "et billede, som kan vise hvem det er",
            "a picture, which may show who it is",
            ground=Ground.PHOTO,
        )
        yield searched("image.bytes", "bytes", data=file.data)
        with Image.open(io.BytesIO(file.data)) as image:
            yield from _exif(image)
            yield from _texts(image)
        yield from _after_the_end(file.data)


def _exif(image: Image.Image) -> Iterator[Trace]:
    exif = image.getexif()
    directories = [("EXIF", exif, ExifTags.TAGS), ("EXIF", exif.get_ifd(0x8769), ExifTags.TAGS)]
    values = [
        f"{tags.get(key, key)}={_text(value)}"
        for _, directory, tags in directories
        for key, value in directory.items()
        if tags.get(key, "") not in _SILENT_TAGS
    ]
    if values:
        yield hidden("image.exif", "EXIF", "Billedets EXIF", "The picture's EXIF", " ".join(values))
    if position := exif.get_ifd(0x8825):
        yield always(
            "image.gps",
            "GPS",
            "stedet, hvor billedet er taget",
            "the place where the picture was taken",
            " ".join(_text(v) for v in position.values()),
            ground=Ground.PLACE,
        )
    if exif.get_ifd(ExifTags.IFD.IFD1).get(0x0201):
        yield always(
            "image.thumbnail",
            "EXIF thumbnail",
            "et miniaturebillede, som kan være ældre end billedet",
            "a thumbnail, which may be older than the picture",
            ground=Ground.PHOTO,
        )


def _text(value: object) -> str:
    if isinstance(value, bytes):
        for encoding in ("utf-8", "utf-16-le"):
            try:
                return value.decode(encoding).replace("\x00", "")
            except UnicodeDecodeError:
                continue
        return value.decode("latin-1").replace("\x00", "")
    return str(value)


def _texts(image: Image.Image) -> Iterator[Trace]:
    for key, value in image.info.items():
        name = str(key).lower()
        if name in {"exif", "icc_profile", "dpi", "jfif", "jfif_version", "jfif_density"}:
            continue
        if not isinstance(value, (str, bytes)):
            continue
        if "xmp" in name or "xml" in name:
            text = " ".join(_text(value).replace("<", " <").split())
            yield hidden("image.xmp", "XMP", "Billedets XMP", "The picture's XMP", text)
        elif name == "photoshop":
            yield hidden("image.iptc", "IPTC", "Billedets IPTC", "The picture's IPTC", _text(value))
        else:
            where = "text chunk" if isinstance(value, str) else "comment"
            yield hidden(
                "image.comment", where, "En kommentar i billedet", "A comment in the picture",
                _text(value),
            )  # fmt: skip
    if isinstance(image.info.get("photoshop"), dict):
        text = " ".join(_text(v) for v in image.info["photoshop"].values())
        yield hidden("image.iptc", "IPTC", "Billedets IPTC", "The picture's IPTC", text)


def _after_the_end(data: bytes) -> Iterator[Trace]:
    end = b"\xff\xd9" if data.startswith(b"\xff\xd8") else None
    end = b"IEND\xaeB\x60\x82" if data.startswith(b"\x89PNG") else end
    if end is None:
        return
    rest = data[data.rfind(end) + len(end) :].strip(b"\x00\r\n ") if end in data else b""
    if rest:
        yield always(
            "image.trailing", "after the end", "bytes efter billedet", "bytes after the picture",
            rest.decode("latin-1"), rest,
        )  # fmt: skip


INSPECTOR = _ImageInspector()
