# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""E-mail: headers, every alternative, attachments and nested messages."""

from __future__ import annotations

import email
import email.message
import email.policy
import re
from collections.abc import Iterator

from sloer.verifying.inspection import inspect_part
from sloer.verifying.trace import Trace, UntrustedFile, always, hidden, searched, visible

_HEADER = re.compile(
    rb"\A(?:From |(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t].*\r?\n(?:[ \t].*\r?\n)*){2,})"
)
_MAIL_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path):",
    re.IGNORECASE | re.MULTILINE,
)
_SHOWN = frozenset({"from", "to", "cc", "subject", "date"})
_TECHNICAL = frozenset(
    {"mime-version", "content-type", "content-transfer-encoding", "content-disposition"}
)


class _MailInspector:
    rank = 50

    def recognises(self, file: UntrustedFile) -> bool:
        head = file.data[:8192]
        return _HEADER.match(head) is not None and len(_MAIL_HEADER.findall(head)) > 1

    def inspect(self, file: UntrustedFile) -> Iterator[Trace]:
        message = email.message_from_bytes(file.data, policy=email.policy.default)
        yield from _message(message, file, "message")


def _message(message: email.message.Message, file: UntrustedFile, where: str) -> Iterator[Trace]:
    yield from _headers(message, where)
    if message.is_multipart():
        parts = message.get_payload()
        for number, part in enumerate(parts if isinstance(parts, list) else (), 1):
            if isinstance(part, email.message.Message):
                yield from _message(part, file, f"{where}, part {number}")
        for extra in (message.preamble, message.epilogue):
            yield hidden("mail.between", where, "Tekst uden for delene", "Text between parts",
                         extra or "")  # fmt: skip
        return
    payload = message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    yield from _leaf(message, data, file, where)


def _headers(message: email.message.Message, where: str) -> Iterator[Trace]:
    for name, value in message.items():
        lowered = name.lower()
        if lowered in _SHOWN:
            yield visible(f"{where}, header {lowered}", str(value))
        elif lowered in _TECHNICAL:
            yield searched("mail.header", f"{where}, header {lowered}", str(value))
        else:
            yield hidden("mail.header", f"{where}, headers", "Et brevhoved", "A mail header",
                         str(value))  # fmt: skip


def _leaf(
    message: email.message.Message, data: bytes, file: UntrustedFile, where: str
) -> Iterator[Trace]:
    kind = message.get_content_type()
    name = message.get_filename() or ""
    if name:
        yield hidden("mail.file_name", f"{where}, file name", "Et filnavn", "A file name", name)
    if kind == "text/plain" and not name:
        charset = message.get_content_charset() or "utf-8"
        try:
            yield visible(where, data.decode(charset, "replace"))
        except LookupError:
            yield visible(where, data.decode("latin-1"))
    elif kind == "application/ms-tnef" or name.lower() == "winmail.dat":
        yield always("mail.tnef", where, "en TNEF-del", "a TNEF part", letters(data), data)
    elif kind == "text/html":
        yield from inspect_part(file.part(data, "part.html"), where)
    else:
        label = "kalender" if kind == "text/calendar" else "vedhæftet fil"
        english = "calendar part" if kind == "text/calendar" else "attachment"
        code = "mail.calendar" if kind == "text/calendar" else "mail.attachment"
        yield always(code, where, f"en {label}", f"a(n) {english}", letters(data))
        yield from inspect_part(file.part(data, name), where)


def letters(data: bytes) -> str:
    """Return every reading of ``data`` that may hold words."""
    return data.decode("utf-8", "replace") + "\n" + data.decode("utf-16-le", "ignore")


INSPECTOR = _MailInspector()
