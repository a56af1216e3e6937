# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import contextlib
import struct
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sloer.errors import HeldError
from sloer.model import BlockKind, Document, NoteKind
from sloer.reading.dispatch import read_untrusted
from sloer.reading.formats.eml import READER
from sloer.reading.protocol import Input

LETTER = "Kære alle\n\nJeg søger stillingen.\n\nVenlig hilsen\nMette\n"


def mail(text: str | None = LETTER) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Mette Prøvesen <mette@example.dk>"
    message["To"] = "Job <job@example.dk>"
    message["Subject"] = "Ansøgning på dansk"
    message["Date"] = "Mon, 1 Jan 2024 10:00:00 +0100"
    if text is not None:
        message.set_content(text)
    return message


def read(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else message.as_bytes()
    document = read_untrusted(Input(data, "a.eml"))
    assert document.media_type == "message/rfc822"
    return document


def texts(message: EmailMessage | bytes) -> list[str]:
    return [b.text for b in read(message).blocks]


def test_subject_is_a_heading_and_people_are_metadata():
    document = read(mail())
    assert [b.text for b in document.blocks] == [
        "Ansøgning på dansk", "Kære alle", "Jeg søger stillingen.", "Venlig hilsen", "Mette"
    ]  # fmt: skip
    assert document.blocks[0].kind is BlockKind.HEADING
    assert "job@example.dk" not in document.text
    assert "Mette Prøvesen <mette@example.dk>" in document.metadata_text


def test_equal_alternatives_are_read_once():
    message = mail()
    message.add_alternative(
        "<p>Kære alle</p><p>Jeg søger <b>stillingen</b>.</p><p>Venlig hilsen<br>Mette</p>", "html"
    )
    document = read(message)
    assert document.text.count("stillingen") == 1
    assert not document.notes


def test_different_alternatives_are_noted_and_remembered():
    longer = LETTER + "Jeg har arbejdet mange år som pædagog i en integreret institution.\n"
    message = mail(longer + "\nHemmelig telefon 12345678\n")
    message.add_alternative(f"<p>{longer}</p>", "html")
    document = read(message)
    assert "Hemmelig" not in document.text
    assert "Hemmelig telefon 12345678" in document.metadata_text
    assert [n.kind for n in document.notes] == [NoteKind.TEXT_DIFFERS_FROM_PAGE]


def test_the_richer_alternative_is_the_body():
    message = mail()
    message.add_alternative("<p>Se tekst</p>", "html")
    assert "Jeg søger stillingen." in texts(message)


def test_earlier_messages_begin_after_a_break():
    message = mail("Svar\n\nDen 3. maj 2024 kl. 10.00 skrev Hans Test:\n> Hej\n")
    found = {b.text: b.break_before for b in read(message).blocks}
    assert found["Den 3. maj 2024 kl. 10.00 skrev Hans Test:"]
    assert "Hej" in found


def test_attachments_are_read_under_neutral_headings():
    message = mail("Se bilag")
    message.add_attachment("Erfaring som lærer".encode("cp1252"), maintype="application",
                           subtype="octet-stream", filename="cv_mette.txt")  # fmt: skip
    message.add_attachment(mail("Anbefaling"))
    document = read(message)
    assert [b.text for b in document.blocks][1:] == [
        "Se bilag", "Bilag 1", "Erfaring som lærer", "Bilag 2", "Ansøgning på dansk", "Anbefaling"
    ]  # fmt: skip
    assert [b.text for b in document.blocks if b.break_before] == ["Bilag 1", "Bilag 2"]
    assert document.blocks[3].origins[0].part.startswith("attachment 1")
    assert "cv_mette.txt" in document.metadata_text


def test_an_english_attachment_has_an_english_heading():
    message = mail("See attachment")
    text = "I have worked as a teacher for many years and enjoy working with children. " * 4
    message.add_attachment(text, filename="a.txt")
    assert "Attachment 1" in texts(message)


def test_an_attachment_that_cannot_be_read_holds():
    message = mail()
    message.add_attachment(b"\0\1\2" * 99, maintype="application", subtype="x", filename="a.bin")
    assert [(n.kind, n.holds) for n in read(message).notes] == [(NoteKind.UNREADABLE_PART, True)]


def test_inline_pictures_are_counted():
    message = mail()
    message.add_alternative("<p>" + LETTER + "<img src='cid:a'></p>", "html")
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<a>")
    assert read(message).pictures >= 1


def test_calendar_parts_are_metadata():
    message = mail()
    message.add_attachment("BEGIN:VCALENDAR\nORGANIZER:CN=Mette\n", subtype="calendar")
    document = read(message)
    assert "ORGANIZER" not in document.text
    assert any("ORGANIZER" in text for text in document.metadata_text)
    assert NoteKind.PART_LEFT_OUT in {n.kind for n in document.notes}


@pytest.mark.parametrize("kind", ["multipart/encrypted", "application/pkcs7-mime"])
def test_encrypted_mail_is_held(kind: str):
    data = f"From: a@b.dk\nMIME-Version: 1.0\nContent-Type: {kind}; boundary=x\n\n--x\n\na\n--x--\n"
    with pytest.raises(HeldError) as caught:
        read(data.encode())
    assert caught.value.code == "encrypted"


def test_raw_and_encoded_headers_and_wrong_charsets():
    data = "From: a@b.dk\nDate: x\nSubject: Ansøgning\nContent-Type: text/plain; charset=findesikke"
    assert texts((data + "\n\nRødgrød").encode("cp1252")) == ["Ansøgning", "Rødgrød"]
    coded = b"From: a@b.dk\nDate: x\nSubject: =?utf-8?q?S=C3=B8ren?=\n\nx"
    assert texts(coded)[0] == "Søren"


def test_winmail_is_opened():
    def attribute(name: int, data: bytes) -> bytes:
        level = 2 if name in {0x00069002, 0x00018010, 0x0006800F} else 1
        return struct.pack("<BII", level, name, len(data)) + data + b"\0\0"

    tnef = b"\x78\x9f\x3e\x22\x01\x00" + attribute(0x0002800C, b"Brev i konvolut\0")
    tnef += attribute(0x00069002, b"\0" * 14) + attribute(0x00018010, b"cv.txt\0")
    tnef += attribute(0x0006800F, "Erfaring på skole".encode())
    message = mail("Hej")
    message.add_attachment(tnef, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    document = read(message)
    assert {"Brev i konvolut", "Erfaring på skole"} <= {b.text for b in document.blocks}


@pytest.mark.parametrize("lost", [5, 19, 30])
def test_a_broken_winmail_holds(lost: int):
    name, data = 0x0006800F, b"Erfaring"
    tnef = b"\x78\x9f\x3e\x22\x01\x00" + struct.pack("<BII", 2, 0x00069002, 14) + b"\0" * 16
    tnef += struct.pack("<BII", 2, name, len(data)) + data + b"\0\0"
    message = mail("Hej")
    message.add_attachment(tnef[:-lost], maintype="application", subtype="ms-tnef", filename="w")
    assert any(note.holds for note in read(message).notes)


def test_letters_that_speak_of_mail_are_not_mail():
    assert not READER.recognises(Input("Kære Søren\n\nFrom: x\nTo: y".encode(), ""))


def _sample() -> bytes:
    message = mail()
    message.add_alternative("<p>Kære</p>", "html")
    message.add_attachment(b"tekst", maintype="application", subtype="x", filename="å.txt")
    message.add_attachment(mail("indre"))
    return message.as_bytes()


SAMPLE = _sample()


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=6)), max_size=15),
    st.integers(0, len(SAMPLE)),
)
def test_mutated_mail_is_read_or_held(changes: list[tuple[int, bytes]], end: int):
    data = bytearray(SAMPLE[:end])
    for position, new in changes:
        data[position : position + len(new)] = new
    with contextlib.suppress(HeldError):
        READER.read(Input(bytes(data), ""), read_untrusted)
