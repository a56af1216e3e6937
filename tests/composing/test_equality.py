# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Two applicants who differ only in what is veiled cannot be told apart, to the byte."""

import pytest

from sloer.composing import compose
from sloer.model import Block, BlockKind, Document, Ground, Sentence, Signal, Span
from sloer.veiling import load_policy, veil_document

WHY = Sentence("d", "e")
APPLICANTS = [
    ("Bo", "Vej 1", "Per", "2019–2020"),
    ("Alexandrine Fatima El-Sayed Wolff", "Kronprinsessegade 144, 3. th., 1306 Ry", "Li", "99-00"),
]


def composed(applicant, suffix):
    grounds = (Ground.NAME, Ground.ADDRESS, Ground.THIRD, Ground.YEAR)
    lines = ["Kære udvalg", "Jeg hedder {}", "Bor: {}", "Spørg {} om mig", "Leder {}", "Hilsen"]
    blocks, signals, offset = [], [], 0
    values = iter(zip(applicant, grounds, strict=True))
    for line in lines:
        if "{}" in line:
            value, ground = next(values)
            start = offset + line.index("{}")
            line = line.format(value)
            wording = "1 år" if ground is Ground.YEAR else None
            span = Span(start, start + len(value))
            signals.append(Signal(ground, span, 0.9, "rule", WHY, wording))
        blocks.append(Block(BlockKind.PARAGRAPH, line))
        offset += len(line) + 1
    veiled = veil_document(Document(tuple(blocks)), signals, load_policy())
    return compose(veiled, suffix)


@pytest.mark.parametrize("suffix", ["pdf", "html", "txt", "json"])
def test_equal_to_the_byte(suffix):
    first, second = (composed(applicant, suffix) for applicant in APPLICANTS)
    assert first == second
