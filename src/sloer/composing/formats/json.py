# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""JSON for other systems: cleared text and placeholders, without a word of what they hide.

No offsets into the original and no grounds of reworded text: lengths and grounds tell tales.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sloer.composing.layout import line_of
from sloer.model import VeiledBlock, VeiledDocument

SCHEMA = "sloer-veiled-1"


@dataclass(frozen=True, slots=True)
class JsonWriter:
    """Writes UTF-8 JSON; keys in a fixed order."""

    suffix: str = "json"
    media_type: str = "application/json"

    def compose(self, veiled: VeiledDocument) -> bytes:
        """Return the blocks with their segments."""
        table = {
            "schema": SCHEMA,
            "language": veiled.language.value,
            "policy": veiled.policy,
            "blocks": [_block(block) for block in veiled.blocks if line_of(block.segments)],
        }
        return json.dumps(table, ensure_ascii=False, indent=1).encode() + b"\n"


def _block(block: VeiledBlock) -> dict[str, Any]:
    table: dict[str, Any] = {
        "kind": block.kind.value,
        "level": block.level,
        "break_before": block.break_before,
        "segments": [
            {"text": run.text, "placeholder": run.placeholder} for run in line_of(block.segments)
        ],
    }
    if block.cell is not None:
        table["cell"] = {
            "table": block.cell.table,
            "row": block.cell.row,
            "column": block.cell.column,
            "heading": block.cell.heading,
        }
    return table


WRITER = JsonWriter()
