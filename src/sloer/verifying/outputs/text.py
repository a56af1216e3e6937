# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Plain text read back."""

from __future__ import annotations

import re
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
        lines = tuple(("text", line) for line in text.split("\n"))
        return Reading(lines, (), tuple(odd_characters(text, "text")))


def odd_characters(text: str, where: str) -> Iterator[Leak]:
    """Yield a leak where ``text`` holds characters that no reader sees."""
    if _UNSEEN.search(text):
        yield foreign("characters", where, "usynlige tegn", "invisible characters")


# Control characters, soft hyphens, zero-width and direction marks, tags: good for hiding only.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]"
)

OUTPUT = _TextOutput()
