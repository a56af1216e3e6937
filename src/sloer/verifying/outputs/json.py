# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Our own JSON read back: known keys, every string searched."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sloer.verifying.outputs import Reading, foreign
from sloer.verifying.outputs.text import odd_characters

_KEYS = frozenset(
    {"schema", "language", "policy", "blocks", "kind", "level", "break_before", "segments", "text",
     "placeholder", "cell", "table", "row", "column", "heading"}
)  # fmt: skip
_TEXT_KEY = "text"


class _JsonOutput:
    suffix = "json"

    def read(self, output: bytes) -> Reading:
        try:
            tree = msgspec.json.decode(output)
        except (msgspec.DecodeError, UnicodeDecodeError):
            leak = foreign("encoding", "json", "andet end JSON", "something other than JSON")
            return Reading(leaks=(leak,))
        strings = list(_strings(tree, "json"))
        leaks = [
            foreign("key", "json", "en fremmed nøgle", "a foreign key")
            for where, _ in strings
            if where.rpartition(".")[2] not in _KEYS
        ]
        for where, text in strings:
            leaks.extend(odd_characters(text, where))
        lines = [(w, t) for w, t in strings if w.endswith("." + _TEXT_KEY)]
        unseen = [(w, t) for w, t in strings if not w.endswith("." + _TEXT_KEY)]
        return Reading(tuple(lines), tuple(unseen), tuple(dict.fromkeys(leaks)))


def _strings(node: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in _KEYS:
                yield f"json.{key}", str(value)
            yield from _strings(value, f"json.{key}")
    elif isinstance(node, list):
        for item in node:
            yield from _strings(item, path)
    elif isinstance(node, str):
        yield path, node


OUTPUT = _JsonOutput()
