# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Whatever is wrong with a file, it is held with a plain reason, and the next one is read."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from bad_files import (
    CANARY,
    TEXT,
    billion_laughs,
    bomb_in_mail,
    bomb_of_siblings,
    built,
    deep_docx,
    deep_mime,
    flat_bomb,
    huge_png,
    laughing_docx,
    locked_pdf,
    mail_in_mail,
    nested_bomb,
    nested_zip,
    pdf_with_cyclic_forms,
    pdf_with_cyclic_tree,
    pdf_with_doubling_forms,
    pdf_with_pages,
    pdf_with_picture,
    pdf_with_stream_bomb,
    pdf_without_text,
    program,
    stealing_docx,
    with_members,
    zipped,
)
from PIL import Image, ImageDraw

from sloer.measuring.building.compound import write_ole
from sloer.model import Veiled
from sloer.pipeline import Corridor
from sloer.reading import fenced
from sloer.reading.protocol import Limits
from sloer.sandbox import Keeper
from sloer.veiling import load_policy

SECONDS = 4.0
QUICK = 8.0
"""What one file may take on a busy machine, a new sandbox after a time-out included."""

CANARIES = ("fatimah", CANARY.lower(), "root:", "/etc/passwd")
PLAIN_SIGNS = ("traceback", "error:", "exception", ".py", "0x")


@pytest.fixture(scope="module")
def corridor() -> Iterator[Corridor]:
    with Corridor(load_policy("alle-grunde"), ("txt",), Limits(seconds=SECONDS)) as corridor:
        yield corridor


def walk(corridor: Corridor, data: bytes, name: str) -> Veiled:
    started = time.monotonic()
    veiled = corridor.walk(data, name)
    assert time.monotonic() - started < QUICK
    return veiled


def assert_plain(veiled: Veiled) -> None:
    """Every reason is a sentence in both languages that quotes nothing."""
    sentences = [s.sentence for s in (*veiled.report.holds, *veiled.report.notes)]
    for said in (text for s in sentences for text in (s.da, s.en)):
        assert said.endswith(".")
        assert said[0].isupper()
        lowered = said.lower()
        assert not any(sign in lowered for sign in (*CANARIES, *PLAIN_SIGNS))
    assert all(s.da != s.en for s in sentences)


def assert_held(corridor: Corridor, data: bytes, name: str, *codes: str) -> None:
    veiled = walk(corridor, data, name)
    assert not veiled.released
    assert not veiled.files
    assert veiled.report.holds
    assert_plain(veiled)
    found = {hold.code for hold in veiled.report.holds}
    assert found <= set(codes)
    following = walk(corridor, TEXT.encode(), "naeste.txt")
    assert following.released
    assert CANARY.encode() not in following.files["txt"]


def cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def picture(form: str) -> bytes:
    target = io.BytesIO()
    Image.effect_noise((600, 800), 40).save(target, form)
    return target.getvalue()


def drawing() -> bytes:
    """Return a picture of which Tesseract remarks that the page is empty."""
    sheet = Image.new("L", (900, 300), 255)
    ImageDraw.Draw(sheet).ellipse((100, 50, 400, 250), outline=0, width=9)
    ImageDraw.Draw(sheet).line((500, 10, 800, 290), fill=0, width=5)
    target = io.BytesIO()
    sheet.save(target, "PNG")
    return target.getvalue()


def encrypted_office() -> bytes:
    streams = {"EncryptionInfo": b"\4\0\4\0" + bytes(60), "EncryptedPackage": bytes(5000)}
    return write_ole(dict(streams))


def encrypted_zip() -> bytes:
    """Return an archive whose member says that it is encrypted."""
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def without_main_part() -> bytes:
    names = {"[Content_Types].xml": b"<Types/>", "word/fontTable.xml": CANARY.encode()}
    return zipped(names)


