# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Plain text read back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sloer.model import Leak
from sloer.verifying.outputs import Reading, foreign


class _TextOutput:
    suffix = "txt"

    def read(self, output: bytes) -> Reading:
        try:
            text = output.decode("utf-8")
        except UnicodeDecodeError:
            return Reading(leaks=(foreign("encoding", "text", "andet end UTF-8", "non-UTF-8"),))
        return Reading((("text", text),), (), tuple(odd_characters(text, "text")))


def odd_characters(text: str, where: str) -> Iterator[Leak]:
    """Yield a leak where ``text`` holds characters that no reader sees."""
    if text.isascii() and text.isprintable():
        return
    unseen = {c for c in set(text) - set("\n\t ") if unicodedata.category(c) in _UNSEEN}
    if unseen:
        yield foreign("characters", where, "usynlige tegn", "invisible characters")


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

OUTPUT = _TextOutput()
