# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Finds the reader that fits a file's content. Runs inside the sandbox."""

from __future__ import annotations

import io

import msgspec

from sloer.errors import HeldError
from sloer.model import Document, Sentence
from sloer.reading.holds import TooMuchError
from sloer.reading.protocol import Input, Limits, OldWord
from sloer.reading.registry import readers


def read_untrusted(file: Input) -> Document:
    """Read ``file`` with the first reader that recognises its content.

    Raises:
        HeldError: no reader knows it, it is over a limit, or its reader gave up.
    """
    _check(file)
    for reader in readers():
        if reader.recognises(file):
            document = reader.read(file, read_untrusted)
            _check_result(document, file.limits)
            return document
    raise HeldError(
        "unknown_format",
        Sentence(
            "Filens format kendes ikke. Slør læser PDF, Word, ODT, RTF, HTML, tekst, billeder, "
            "e-mail og ZIP.",
            "The file's format is not known. Slør reads PDF, Word, ODT, RTF, HTML, text, "
            "pictures, e-mail and ZIP.",
        ),
    )


def _check(file: Input) -> None:
    if not file.untrusted_data.strip():
        raise HeldError("empty", Sentence("Filen er tom.", "The file is empty."))
    if len(file.untrusted_data) > file.limits.file_bytes:
        raise HeldError("too_large", Sentence("Filen er for stor.", "The file is too large."))
    if file.depth > file.limits.depth:
        raise HeldError(
            "too_deep",
            Sentence(
                "Filen har filer pakket i filer i for mange lag.",
                "The file has files packed inside files in too many layers.",
            ),
        )


def _check_result(document: Document, limits: Limits) -> None:
    if not any(block.text for block in document.blocks):
        raise HeldError(
            "no_text",
            Sentence(
                "Der er ingen læsbar tekst i filen.", "There is no readable text in the file."
            ),
        )
    if len(document.text) > limits.characters:
        raise HeldError(
            "too_large", Sentence("Filen har for meget tekst.", "The file has too much text.")
        )


def warm_up() -> None:
    """Load what every reading needs, once in the sandbox's server: its children inherit it.

    A PDF of our own is read, for its libraries load and set up much only when first used. The
    trained data for text recognition take longer to load than a tenth of a page to read.
    """
    from sloer.reading.ocr import engine  # the trusted side imports this module too

    read_untrusted(Input(_small_pdf(), "", Limits()))
    engine.warm_up()


def _small_pdf() -> bytes:
    import pikepdf  # the trusted side imports this module too, and needs no PDF library

    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        text = b"".join(b"BT /F 12 Tf 72 %d Td (Two words) Tj ET\n" % y for y in (700, 680, 660))
        page.Contents = pdf.make_stream(text)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


class ReadTask(msgspec.Struct, frozen=True):
    """What the keeper sends in with a file."""

    name: str
    limits: Limits
    data: bytes
    converts: bool = False
    """Whether old Word files within the file should be sent out to be converted."""
    converted: dict[bytes, bytes] = {}
    """Those that have been, by the SHA-256 of each."""


class ReadAnswer(msgspec.Struct, frozen=True):
    """The document, or instead of it the old Word files that it takes to read it."""

    document: Document | None = None
    old_word: tuple[bytes, ...] = ()


def read_task(payload: bytes) -> bytes:
    """Decode a :class:`ReadTask`, read it, encode the answer: the sandbox's entry point."""
    task = msgspec.msgpack.decode(payload, type=ReadTask)
    old_word = OldWord(task.converted, [] if task.converts else None)
    document = None
    try:
        document = read_untrusted(Input(task.data, task.name, task.limits, old_word=old_word))
    except TooMuchError:
        raise
    except HeldError:
        if not old_word.wanted:
            raise
    if old_word.wanted:
        return msgspec.msgpack.encode(ReadAnswer(old_word=tuple(old_word.wanted)))
    return msgspec.msgpack.encode(ReadAnswer(document))