# One line each: the file's name, the file, the codes that tell truly what is wrong with it.
HELD: dict[str, tuple[str, Callable[[], bytes], tuple[str, ...]]] = {
    "empty": ("a.txt", lambda: b"", ("empty",)),
    "white space": ("a.txt", lambda: b" \r\n\t \n" * 50, ("empty",)),
    "only marks": ("a.txt", lambda: b"\xef\xbb\xbf \n", ("empty", "no_text", "unknown_format")),
    "no-break spaces": ("a.txt", lambda: "\u00a0\u200b\n".encode() * 9, ("empty", "no_text")),
    "null bytes": ("a.txt", lambda: bytes(4096), ("empty", "no_text", "unknown_format")),
    "text with nulls": (
        "a.pdf",
        lambda: b"\0\1\2\xff" * 999 + TEXT.encode() + bytes(4096),
        ("unknown_format",),
    ),
    "program": ("cv.pdf", program, ("unknown_format",)),
    "unknown format": (
        "cv.docx",
        lambda: b"\x89XYZ\r\n\x1a\n" + bytes(range(256)) * 9,
        ("unknown_format",),
    ),
    "gzip": ("cv.gz", lambda: b"\x1f\x8b\x08\0" + bytes(range(250)) * 4, ("unknown_format",)),
    "PDF with password": ("a.pdf", locked_pdf, ("encrypted",)),
    "Word with password": ("a.docx", encrypted_office, ("encrypted",)),
    "ZIP with password": ("a.zip", encrypted_zip, ("encrypted",)),
    "Word without main part": ("a.docx", without_main_part, ("damaged",)),
    "cut Word": ("a.docx", lambda: cut(built("docx"), 0.6), ("damaged",)),
    "cut ODT": ("a.odt", lambda: cut(built("odt"), 0.6), ("damaged",)),
    "cut ZIP": ("a.zip", lambda: cut(zipped({"a.txt": TEXT.encode() * 9}), 0.5), ("damaged",)),
    "PDF's head alone": ("a.pdf", lambda: b"%PDF-1.7\n", ("damaged",)),
    "cut JPEG": ("a.jpg", lambda: cut(picture("JPEG"), 0.3), ("damaged",)),
    "cut PNG": ("a.png", lambda: cut(picture("PNG"), 0.3), ("damaged",)),
    "noise as JPEG": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, ("damaged",)),
    "drawing": ("a.png", drawing, ("no_text", "low_confidence")),
    "PDF without text": ("a.pdf", pdf_without_text, ("no_text", "low_confidence")),
    "PDF of 10,000 pages": ("a.pdf", lambda: pdf_with_pages(10_000), ("too_large",)),
    "cyclic pages": ("a.pdf", pdf_with_cyclic_tree, ("damaged", "too_large")),
    "PDF bomb": (
        "a.pdf",
        pdf_with_stream_bomb,
        ("damaged", "too_large", "no_text", "crashed", "timeout"),
    ),
    "flat bomb": ("a.zip", flat_bomb, ("too_large",)),
    "nested bomb": ("a.zip", nested_bomb, ("too_large",)),
    "bomb of siblings": ("a.zip", bomb_of_siblings, ("too_large",)),
    "bomb in a mail": ("a.eml", bomb_in_mail, ("too_large",)),
    "ZIP in ZIP": ("a.zip", lambda: nested_zip(30), ("too_deep", "unreadable_part")),
    "entities in Word": ("a.docx", laughing_docx, ("unsafe",)),
    "a foreign file in Word": ("a.docx", stealing_docx, ("unsafe",)),
    "deep Word": ("a.docx", lambda: deep_docx(50_000), ("damaged", "too_deep", "unsafe")),
    "mail in mail": ("a.eml", lambda: mail_in_mail(60), ("too_deep", "unreadable_part")),
    "huge PNG": ("a.png", huge_png, ("too_large",)),
    "50 MB of text": ("a.txt", lambda: TEXT.encode() * (50_000_000 // len(TEXT)), ("too_large",)),
    "garbage as JPX": (
        "a.pdf",
        lambda: pdf_with_picture(b"JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(range(256)) * 9),
        ("damaged", "no_text", "low_confidence"),
    ),
    "garbage as JBIG2": (
        "a.pdf",
        lambda: pdf_with_picture(b"JBIG2Decode", bytes(range(256)) * 9),
        ("damaged", "no_text", "low_confidence"),
    ),
}


@pytest.mark.parametrize("case", HELD)
def test_it_is_held_with_a_reason_and_the_next_file_is_released(
    corridor: Corridor, case: str
) -> None:
    name, make, codes = HELD[case]
    assert_held(corridor, make(), name, *codes)


# What may be read or held, as long as it ends soon and gives nothing away.
STRANGE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "cut PDF": ("a.pdf", lambda: cut(built("pdf-word"), 0.7)),
    "half a PDF": ("a.pdf", lambda: cut(built("pdf-typeset"), 0.4)),
    "cyclic forms": ("a.pdf", pdf_with_cyclic_forms),
    "doubling forms": ("a.pdf", pdf_with_doubling_forms),
    "entities in HTML": ("a.html", lambda: billion_laughs("html")),
    "entities in SVG": ("a.svg", lambda: billion_laughs("svg", "<text>&l9;</text>")),
    "deep HTML": ("a.html", lambda: b"<div>" * 200_000 + TEXT.encode()),
    "wide HTML": ("a.html", lambda: b"<p a=1 b=2>x<table>" * 5_000 + TEXT.encode()),
    "deep RTF": ("a.rtf", lambda: b"{\\rtf1 " + b"{\\b " * 100_000 + TEXT.encode("cp1252")),
    "closing RTF": ("a.rtf", lambda: b"{\\rtf1 " + b"}" * 100_000 + TEXT.encode("cp1252")),
    "deep MIME": ("a.eml", lambda: deep_mime(3_000)),
    "nulls in the text": ("a.txt", lambda: TEXT.replace(" ", " \0").encode()),
    "one endless word": ("a.txt", lambda: b"a" * 8_000),
    "one endless line": ("a.txt", lambda: b"Jeg hedder Fatimah. " * 500),
    "only marks of lists": ("a.txt", lambda: b"- \n" * 1_000),
    "only @": ("a.txt", lambda: b"a@" * 20_000),
    "only digits": ("a.txt", lambda: b"12 " * 10_000),
    "combining marks": ("a.txt", lambda: ("a" + "\u0301" * 100_000).encode()),
}


@pytest.mark.parametrize("case", STRANGE)
def test_it_ends_soon_and_the_next_file_is_released(corridor: Corridor, case: str) -> None:
    name, make = STRANGE[case]
    veiled = walk(corridor, make(), name)
    assert veiled.released or veiled.report.holds
    assert "fault" not in {hold.code for hold in veiled.report.holds}
    assert_plain(veiled)
    assert walk(corridor, TEXT.encode(), "naeste.txt").released


@pytest.mark.parametrize(
    ("file_format", "name"),
    [
        ("pdf-word", "ansoegning.docx"),
        ("docx", "ansoegning.pdf"),
        ("rtf", "ansoegning.doc"),
        ("odt", "ansoegning.jpg"),
        ("html", "ansoegning.exe"),
        ("txt", "ansoegning"),
        ("eml", "../../ansoegning.txt"),
    ],
)
def test_a_wrong_name_does_not_matter(corridor: Corridor, file_format: str, name: str) -> None:
    veiled = walk(corridor, built(file_format), name)
    assert veiled.released
    assert "integreret institution" in veiled.files["txt"].decode()
    assert CANARY not in veiled.files["txt"].decode()


def test_macros_are_neither_run_nor_handed_on(corridor: Corridor) -> None:
    macro = with_members(built("docx"), macro=write_ole({"VBA": {"Module1": b"Shell " * 900}}))
    veiled = walk(corridor, macro, "ansoegning.docm")
    assert veiled.released
    assert b"Shell" not in veiled.files["txt"]


def test_a_locked_pdf_is_not_read_by_guessing(corridor: Corridor) -> None:
    with pikepdf.open(io.BytesIO(locked_pdf()), password="bruger") as pdf:
        assert len(pdf.pages) == 1
    assert_held(corridor, locked_pdf(), "bruger.pdf", "encrypted")


def test_one_bad_attachment_holds_the_whole_archive(corridor: Corridor) -> None:
    archive = zipped({"1.txt": TEXT.encode(), "2.pdf": locked_pdf()})
    assert_held(corridor, archive, "a.zip", "unreadable_part")


def test_what_takes_too_long_after_reading_is_ended_too() -> None:
    """Text that is soon read but long searched is held, and the next file is released."""
    many = "".join(f"Jeg er uddannet pædagog nr. {n} og gift med Ole.\n\n" for n in range(6_000))
    limits = Limits(seconds=4.0)
    with Keeper(fenced.MODULE) as keeper:
        assert len(fenced.read(many.encode(), "a.txt", keeper, limits).text) > 250_000
    with Corridor(load_policy("alle-grunde"), ("txt",), limits) as corridor:
        started = time.monotonic()
        veiled = corridor.walk(many.encode(), "a.txt")
        assert [hold.code for hold in veiled.report.holds] == ["timeout"]
        assert_plain(veiled)
        assert time.monotonic() - started < 20
        assert corridor.walk(TEXT.encode(), "naeste.txt").released
