# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``winmail.dat``: the envelope Outlook puts around bodies and attachments (MS-OXTNEF)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sloer.errors import HeldError
from sloer.reading.collecting import Collector
from sloer.reading.holds import unreadable_part
from sloer.reading.mail.lzfu import decompress
from sloer.reading.markup.charset import decode_as
from sloer.reading.parts import Parts

_SIGNATURE = b"\x78\x9f\x3e\x22"
_BODY = 0x0002800C
_MESSAGE_PROPERTIES = 0x00069003
_ATTACH_BEGIN = 0x00069002
_ATTACH_TITLE = 0x00018010
_ATTACH_DATA = 0x0006800F
_ATTACH_PROPERTIES = 0x00069005

_BODY_TEXT, _BODY_HTML, _BODY_RTF = 0x1000, 0x1013, 0x1009
_ATTACHED_OBJECT = 0x3701
_LONG_NAME = 0x3707
_MOST_BYTES = 32 * 1024 * 1024

_FIXED_BYTES = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8}
_FIXED_BYTES |= {0x14: 8, 0x40: 8, 0x48: 16}
_COUNTED = {0x1E, 0x1F, 0x102, 0x0D}
_SEVERAL = 0x1000


@dataclass(slots=True)
class _Attachment:
    name: str = ""
    data: bytes = b""


@dataclass(slots=True)
class _Envelope:
    bodies: list[bytes] = field(default_factory=list)
    attachments: list[_Attachment] = field(default_factory=list)


def is_tnef(untrusted_data: bytes) -> bool:
    """Tell whether the bytes are such an envelope."""
    return untrusted_data.startswith(_SIGNATURE)


def read_tnef(untrusted_data: bytes, collector: Collector, parts: Parts) -> None:
    """Add the bodies and attachments of an envelope; a broken one holds the file."""
    envelope = _Envelope()
    try:
        for name, data in _attributes(untrusted_data):
            _take(envelope, name, data)
    except (struct.error, ValueError, IndexError, HeldError):
        collector.note(unreadable_part())
    for body in envelope.bodies:
        parts.attachment(body)
    for attachment in envelope.attachments:
        collector.remember(attachment.name)
        if attachment.data:
            parts.attachment(attachment.data, attachment.name)
        else:
            collector.note(unreadable_part())


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 6
    while position < len(data):
        _, name, length = struct.unpack_from("<BII", data, position)
        position += 9
        if position + length > len(data):
            raise ValueError("an attribute is longer than the envelope")
        yield name, data[position : position + length]
        position += length + 2


def _take(envelope: _Envelope, name: int, data: bytes) -> None:
    if name == _BODY:
        envelope.bodies.append(data.rstrip(b"\0"))
    elif name == _MESSAGE_PROPERTIES:
        bodies = dict(_properties(data))
        if _BODY_RTF in bodies:
            envelope.bodies = [decompress(bodies[_BODY_RTF], _MOST_BYTES)]
        elif _BODY_HTML in bodies:
            envelope.bodies = [bodies[_BODY_HTML]]
        elif _BODY_TEXT in bodies and not envelope.bodies:
            envelope.bodies = [bodies[_BODY_TEXT]]
    elif name == _ATTACH_BEGIN:
        envelope.attachments.append(_Attachment())
    elif envelope.attachments:
        _take_attached(envelope.attachments[-1], name, data)


def _take_attached(attachment: _Attachment, name: int, data: bytes) -> None:
    if name == _ATTACH_TITLE:
        attachment.name = attachment.name or decode_as(data.rstrip(b"\0"), None)
    elif name == _ATTACH_DATA:
        attachment.data = data
    elif name == _ATTACH_PROPERTIES:
        properties = dict(_properties(data))
        if _LONG_NAME in properties:
            attachment.name = decode_as(properties[_LONG_NAME].rstrip(b"\0"), None)
        if _ATTACHED_OBJECT in properties and not attachment.data:
            # An embedded object begins with 16 bytes that say which interface it has.
            attachment.data = properties[_ATTACHED_OBJECT][16:]


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    (count,) = struct.unpack_from("<I", data)
    position = 4
    for _ in range(count):
        kind, name = struct.unpack_from("<HH", data, position)
        position += 4
        if name >= 0x8000:
            position = _past_name(data, position)
        values = 1
        if kind & _SEVERAL or kind in _COUNTED:
            (values,) = struct.unpack_from("<I", data, position)
            position += 4
        for _ in range(min(values, len(data))):
            length = _FIXED_BYTES.get(kind & ~_SEVERAL)
            if length is None:
                (length,) = struct.unpack_from("<I", data, position)
                position += 4
            if position + length > len(data):
                raise ValueError("a property is longer than the envelope")
            yield name, data[position : position + length]
            position += length + -length % 4


def _past_name(data: bytes, position: int) -> int:
    (kind,) = struct.unpack_from("<I", data, position + 16)
    position += 20
    if kind == 0:
        return position + 4
    (length,) = struct.unpack_from("<I", data, position)
    return int(position + 4 + length + -length % 4)
