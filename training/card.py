# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Put the measured figures into the model card."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"


def write(card: Path, lines: Iterable[str]) -> None:
    """Replace what stands between the card's two marks by ``lines``."""
    text = card.read_text("utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    figures = "\n".join(lines)
    card.write_text(f"{before}{_BEGIN}\n```\n{figures}\n```\n{_END}{after}", "utf-8")
