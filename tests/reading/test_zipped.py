# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import contextlib
import io
import zipfile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import packed, paragraph, unpacked, word

from sloer.errors import HeldError
from sloer.model import Document, NoteKind
from sloer.reading.dispatch import read_untrusted
from sloer.reading.formats.zipped import READER
from sloer.reading.protocol import Input, Limits

TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)


def read(members: dict[str, bytes], limits: Limits | None = None) -> Document:
    return read_untrusted(Input(packed(members), "a.zip", limits or Limits()))


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(HeldError) as caught:
        read_untrusted(Input(data, "a.zip", limits or Limits()))
    return caught.value.code


def test_members_are_read_in_natural_order():
    document = read(
        {"cv10.txt": b"Ti", "cv2.docx": word(paragraph("To")), "Bilag 1.html": b"<p>Et"}
    )
    assert document.media_type == "application/zip"
    assert [b.text for b in document.blocks] == ["Bilag 1", "Et", "Bilag 2", "To", "Bilag 3", "Ti"]
    assert [b.text for b in document.blocks if b.break_before] == ["Bilag 1", "Bilag 2", "Bilag 3"]
    assert {"cv10.txt", "cv2.docx", "Bilag 1.html"} <= set(document.metadata_text)


def test_tables_are_renumbered():
    document = read({"a.docx": word(TABLE + paragraph("x")), "b.docx": word(TABLE + "<w:p/>")})
    assert [b.cell.table for b in document.blocks if b.cell] == [0, 1]


def test_litter_is_ignored():
    document = read(
        {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "m/Thumbs.db": b"x", "m/a.txt": b"A"}
    )
    assert [b.text for b in document.blocks] == ["Bilag 1", "A"]


def test_a_member_that_cannot_be_read_holds():
    document = read({"a.txt": b"A", "b.bin": b"\0\1\2" * 99})
    assert [(n.kind, n.holds) for n in document.notes] == [(NoteKind.UNREADABLE_PART, True)]


def test_archives_without_members_are_empty():
    assert code_of(packed({"__MACOSX/a": b"x"})) == "empty"


def test_files_of_other_programs_are_not_taken_apart():
    assert code_of(packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})) == (
        "unknown_format"
    )


def test_archives_within_archives_go_so_deep_and_no_deeper():
    data = packed({"a.txt": b"Dyb"})
    for _ in range(2):
        data = packed({"a.zip": data})
    assert "Dyb" in read_untrusted(Input(data, "")).text
    for _ in range(3):
        data = packed({"a.zip": data})
    with contextlib.suppress(HeldError):
        document = read_untrusted(Input(data, ""))
        assert any(note.holds for note in document.notes)


def test_bombs_are_held():
    assert code_of(packed({"a.txt": b" " * 40_000_000})) == "too_large"
    assert code_of(packed({"a.txt": b"x" * 9000}), Limits(unpacked_bytes=5000)) == "too_large"
    assert code_of(packed({f"{n}.txt": b"x" for n in range(9)}), Limits(parts=8)) == "too_large"


@pytest.mark.parametrize("layers", [1, 2])
def test_siblings_share_what_may_be_unpacked(layers: int):
    data = packed({"a.txt": b"Tekst " * 300})
    for layer in range(layers):
        data = packed({f"{layer}-{n}.zip": data for n in range(3)})
    assert code_of(data, Limits(unpacked_bytes=5000)) == "too_large"
    assert "Tekst" in read_untrusted(Input(data, "a.zip")).text


def test_what_a_word_file_brings_in_counts_with_its_archive():
    letter = word(paragraph("Brev"))
    limits = Limits(unpacked_bytes=2 * sum(map(len, [letter, *unpacked(letter).values()])))
    assert "Brev" in read({"a.docx": letter}, limits).text
    assert code_of(packed({f"{n}.docx": letter for n in range(4)}), limits) == "too_large"


def test_what_is_attached_to_pdfs_counts_with_their_archive():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"Bilag " * 5_000)
    buffer = io.BytesIO()
    pdf.save(buffer, compress_streams=True)
    limits = Limits(unpacked_bytes=100_000)
    assert "Bilag" in read({"a.pdf": buffer.getvalue()}, limits).text
    siblings = packed({f"{n}.pdf": buffer.getvalue() for n in range(4)})
    assert code_of(siblings, limits) == "too_large"


def test_names_that_climb_are_refused():
    assert code_of(packed({"../a.txt": b"x"})) == "unsafe"


SAMPLE = packed({"a.txt": b"Tekst " * 30, "b.html": b"<p>Side", "c.docx": word(paragraph("W"))})


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=20),
    st.integers(0, len(SAMPLE)),
)
def test_mutated_archives_are_read_or_held(changes: list[tuple[int, int]], cut: int):
    data = bytearray(SAMPLE)
    for position, byte in changes:
        data[position] = byte
    for candidate in (bytes(data), bytes(data[:cut])):
        with contextlib.suppress(HeldError):
            READER.read(Input(candidate, ""), read_untrusted)


def test_damaged_archives_are_held():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x" * 100)
    assert code_of(buffer.getvalue()[:60]) == "damaged"
