# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""ZIPs from strangers: what climbs, explodes, hides or is locked is named, and costs no other."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.service.intake.conftest import zipped

from sloer.service.intake import arrivals, packages
from sloer.service.intake.arrivals import UnreadableError
from sloer.service.intake.packages import open_package


def opened(content: bytes) -> dict[str, str]:
    """Return the code of each file, by its path; of those that could be read, ``""``."""
    found = {}
    for one in open_package(io.BytesIO(content)):
        try:
            one.read()
            found[one.path] = ""
        except UnreadableError as error:
            found[one.path] = error.code
    return found


def code_of(content: bytes) -> str:
    """Return why a ZIP cannot be opened, or ``""`` where it can."""
    try:
        opened(content)
    except UnreadableError as error:
        return error.code
    return ""


def test_names_that_lead_elsewhere_and_litter_are_refused_one_by_one():
    unsafe = dict.fromkeys(("../x", "a/../../x", "/etc/x", "C:\\x"), b"x")
    litter = dict.fromkeys(("a/Thumbs.db", "__MACOSX/a/._cv.pdf", "~$brev.docx"), b"x")
    files = unsafe | litter | {"a/cv.pdf": b"x", "tom": b""}
    assert opened(zipped(files)) == {
        "../x": "unsafe_name",
        "a/../../x": "unsafe_name",
        "/etc/x": "unsafe_name",
        "C:/x": "unsafe_name",
        "a/Thumbs.db": "not_an_application",
        "__MACOSX/a/._cv.pdf": "not_an_application",
        "~$brev.docx": "not_an_application",
        "a/cv.pdf": "",
        "tom": "empty",
    }


def test_a_bomb_is_refused_and_its_neighbour_taken(monkeypatch):
    monkeypatch.setattr(packages, "RATIO_FREE_BYTES", 1000)
    assert opened(zipped({"bombe": b"0" * 1_000_000, "cv": b"cv"})) == {
        "bombe": "too_large",
        "cv": "",
    }


def test_a_file_larger_than_it_says_is_refused(monkeypatch):
    monkeypatch.setattr(arrivals, "FILE_BYTES", 1000)
    monkeypatch.setattr(packages, "FILE_BYTES", 1000)
    content = bytearray(zipped({"a": b"0" * 5000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.index(mark) + offset, 900)
    assert opened(bytes(content))["a"] in {"damaged", "too_large"}


def test_locked_entries_are_named():
    content = bytearray(zipped({"a.pdf": b"secret", "b.pdf": b"open"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert opened(bytes(content)) == {"a.pdf": "encrypted", "b.pdf": ""}


def test_a_damaged_entry_is_named():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr("a.txt", b"the first one")
        package.writestr("b.txt", b"the second one")
    content = out.getvalue().replace(b"the first", b"the f1rst")
    assert opened(content) == {"a.txt": "damaged", "b.txt": ""}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_of_one_name_are_both_named():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", b"1")
        package.writestr("A.txt", b"2")
        package.writestr("b.txt", b"3")
    assert opened(out.getvalue()) == {"a.txt": "same_name", "A.txt": "same_name", "b.txt": ""}


def test_names_in_the_code_page_of_danish_windows():
    raw = zipped({"x" * 10: b"x"}).replace(b"x" * 10, "Øst-ærø.pd".encode("cp850"))
    assert list(opened(raw)) == ["Øst-ærø.pd"]
    unmarked = "Åse.pdf".encode()
    raw = zipped({"x" * len(unmarked): b"x"}).replace(b"x" * len(unmarked), unmarked)
    assert list(opened(raw)) == ["Åse.pdf"]


def test_too_many_files_refuse_the_whole(monkeypatch):
    monkeypatch.setattr(packages, "MOST_ENTRIES", 2)
    with pytest.raises(UnreadableError, match="too_large"):
        open_package(io.BytesIO(zipped({"a": b"1", "b": b"2", "c": b"3"})))


def test_absurd_names_are_bounded_and_shown_harmless():
    long = "a" * 3000 + "/brev\x1b[31m\u202e.pdf"
    (one,) = open_package(io.BytesIO(zipped({long: b"x"})))
    assert len(one.path) <= arrivals.LONGEST_PATH + 1
    assert one.path.isprintable()


@example(b"", 132, b"\0")
@given(st.binary(max_size=300), st.integers(0, 200), st.binary(min_size=1, max_size=8))
def test_broken_zips_are_refused_and_never_raise(junk, at, patch):
    content = bytearray(zipped({"a.txt": b"hello", "b/c.txt": b"world"}))
    content[at : at + len(patch)] = patch
    for candidate in (junk, bytes(content), b"PK\x03\x04" + junk):
        assert code_of(candidate) in {"", "unreadable_zip", "too_large"}


def test_a_folder_is_no_file_unless_bytes_are_hidden_in_it():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(zipfile.ZipInfo("a/"), b"")
        package.writestr("b_", b"hidden")
        package.writestr("c", b"c")
    assert opened(out.getvalue().replace(b"b_", b"b/")) == {"b/": "unsafe_name", "c": ""}
