# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text without end and without signs is read in time that grows with it, not with its square."""

from __future__ import annotations

import time

import pytest
from marking import document_of

from sloer.finding.search import find_signals


def seconds(text: str) -> float:
    """Return the processor time of one reading; the first reading of a shape also warms caches."""
    document = document_of(text)
    started = time.process_time()
    find_signals(document)
    return time.process_time() - started


@pytest.mark.parametrize(
    "words", ["jeg er ", "kirke i ", "syg ", "bor i Ribe ", "da jeg var ", "min mor ", "Hr. Dam "]
)
def test_twice_the_text_takes_about_twice_the_time(words: str) -> None:
    seconds(words * 100)
    once, twice = seconds(words * 700), seconds(words * 1400)
    assert twice < 3.2 * once + 0.3
