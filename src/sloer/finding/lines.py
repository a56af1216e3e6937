# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Lines that are worth a costly search: they hold what every match holds."""

from __future__ import annotations

import re
from collections.abc import Iterator


def lines_with(hint: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends in which ``hint`` is found."""
    end = -1
    for found in hint.finditer(text):
        if found.start() > end:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.start())
            end = end if end >= 0 else len(text)
            yield start, end
