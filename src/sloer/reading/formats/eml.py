# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""E-mail messages as files: subject, body, the thread below it, attachments."""

from __future__ import annotations

import email
import email.header
import email.message
import email.policy
import re
from email.errors import MessageError

from sloer.model import BlockKind, Document
from sloer.reading.blocks import Piece
from sloer.reading.collecting import Collector, Line
from sloer.reading.formats.html import html_text
from sloer.reading.holds import held, part_left_out, unreadable_part
from sloer.reading.mail.body import read_body
from sloer.reading.mail.tnef import is_tnef, read_tnef
from sloer.reading.markup.charset import decode_as
from sloer.reading.parts import Parts
from sloer.reading.protocol import Input, ReadPart

_HEADER = re.compile(rb"^([!-9;-~]{1,60}):(?:[ \t].*)?$")
_TELLING = {b"from", b"received", b"message-id", b"mime-version", b"date", b"return-path"}
_KNOWN = _TELLING | {
    b"to",
    b"subject",
    b"cc",
    b"reply-to",
    b"content-type",
    b"delivered-to",
    b"sender",
    b"x-mailer",
    b"content-transfer-encoding",
    b"thread-topic",
    b"dkim-signature",
}
_REMEMBERED = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Message-ID", "Received")
_REMEMBERED_TOO = ("Return-Path", "Organization", "Thread-Topic", "X-Sender", "Delivered-To")
_ENCRYPTED = {"multipart/encrypted", "application/pgp-encrypted"}
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_SIGNATURES = {
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-keys",
}
_ABOUT_PEOPLE = {"text/calendar", "text/vcard", "text/x-vcard", "text/directory"}
_REPORTS = {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
_PGP = "-----BEGIN PGP MESSAGE-----"
_HEAD = 16_384
_MIME_DEPTH = 30

_Part = email.message.Message


class MailReader:
    """Reads ``.eml``."""

    media_type = "message/rfc822"
    rank = 60

    def recognises(self, file: Input) -> bool:
        """Tell text that begins with the headers of a message."""
        names: set[bytes] = set()
        head = file.untrusted_data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        for number, line in enumerate(re.split(rb"\r\n|\r|\n", head)):
            if not line:
                break
            match = _HEADER.match(line)
            if match:
                names.add(match[1].lower())
            elif line[:1] not in b" \t" and not (number == 0 and line.startswith(b"From ")):
                break
        return len(names & _KNOWN) >= 2 and bool(names & _TELLING)

    def read(self, file: Input, read_part: ReadPart) -> Document:
        """Return the subject as a heading, the body, and each attachment after a break."""
        data = file.untrusted_data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        try:
            message = email.message_from_bytes(data, policy=email.policy.compat32)
        except (RecursionError, MessageError, ValueError, LookupError, TypeError) as error:
            raise held("damaged") from error
        collector = Collector(file.limits)
        subject = _header(message, "Subject")
        if subject:
            piece = Piece(subject, "subject")
            collector.place([Line([piece], BlockKind.HEADING, 1)])
        for name in (*_REMEMBERED, *_REMEMBERED_TOO):
            collector.remember(*_headers(message, name))
        _Mail(collector, Parts(file, read_part, collector), file).read(message)
        return collector.finish(self.media_type, file.untrusted_name)


class _Mail:
    """One message being read. Bodies come first, attachments after them."""

    def __init__(self, collector: Collector, parts: Parts, file: Input) -> None:
        self._collector = collector
        self._parts = parts
        self._file = file
        self._attachments: list[tuple[str, bytes]] = []
        self._pictures: list[bytes] = []
        self._count = 0

    def read(self, message: _Part) -> None:
        self._walk(message, 0)
        for picture in self._pictures:
            self._collector.place(self._parts.picture(picture))
        for name, data in self._attachments:
            self._collector.remember(name)
            if is_tnef(data):
                read_tnef(data, self._collector, self._parts)
            else:
                self._parts.attachment(data, name)

    def _walk(self, part: _Part, depth: int) -> None:
        self._count += 1
        if depth > _MIME_DEPTH:
            raise held("too_deep")
        if self._count > self._file.limits.parts:
            raise held("too_large")
        kind = part.get_content_type()
        if kind in _ENCRYPTED or kind in _SEALED:
            raise held("encrypted")
        if kind == "multipart/alternative" and part.is_multipart():
            self._alternatives(part, depth)
        elif kind == "message/rfc822":
            self._nested(part)
        elif part.is_multipart():
            for inner in _children(part):
                self._walk(inner, depth + 1)
        else:
            self._leaf(part, kind)

    def _alternatives(self, part: _Part, depth: int) -> None:
        """Read the versions of a body as one; whatever else lies here is read as always."""
        plain: list[str] = []
        html: list[str] = []
        waiting = [(inner, depth + 1) for inner in _children(part)]
        while waiting:
            inner, level = waiting.pop(0)
            if level > _MIME_DEPTH:
                raise held("too_deep")
            kind = inner.get_content_type()
            if _is_attached(inner) or kind not in {"text/plain", "text/html"}:
                if (
                    inner.is_multipart()
                    and kind.startswith("multipart/")
                    and kind not in _ENCRYPTED
                ):
                    waiting[:0] = [(below, level + 1) for below in _children(inner)]
                else:
                    self._walk(inner, level)
            elif kind == "text/plain":
                plain.append(_text(inner))
            else:
                html.append(html_text(_payload(inner), _charset(inner)))
        self._body("\n\n".join(plain) or None, "\n".join(html) or None)

    def _leaf(self, part: _Part, kind: str) -> None:
        if kind in _SIGNATURES:
            return
        if kind in _ABOUT_PEOPLE or kind in _REPORTS:
            self._collector.remember(_text(part))
            self._collector.note(part_left_out())
        elif _is_attached(part):
            self._attach(part)
        elif kind == "text/html":
            self._body(None, html_text(_payload(part), _charset(part)))
        elif kind.startswith("text/") and kind not in {"text/rtf", "text/richtext"}:
            self._body(_text(part), None)
        else:
            self._attach(part)

    def _attach(self, part: _Part) -> None:
        data = _payload(part)
        inline = part.get_content_disposition() != "attachment" and "Content-ID" in part
        if inline and part.get_content_maintype() == "image":
            self._collector.remember(_file_name(part))
            self._pictures.append(data)
        elif data or _file_name(part):
            self._attachments.append((_file_name(part), data))

    def _nested(self, part: _Part) -> None:
        for inner in _children(part):
            try:
                data = inner.as_bytes(policy=email.policy.compat32)
            except (MessageError, ValueError, LookupError, TypeError, RecursionError):
                self._collector.note(unreadable_part())
                continue
            self._attachments.append((_file_name(part), data))

    def _body(self, plain: str | None, html: str | None) -> None:
        if _PGP in (plain or "") or _PGP in (html or ""):
            raise held("encrypted")
        self._collector.place(read_body(plain, html, self._collector, self._parts))


def _children(part: _Part) -> list[_Part]:
    payload = part.get_payload()
    return (
        [p for p in payload if isinstance(p, email.message.Message)]
        if isinstance(payload, list)
        else []
    )


def _is_attached(part: _Part) -> bool:
    """Tell attachments from bodies: they say so, or carry a file name."""
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _payload(part: _Part) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError, TypeError, AssertionError):
        data = None
    if isinstance(data, bytes):
        return data
    raw = part.get_payload()
    return raw.encode("utf-8", errors="replace") if isinstance(raw, str) else b""


