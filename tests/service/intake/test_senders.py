# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who sent a mail, as heads of mails really are."""

from __future__ import annotations

import msgspec
import pytest
from tests.service.intake.conftest import eml, msg

from sloer.service.intake.sender_reading import Sender, read_sender
from sloer.service.intake.senders import Senders, told_by

HEAD = "To: job@kommunen.example\r\nDate: Mon, 02 Nov 2026 08:15:00 +0100\r\n\r\nHej\r\n"


def sender(content: bytes) -> Sender:
    return msgspec.msgpack.decode(read_sender(content), type=Sender)


@pytest.mark.parametrize(
    ("header", "name", "address"),
    [
        ("Fatima El-Khatib <f@example.org>", "Fatima El-Khatib", "f@example.org"),
        ('"El-Khatib, Fatima" <f@example.org>', "El-Khatib, Fatima", "f@example.org"),
        ("=?utf-8?q?=C3=85se_=C3=98rsted?= <aa@example.org>", "Åse Ørsted", "aa@example.org"),
        ("=?iso-8859-1?q?Holm=2C_S=F8ren?= <s@example.org>", "Holm, Søren", "s@example.org"),
        ("f@example.org", "", "f@example.org"),
        ('"f@example.org" <f@example.org>', "", "f@example.org"),
        ("a@example.org, b@example.org", "", ""),
        ("Mailer", "", ""),
    ],
)
def test_from_headers(header, name, address):
    found = sender(f"From: {header}\r\n{HEAD}".encode())
    assert (found.is_mail, found.name, found.address) == (True, name, address)


def test_raw_bytes_in_a_header():
    found = sender("From: Åse Ørsted <aa@example.org>\r\n".encode("cp1252") + HEAD.encode())
    assert (found.name, found.address) == ("Åse Ørsted", "aa@example.org")


def test_two_senders_tell_nobody():
    found = sender(f"From: a@example.org\r\nFrom: b@example.org\r\n{HEAD}".encode())
    assert found == Sender(is_mail=True)


def test_outlook_and_what_is_no_mail():
    assert sender(msg("Søren Holm", "s@example.org")).name == "Søren Holm"
    assert sender(msg("Søren Holm", "/O=KOMMUNE/CN=SOREN")) == Sender(is_mail=True)
    assert sender(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000) == Sender()
    assert sender(b"Hej udvalg") == Sender()


def test_the_sandbox_answers_as_the_function_does():
    with Senders() as senders:
        found = senders.of(eml("Holm, Søren", "s@example.org"))
        assert senders.of(b"Hej udvalg") == Sender()
    identity = told_by(found).identity
    assert (identity.first_name, identity.last_name) == ("Søren", "Holm")
    assert identity.email == "s@example.org"
