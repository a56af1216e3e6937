# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Compressed RTF as Outlook stores it (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from sloer.reading.holds import held

_COMPRESSED = 0x75465A4C
_STORED = 0x414C454D
_WINDOW = 4096
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def decompress(untrusted_data: bytes, most_bytes: int) -> bytes:
    """Return the RTF in ``PR_RTF_COMPRESSED``.

    Raises:
        HeldError: not compressed RTF, or larger than ``most_bytes``.
    """
    if len(untrusted_data) < 16:
        raise held("damaged")
    _, size, kind, _ = struct.unpack_from("<IIII", untrusted_data)
    if size > most_bytes:
        raise held("too_large")
    body = untrusted_data[16:]
    if kind == _STORED:
        return body[:size]
    if kind != _COMPRESSED:
        raise held("damaged")
    return _unpacked(body, size)


def _unpacked(body: bytes, size: int) -> bytes:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write = len(_DICTIONARY)
    result = bytearray()
    position = 0
    while position < len(body) and len(result) < size:
        flags = body[position]
        position += 1
        for bit in range(8):
            if flags >> bit & 1:
                token = int.from_bytes(body[position : position + 2], "big")
                position += 2
                offset, length = token >> 4, (token & 0xF) + 2
                if offset == write or position > len(body):
                    return bytes(result)
                fresh = length
                while fresh:
                    byte = window[offset]
                    offset = (offset + 1) % _WINDOW
                    window[write] = byte
                    write = (write + 1) % _WINDOW
                    result.append(byte)
                    fresh -= 1
            else:
                if position >= len(body):
                    return bytes(result)
                window[write] = body[position]
                write = (write + 1) % _WINDOW
                result.append(body[position])
                position += 1
    return bytes(result[:size])
