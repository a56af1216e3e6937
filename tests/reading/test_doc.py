# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from word_files import packed, paragraph, word

from sloer.errors import HeldError
from sloer.measuring.building.compound import write_ole
from sloer.model import Document, NoteKind
from sloer.reading import fenced
from sloer.reading.conversion import convert, needs_conversion
from sloer.reading.dispatch import read_untrusted
from sloer.reading.protocol import Input, Limits
from sloer.sandbox import Keeper

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


OLD = write_ole({"WordDocument": HEADER})
TEXT = "Fra den gamle fil"


def in_archive(data: bytes) -> bytes:
    return packed({"cv.doc": data, "brev.txt": b"Et brev"})


def alone_in_archive(data: bytes) -> bytes:
    return packed({"cv.doc": data})


def deep_in_archive(data: bytes) -> bytes:
    return packed({"a.zip": in_archive(data), "b.zip": in_archive(data)})


def in_mail(data: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"] = "CV"
    message["From"] = "a@example.dk"
    message.set_content("Et brev")
    message.add_attachment(data, maintype="application", subtype="msword", filename="cv.doc")
    return message.as_bytes()


HOLDERS = (in_archive, alone_in_archive, deep_in_archive, in_mail)
AN_OFFICE = "#!/bin/sh\nmkdir -p out && cp '{made}' out/in.docx\n"
A_BROKEN_OFFICE = "#!/bin/sh\nexit 1\n"


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Put a program in the place of LibreOffice, which not every machine has."""
    made = folder / "made.docx"
    made.write_bytes(word(paragraph(TEXT)))
    program = folder / "soffice"
    program.write_text(script.replace("{made}", str(made)))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def read_in_sandbox(data: bytes) -> Document:
    with Keeper(fenced.MODULE) as keeper:
        return fenced.read(data, "a", keeper)


@pytest.mark.parametrize("holder", HOLDERS)
def test_old_word_within_other_files_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, holder: Callable[[bytes], bytes]
):
    install(monkeypatch, tmp_path, AN_OFFICE)
    document = read_in_sandbox(holder(OLD))
    assert TEXT in document.text
    assert not [note for note in document.notes if note.holds]


@pytest.mark.parametrize("script", [None, A_BROKEN_OFFICE])
@pytest.mark.parametrize("holder", HOLDERS)
def test_old_word_within_other_files_holds_them_where_it_cannot_be_converted(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    holder: Callable[[bytes], bytes],
    script: str | None,
):
    if script is None:
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        install(monkeypatch, tmp_path, script)
    try:
        document = read_in_sandbox(holder(OLD))
    except HeldError as error:
        assert error.code == "unreadable_part"  # noqa: PT017 - either way of holding will do
        return
    assert "Et brev" in document.text
    assert [note.kind for note in document.notes if note.holds] == [NoteKind.UNREADABLE_PART]


def test_what_old_word_becomes_counts_as_unpacked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    install(monkeypatch, tmp_path, AN_OFFICE)
    many = packed({f"{n}.doc": OLD + bytes([n]) for n in range(9)})
    with Keeper(fenced.MODULE) as keeper, pytest.raises(HeldError) as caught:
        fenced.read(many, "a", keeper, Limits(unpacked_bytes=200_000))
    assert caught.value.code == "too_large"


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
    assert "stillingen på Ærø" in read_in_sandbox(in_mail(old)).text


@needs_libreoffice
def test_a_conversion_that_takes_too_long_is_ended():
    with pytest.raises(HeldError) as caught:
        convert(write_ole({"WordDocument": HEADER}), Limits(seconds=0.05))
    assert caught.value.code == "conversion_failed"
