# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Plain text: all of it is in plain sight, but for the characters that are not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import charset_normalizer

from sloer.verifying.trace import Trace, UntrustedFile, hidden, visible

_TAG_CHARACTERS = re.compile("[\U000e0000-\U000e007f]+")


class _TextInspector:
    rank = 90

    def recognises(self, file: UntrustedFile) -> bool:
        return b"\x00\x00\x00" not in file.data[:4096] and decoded(file.data) is not None

    def inspect(self, file: UntrustedFile) -> Iterator[Trace]:
        text = decoded(file.data) or ""
        yield visible("text", text)
        yield from unseen_characters(text, "text")


def decoded(data: bytes) -> str | None:
    """Return ``data`` as text in whatever encoding fits, or ``None``."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(data[:200_000]).best()
        return None if best is None else data.decode(best.encoding, "replace")


def unseen_characters(text: str, where: str) -> Iterator[Trace]:
    """Yield a trace where letters are written in characters that no font shows."""
    tags = "".join(_TAG_CHARACTERS.findall(text))
    if tags:
        letters = "".join(chr(ord(c) - 0xE0000) for c in tags)
        yield hidden("text.tags", where, "Usynlige tegn", "Invisible characters", letters)
    odd = {c for c in set(text) - set("\n\r\t\f") if unicodedata.category(c) == "Cc"}
    if odd:
        yield hidden("text.control", where, "Styretegn", "Control characters", "control" + text)


INSPECTOR = _TextInspector()
