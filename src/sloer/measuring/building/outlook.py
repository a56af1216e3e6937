# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""E-mail as Outlook saves it (MS-OXMSG): properties of the message in an OLE2 file."""

from __future__ import annotations

import struct
from email.utils import parseaddr

from sloer.measuring.building.compound import Tree, write_ole
from sloer.measuring.building.mail import address, attachment_name, attachment_of
from sloer.measuring.building.plain import lines_as_text, part_as_html
from sloer.measuring.building.protocol import Builder
from sloer.measuring.layout import Layout, Part

_TEXT, _BINARY, _NUMBER, _TIME = 0x001F, 0x0102, 0x0003, 0x0040
_READABLE_AND_WRITABLE = 6
_UTF8 = 65001
_UNICODE_STORE = 0x0004_0000
_BY_VALUE = 1
_TO = 1
_SENT = 134_380_773_000_000_000  # 2 November 2026, 07:15 UTC, in steps of 100 ns since 1601

Values = dict[int, "str | bytes | int"]
"""Properties by their number in MAPI."""


def _msg(layout: Layout) -> bytes:
    sender, receivers = layout.mail.get("from", ""), layout.mail.get("to", "")
    name, mailbox = parseaddr(sender)
    html = part_as_html(layout.body).encode()
    values: Values = {
        0x001A: "IPM.Note",
        0x0037: layout.mail.get("subject", ""),
        0x0042: name or mailbox,
        0x0065: mailbox,
        0x007D: _headers(layout),
        0x0C1A: name or mailbox,
        0x0C1E: "SMTP",
        0x0C1F: mailbox,
        0x0E03: layout.mail.get("cc", ""),
        0x0E04: receivers,
        0x1000: "\r\n".join(lines_as_text(layout.body)),
        0x1013: html,
        0x340D: _UNICODE_STORE,
        0x3FDE: _UTF8,
    }
    attached = layout.parts[1:]
    counts = struct.pack("<8xIIII8x", 1, len(attached), 1, len(attached))
    submitted = struct.pack("<HHIQ", _TIME, 0x0039, _READABLE_AND_WRITABLE, _SENT)
    tree = _storage(counts, values, submitted)
    tree["__nameid_version1.0"] = {f"__substg1.0_{n:04X}0102": b"" for n in (2, 3, 4)}
    tree["__recip_version1.0_#00000000"] = _storage(b"\0" * 8, _receiver(receivers))
    for number, part in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = _storage(b"\0" * 8, _attached(part, number))
    return write_ole(tree)


def _headers(layout: Layout) -> str:
    """Return the headers of the way here, as the receiver's Outlook keeps them."""
    lines = [
        f"{name.capitalize()}: {address(layout.mail[name])}"
        for name in ("from", "to", "cc")
        if layout.mail.get(name)
    ]
    lines.append("Date: Mon, 02 Nov 2026 08:15:00 +0100")
    return "".join(f"{line}\r\n" for line in lines)


def _receiver(receivers: str) -> Values:
    name, mailbox = parseaddr(receivers)
    return {0x0C15: _TO, 0x3001: name or mailbox, 0x3002: "SMTP", 0x3003: mailbox}


def _attached(part: Part, number: int) -> Values:
    return {
        0x0E21: number,
        0x3701: attachment_of(part),
        0x3703: ".docx",
        0x3705: _BY_VALUE,
        0x3707: attachment_name(part),
    }


def _storage(header: bytes, values: Values, more: bytes = b"") -> Tree:
    """Return a storage: each long value in a stream, and a table of all after ``header``."""
    tree: Tree = {}
    table = header + more
    for number, value in sorted(values.items()):
        if isinstance(value, int):
            table += struct.pack("<HHIIxxxx", _NUMBER, number, _READABLE_AND_WRITABLE, value)
            continue
        kind = _TEXT if isinstance(value, str) else _BINARY
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        # The size of text counts the null at its end, which the stream leaves out.
        size = len(data) + (2 if kind == _TEXT else 0)
        table += struct.pack("<HHIIxxxx", kind, number, _READABLE_AND_WRITABLE, size)
        tree[f"__substg1.0_{number:04X}{kind:04X}"] = data
    tree["__properties_version1.0"] = table
    return tree


BUILDERS = {"msg": Builder("msg", _msg)}
