# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from ole_writer import write_ole
from word_files import paragraph, word

from sloer.errors import HeldError
from sloer.reading.conversion import convert, needs_conversion
from sloer.reading.dispatch import read_untrusted
from sloer.reading.protocol import Input, Limits

HEADER = bytes.fromhex("eca5c100") + b"\0" * 28
LOCKED = bytes.fromhex("eca5c1000000000000000001")
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def code_of(data: bytes) -> str:
    with pytest.raises(HeldError) as caught:
        read_untrusted(Input(data, "a.doc"))
    return caught.value.code


def test_only_old_word_files_need_conversion():
    assert needs_conversion(write_ole({"WordDocument": HEADER}))
    assert not needs_conversion(write_ole({"Workbook": b"x"}))
    assert not needs_conversion(word(paragraph("A")))
    assert not needs_conversion(b"/etc/hostname")


def test_unconverted_files_say_why_they_are_held():
    assert code_of(write_ole({"WordDocument": HEADER})) == "doc_needs_libreoffice"
    assert code_of(write_ole({"EncryptedPackage": b"x"})) == "encrypted"
    assert code_of(write_ole({"Workbook": b"x"})) == "unknown_format"


def test_locked_files_are_held_before_conversion():
    with pytest.raises(HeldError) as caught:
        convert(write_ole({"WordDocument": LOCKED}), Limits())
    assert caught.value.code == "encrypted"


def test_without_libreoffice_the_file_is_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HeldError) as caught:
        convert(write_ole({"WordDocument": HEADER}), Limits())
    assert caught.value.code == "doc_needs_libreoffice"


@needs_libreoffice
def test_old_word_files_are_converted_and_read(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(word(paragraph("Jeg søger stillingen på Ærø")))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    old = (tmp_path / "a.doc").read_bytes()
    assert needs_conversion(old)
    document = read_untrusted(Input(convert(old, Limits()), "a.doc"))
    assert document.text == "Jeg søger stillingen på Ærø"


@needs_libreoffice
def test_a_conversion_that_takes_too_long_is_ended():
    with pytest.raises(HeldError) as caught:
        convert(write_ole({"WordDocument": HEADER}), Limits(seconds=0.05))
    assert caught.value.code == "conversion_failed"
