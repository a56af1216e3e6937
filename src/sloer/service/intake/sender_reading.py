# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who sent a mail, read inside the sandbox: mails are strangers' files as all others are.

It imports no Django and no settings; :mod:`sloer.service.intake.senders` calls it from outside.
"""

from __future__ import annotations

import email
import email.header
import email.policy
import io
from email.errors import MessageError
from email.utils import getaddresses

import msgspec
import olefile

from sloer.reading.formats.eml import READER as MAIL
from sloer.reading.markup.charset import decode_as
from sloer.reading.ole import is_ole
from sloer.reading.protocol import Input

HEAD_BYTES = 256 * 1024
LONGEST = 300
# MS-OXPROPS: on whose behalf, then who sent; SMTP address, address, name.
_OUTLOOK = (("5D02", "0065", "0042"), ("5D01", "0C1F", "0C1A"))
_TRANSPORT_HEADERS = "007D"
_STREAM_BYTES = 1 << 20


class Sender(msgspec.Struct, frozen=True):
    """Name and address of who sent a mail; both empty where they cannot be told."""

    is_mail: bool = False
    name: str = ""
    address: str = ""

    def __repr__(self) -> str:
        return "Sender(…)"


def read_sender(untrusted_data: bytes) -> bytes:
    """Return the :class:`Sender` of a file, encoded; a file that is no mail has none."""
    if is_ole(untrusted_data):
        sender = _of_outlook(untrusted_data)
    elif MAIL.recognises(Input(untrusted_data, "")):
        sender = _of_headers(untrusted_data[:HEAD_BYTES])
    else:
        sender = Sender()
    return msgspec.msgpack.encode(sender)


def _of_headers(head: bytes) -> Sender:
    data = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        values = [_decoded(value) for key, value in message.raw_items() if key.casefold() == "from"]
        found = [(name, address) for name, address in getaddresses(values) if "@" in address]
    except (MessageError, ValueError, LookupError, TypeError, RecursionError):
        return Sender(is_mail=True)
    if len(found) != 1:
        return Sender(is_mail=True)
    return _sender(*found[0])


def _of_outlook(data: bytes) -> Sender:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists("__properties_version1.0"):
                return Sender()
            for smtp, address, name in _OUTLOOK:
                known = next((t for t in (_text(ole, smtp), _text(ole, address)) if "@" in t), "")
                if known:
                    return _sender(_text(ole, name), known)
            headers = _text(ole, _TRANSPORT_HEADERS)
    except Exception:  # noqa: BLE001 - olefile fails in many ways on what is broken
        return Sender()
    return _of_headers(headers.encode()) if headers else Sender(is_mail=True)


def _text(ole: olefile.OleFileIO, name: str) -> str:
    for kind in ("001F", "001E"):
        stream = f"__substg1.0_{name}{kind}"
        if ole.exists(stream):
            data = ole.openstream(stream).read(_STREAM_BYTES)
            text = data.decode("utf-16-le", "replace") if kind == "001F" else decode_as(data, None)
            return text.strip("\0 ")
    return ""


def _sender(name: str, address: str) -> Sender:
    name = " ".join(name.split()).strip("'\"")
    told = "" if "@" in name else name[:LONGEST]
    return Sender(is_mail=True, name=told, address=address.strip()[:LONGEST])


def _decoded(value: str) -> str:
    """Return a header as text; encoded words are decoded, raw bytes read as they look.

    A name may hold a comma once it is decoded, so it is put into quotation marks.
    """
    raw = value.encode("utf-8", errors="surrogateescape")
    text = decode_as(raw, None) if any(byte > 127 for byte in raw) else value
    name, mark, rest = text.rpartition("<")
    if not mark or "=?" not in name:
        return text
    try:
        words = str(email.header.make_header(email.header.decode_header(name.strip().strip('"'))))
    except (MessageError, ValueError, LookupError, TypeError):
        return text
    return '"' + words.replace("\\", "").replace('"', "") + f'" <{rest}'