def _charset(part: _Part) -> str | None:
    try:
        found = part.get_content_charset()
    except (MessageError, ValueError, LookupError, TypeError):
        return None
    # Programs say us-ascii where they mean nothing at all, and iso-8859-1 as browsers mean it.
    if found in {None, "us-ascii", "ascii", "unknown-8bit"}:
        return None
    return "cp1252" if found == "iso-8859-1" else found


def _text(part: _Part) -> str:
    return decode_as(_payload(part), _charset(part))


def _file_name(part: _Part) -> str:
    try:
        return _decoded(part.get_filename() or "")
    except (MessageError, ValueError, LookupError, TypeError):
        return ""


def _headers(message: _Part, name: str) -> list[str]:
    """Return all headers of this name; raw, since bytes beyond ASCII would else be lost."""
    return [_decoded(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def _header(message: _Part, name: str) -> str:
    return next(iter(_headers(message, name)), "")


def _decoded(value: str) -> str:
    """Return a header with its encoded words decoded, and raw bytes read as they look."""
    raw = value.encode("utf-8", errors="surrogateescape")
    if any(byte > 127 for byte in raw):
        value = decode_as(raw, None)
    try:
        return str(email.header.make_header(email.header.decode_header(value)))
    except (MessageError, ValueError, LookupError, TypeError):
        return value


READER = MailReader()
