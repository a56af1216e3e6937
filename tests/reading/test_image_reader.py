# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from page_pictures import encoded, rendered, shaded, skewed, word_errors
from PIL import ExifTags, Image

from sloer.errors import HeldError
from sloer.measuring.building.protocol import builders
from sloer.measuring.layout import parse_layout
from sloer.model import Document, NoteKind
from sloer.reading.formats.image import READER
from sloer.reading.protocol import Input, Limits

SHORT = "Jeg søger stillingen som gartner og glæder mig til at høre fra jer."


def read(data: bytes, limits: Limits | None = None) -> Document:
    file = Input(data, "scan", limits or Limits())
    assert READER.recognises(file)
    return READER.read(file, _no_parts)


def _no_parts(part: Input) -> Document:
    raise AssertionError("a picture has no parts")


def short() -> Image.Image:
    return rendered(SHORT, 150).crop((0, 0, 874, 500))


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("TIFF", "image/tiff"),
        ("HEIF", "image/heic"),
        ("WEBP", "image/webp"),
        ("AVIF", "image/avif"),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("JPEG2000", "image/jp2"),
    ],
)
def test_every_format_is_told_by_content_and_read(form: str, media_type: str) -> None:
    document = read(encoded(short(), form))
    assert document.media_type == media_type
    assert document.pages == 1
    assert word_errors(document.text, SHORT) <= 0.1
    assert [note.kind for note in document.notes] == [NoteKind.READ_BY_OCR]


def test_a_tiff_of_two_pages_is_read_in_order() -> None:
    second = rendered("Bilag: udtalelse fra en tidligere leder i kommunen.", 150)
    second = second.crop((0, 0, 874, 500))
    document = read(encoded(short(), "TIFF", save_all=True, append_images=[second]))
    assert document.pages == 2
    assert document.text.index("gartner") < document.text.index("udtalelse")
    assert [b.origins[0].page for b in document.blocks] == [1, 2]


def test_an_unreadable_page_among_readable_ones_holds_the_document() -> None:
    static = Image.effect_noise((437, 250), 200)
    document = read(encoded(short(), "TIFF", save_all=True, append_images=[static]))
    assert [(n.kind, n.page) for n in document.notes if n.holds] == [(NoteKind.LOW_CONFIDENCE, 2)]


def test_a_phone_photo_lying_on_its_side_is_read() -> None:
    photo = shaded(skewed(rendered(), 2), 0.5).rotate(90, expand=True)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    document = read(encoded(photo, "JPEG", quality=70, exif=exif))
    assert word_errors(document.text) <= 0.06


def test_pages_in_one_tall_picture_are_read_at_their_own_size() -> None:
    pages = [rendered(), rendered(SHORT), rendered("Bilag: udtalelse fra en leder i kommunen.")]
    tall = Image.new("L", (pages[0].width, sum(page.height for page in pages)), 255)
    for number, page in enumerate(pages):
        tall.paste(page, (0, sum(before.height for before in pages[:number])))
    document = read(encoded(tall, "PNG"))
    text = document.text
    assert document.pages == 1
    assert text.index("Søren Ægidius") < text.index("gartner") < text.index("udtalelse fra en")
    lower = [o.box[1] for block in document.blocks for o in block.origins if "udtal" in block.text]
    assert all(box > 1000 for box in lower)


def test_a_photo_keeps_section_signs() -> None:
    lines = (
        "@sidebar", "## Fakta", "- 29 år", "- Single, ingen børn", "- Autorisations-id 1K4TG",
        "@main", "## Erfaring", "Tandplejer, Kommunal Tandpleje, Hedensted · 2022 til i dag",
        "- 0-17-årige og omsorgstandpleje efter sundhedslovens § 131",
        "- fissurforsegling, røntgen og scaling – journal i TM Sundhed", "@end",
    )  # fmt: skip
    photo = builders()["photo"].build(parse_layout("\n".join(lines)))
    assert "sundhedslovens § 131" in read(photo).text


def test_a_see_through_picture_is_read_on_white() -> None:
    ink = short().point(lambda v: 255 - v)
    black = Image.new("L", ink.size, 0)
    document = read(encoded(Image.merge("LA", (black, ink)), "PNG"))
    assert word_errors(document.text, SHORT) <= 0.1


def test_a_sixteen_bit_scan_is_read() -> None:
    deep = short().convert("I").point(lambda v: v * 257).convert("I;16")
    assert word_errors(read(encoded(deep, "PNG")).text, SHORT) <= 0.1


def test_what_stands_beside_the_pixels_is_kept_apart() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ragnhild Tvermose"
    document = read(encoded(short(), "JPEG", exif=exif, comment="Fra Ragnhilds telefon"))
    assert set(document.metadata_text) == {"Ragnhild Tvermose", "Fra Ragnhilds telefon"}
    assert "Ragnhild" not in document.text


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def test_a_picture_said_to_be_huge_is_held_by_its_header_alone() -> None:
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    # The pixels are rubbish: were they touched, the file would be "damaged".
    bomb = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", b"rubbish" * 9)
    with pytest.raises(HeldError) as held:
        read(bomb)
    assert held.value.code == "too_large"


def test_limits_on_pixels_and_pages_hold() -> None:
    pages = encoded(short(), "TIFF", save_all=True, append_images=[short()] * 2)
    for limits in (Limits(pages=2), Limits(pixels=1_000)):
        with pytest.raises(HeldError) as held:
            read(pages, limits)
        assert held.value.code == "too_large"


def test_a_picture_without_words_is_held() -> None:
    with pytest.raises(HeldError) as held:
        read(encoded(Image.new("RGB", (400, 300), "white"), "PNG"))
    assert held.value.code == "no_text"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "HEIF", "WEBP", "BMP", "GIF"])
@pytest.mark.parametrize("share", [0.1, 0.6, 0.95])
def test_a_picture_cut_short_is_held(form: str, share: float) -> None:
    data = encoded(short(), form)
    with pytest.raises(HeldError) as held:
        read(data[: int(len(data) * share)])
    assert held.value.code == "damaged"


@settings(max_examples=60, deadline=None)
@given(data=st.data(), form=st.sampled_from(["JPEG", "PNG", "TIFF", "HEIF", "WEBP", "GIF", "BMP"]))
def test_a_garbled_picture_is_read_or_held_and_nothing_else(data: st.DataObject, form: str) -> None:
    whole = bytearray(encoded(Image.new("RGB", (24, 16), "white"), form))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file = Input(bytes(whole), "garbled")
    if not READER.recognises(file):
        return
    with pytest.raises(HeldError):
        READER.read(file, _no_parts)


@given(st.binary(max_size=200))
@example(b"ftypheic")
def test_other_content_is_not_taken_for_a_picture(data: bytes) -> None:
    for opening in (b"%PDF-1.7\n", b"PK\x03\x04", b"BM og andre forkortelser", b"{\\rtf1"):
        assert not READER.recognises(Input(opening + data, "x"))
