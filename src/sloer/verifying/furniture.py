# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Words our writers add around a cleared text: page numbers and the line that says what it is."""

from __future__ import annotations

import re

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:side|page|sida)\s*)?\d{1,3}(?:\s*(?:/|af|of|av)\s*\d{1,3})?\W*", re.IGNORECASE
)


def is_furniture(line: str) -> bool:
    """Return whether a line is empty or one that a writer adds to every document."""
    return (
        not line or _PAGE_NUMBER.fullmatch(line) is not None or not any(c.isalnum() for c in line)
    )
