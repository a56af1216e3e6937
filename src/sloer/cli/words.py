# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The user's language: Danish, unless the environment asks for English."""

from __future__ import annotations

import os
from functools import cache

from sloer.model import Sentence


@cache
def language() -> str:
    """Return ``en`` where SLOER_LANGUAGE or the locale says English, otherwise ``da``."""
    for variable in ("SLOER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "").casefold()
        if value:
            return "en" if value.startswith("en") else "da"
    return "da"


def say(da: str, en: str) -> str:
    """Return the one of two sentences that the user reads."""
    return Sentence(da, en).in_language(language())
