# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The engine's sentences in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from sloer.model import Sentence
from sloer.service.review.holding import sentence_of


def spoken(sentence: Sentence) -> str:
    """Return a sentence as the page speaks."""
    return sentence.in_language(get_language() or "da")


def reasons_for(codes: Iterable[str]) -> list[str]:
    """Return what holds a document, each reason once."""
    return list(dict.fromkeys(spoken(sentence_of(code.partition(":")[0])) for code in codes))
