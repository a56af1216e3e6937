# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pictures of pages: photos and scans as JPEG, PNG, TIFF, HEIC, WebP, AVIF, GIF or BMP."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageOps, ImageSequence, TiffImagePlugin, UnidentifiedImageError

from sloer.errors import HeldError
from sloer.model import Document, Note, Sentence
from sloer.reading.blocks import clean
from sloer.reading.holds import held, part_left_out
from sloer.reading.ocr import page_of, recognise, unclear
from sloer.reading.ocr.sheet import grey
from sloer.reading.ocr.strips import strips
from sloer.reading.pdf.assembly import assemble
from sloer.reading.pdf.pages import PageText
from sloer.reading.protocol import Input, ReadPart

pillow_heif.register_heif_opener(thumbnails=False)

# An A4 page in points: a picture says nothing of the paper that can be trusted.
_PAGE_WIDTH, _PAGE_HEIGHT = 595.0, 842.0
_LONGEST_NEEDED = 2_800
_METADATA_CHARACTERS = 2_000
_FILM = Sentence(
    "Billedet bevæger sig; kun det første billede er læst.",
    "The picture moves; only its first frame was read.",
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")


@dataclass(frozen=True, slots=True)
class _Format:
    """A picture format: Pillow's names for it, its media type, how its content begins."""

    names: tuple[str, ...]
    media_type: str
    begins: Callable[[bytes], bool]


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


_LEAST_FTYP, _MOST_FTYP = 16, 1024


def _is_brand(*brands: bytes) -> Callable[[bytes], bool]:
    def recognises(data: bytes) -> bool:
        """Tell by the first box, which gives its own length before its name (ISO 14496-12)."""
        length = int.from_bytes(data[:4])
        within = _LEAST_FTYP <= length <= _MOST_FTYP
        return within and data[4:8] == b"ftyp" and any(b in data[8:64] for b in brands)

    return recognises


_FORMATS = (
    _Format(("JPEG", "MPO"), "image/jpeg", _starts(b"\xff\xd8\xff")),
    _Format(("PNG",), "image/png", _starts(b"\x89PNG\r\n\x1a\n")),
    _Format(("TIFF",), "image/tiff", _starts(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    _Format(("GIF",), "image/gif", _starts(b"GIF87a", b"GIF89a")),
    _Format(("BMP",), "image/bmp", lambda d: d.startswith(b"BM") and d[6:10] == b"\0\0\0\0"),
    _Format(("WEBP",), "image/webp", lambda d: d[:4] == b"RIFF" and d[8:12] == b"WEBP"),
    _Format(("AVIF",), "image/avif", _is_brand(*_AVIF_BRANDS)),
    _Format(("HEIF",), "image/heic", _is_brand(*_HEIF_BRANDS)),
    _Format(("JPEG2000",), "image/jp2", _starts(b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")),
)


class ImageReader:
    """Reads the pages of a picture by text recognition."""

    media_type = "image/*"
    rank = 20

    def recognises(self, file: Input) -> bool:
        """Tell a picture by its first bytes."""
        return _format_of(file.untrusted_data) is not None

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return the text of all pages.

        Raises:
            HeldError: ``too_large``, ``damaged``, ``no_text`` or ``ocr_missing``.
        """
        form = _format_of(file.untrusted_data)
        if form is None:
            raise held("unknown_format")
        with _damage_held(), _opened(file, form) as picture:
            _check_pages(picture, file, form)
            metadata = _metadata_of(picture)
            pages = _Pages()
            if form.media_type in _FILMS and int(getattr(picture, "n_frames", 1)) > 1:
                pages.note(part_left_out(_FILM))
            for frame in _frames(picture, form):
                pages.add(_upright(frame, file.limits.pixels))
        return pages.finish(file.untrusted_name, form.media_type, metadata)


READER = ImageReader()


class _Pages:
    """Gathers what was read, page by page."""

    def __init__(self) -> None:
        self._pages: list[PageText] = []
        self._notes: dict[Note, None] = {}
        self._count = 0

    def add(self, picture: Image.Image) -> None:
        self._count += 1
        parts = strips(grey(picture))
        scale = picture.width / _PAGE_WIDTH if len(parts) > 1 else max(picture.size) / _PAGE_HEIGHT
        lines, blank = False, True
        for top, part in parts:
            found = recognise(part, self._count, scale)
            self._pages.append(page_of(found, scale, top / scale))
            self._notes.update(dict.fromkeys(found.notes))
            lines, blank = lines or bool(found.lines), blank and found.blank
        if not (lines or blank):
            self.note(unclear(self._count))

    def note(self, note: Note) -> None:
        self._notes.setdefault(note)

    def finish(self, name: str, media_type: str, metadata: tuple[str, ...]) -> Document:
        blocks = assemble(self._pages)
        if not blocks:
            raise held("no_text")
        return Document(
            blocks=tuple(blocks),
            name=name,
            media_type=media_type,
            pages=self._count,
            metadata_text=metadata,
            notes=tuple(self._notes),
            pictures=sum(page.pictures for page in self._pages),
        )


def _format_of(data: bytes) -> _Format | None:
    head = bytes(data[:64])
    return next((form for form in _FORMATS if form.begins(head)), None)


@contextmanager
def _damage_held() -> Iterator[None]:
    """Turn whatever a broken picture makes Pillow raise into a hold."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # A header that lies or a picture cut short is only warned of by some decoders.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("error", message=".*(?i:truncated|corrupt).*")
            yield
    except HeldError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        EOFError,
        OverflowError,
        RuntimeError,
        Warning,
    ):
        raise held("damaged") from None


@contextmanager
def _opened(file: Input, form: _Format) -> Iterator[Image.Image]:
    """Open the picture: its header only, nothing is decoded yet."""
    Image.MAX_IMAGE_PIXELS = file.limits.pixels
    with Image.open(io.BytesIO(file.untrusted_data), formats=form.names) as picture:
        yield picture


def _check_pages(picture: Image.Image, file: Input, form: _Format) -> None:
    """Hold the file if it has too many pages, or any of them too many pixels."""
    pages = int(getattr(picture, "n_frames", 1)) if form.media_type in _PAGED else 1
    if pages > file.limits.pages:
        raise held("too_large")
    for number in range(pages):
        if number:
            picture.seek(number)
        if picture.width * picture.height > file.limits.pixels:
            raise _too_many_pixels()
    if pages > 1:
        picture.seek(0)


def _too_many_pixels() -> HeldError:
    return HeldError(
        "too_large",
        Sentence("Billedet har for mange billedpunkter.", "The picture has too many pixels."),
    )


# Frames of these are pages. Frames of others are moments of a film, or a phone's depth map.
_PAGED = frozenset({"image/tiff", "image/heic"})
_FILMS = frozenset({"image/gif", "image/png", "image/webp", "image/avif"})
_SUBFILE_TYPE = 254


def _frames(picture: Image.Image, form: _Format) -> Iterator[Image.Image]:
    if form.media_type not in _PAGED or int(getattr(picture, "n_frames", 1)) == 1:
        yield picture
        return
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if not (number and _is_thumbnail(frame)):
            yield frame


def _is_thumbnail(frame: Image.Image) -> bool:
    """Tell a TIFF's smaller copy of a page from a page."""
    if not isinstance(frame, TiffImagePlugin.TiffImageFile):
        return False
    return bool(int(frame.tag_v2.get(_SUBFILE_TYPE, 0)) & 1)


def _upright(frame: Image.Image, most_pixels: int) -> Image.Image:
    """Decode a frame and turn it as its camera says."""
    if frame.width * frame.height > most_pixels:
        raise _too_many_pixels()
    # A large photo is decoded at half or a quarter of its size: enough to read, and much faster.
    frame.draft("L", _enough(frame.size))
    frame.load()
    return ImageOps.exif_transpose(frame)


def _enough(size: tuple[int, int]) -> tuple[int, int]:
    longest = min(max(size), 2 * min(size))  # of a taller one, each part is a page
    share = min(_LONGEST_NEEDED / longest, 1.0)
    return round(size[0] * share), round(size[1] * share)


def _metadata_of(picture: Image.Image) -> tuple[str, ...]:
    """Return texts beside the pixels that may tell who took or wrote the picture."""
    found: dict[str, None] = {}
    for value in _whatever_can_be_read(_metadata_values(picture)):
        text = clean(_as_text(value)).strip()[:_METADATA_CHARACTERS]
        if sum(map(str.isalpha, text)) >= 2:
            found.setdefault(text)
    return tuple(found)


def _whatever_can_be_read(values: Iterator[Any]) -> Iterator[Any]:
    """Stop quietly where metadata are broken: the page itself may be in order."""
    with suppress(OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error):
        yield from values


_TEXT_TAGS = frozenset(
    {
        ExifTags.Base.ImageDescription,
        ExifTags.Base.DocumentName,
        ExifTags.Base.Artist,
        ExifTags.Base.Copyright,
        ExifTags.Base.HostComputer,
        ExifTags.Base.XPTitle,
        ExifTags.Base.XPComment,
        ExifTags.Base.XPAuthor,
        ExifTags.Base.XPKeywords,
        ExifTags.Base.XPSubject,
        ExifTags.Base.UserComment,
        ExifTags.Base.CameraOwnerName,
    }
)
_XMP = frozenset({"xmp", "XML:com.adobe.xmp"})
_INFO_SKIPPED = frozenset(
    {"exif", "icc_profile", "photoshop", "compression", "version", "transparency"}
)
_TAGS = re.compile(r"<[^>]*>")


def _metadata_values(picture: Image.Image) -> Iterator[Any]:
    exif = picture.getexif()
    for tags in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
        yield from (tags[tag] for tag in _TEXT_TAGS if tag in tags)
    for key, value in picture.info.items():
        if key in _XMP:
            yield _TAGS.sub(" ", _as_text(value))
        elif key not in _INFO_SKIPPED and isinstance(value, (str, bytes)):
            yield value
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        yield from (v for v in picture.tag_v2.values() if isinstance(v, str))


def _as_text(value: Any) -> str:
    """Decode what a metadata field holds: text, bytes in several encodings, or numbers."""
    if not isinstance(value, bytes):
        return value if isinstance(value, str) else ""
    for prefix, encoding in ((b"ASCII\0\0\0", "ascii"), (b"UNICODE\0", "utf-16")):
        if value.startswith(prefix):
            return value[8:].decode(encoding, "ignore")
    if value[1:2] == b"\0":
        return value.decode("utf-16-le", "ignore")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
