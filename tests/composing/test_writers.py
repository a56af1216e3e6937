# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
import json
import subprocess
import sys

import pytest
from veiled_samples import HOSTILE, application, block, cell, veiled

from sloer.composing import compose, writers
from sloer.composing.formats.text import PLACEHOLDER_WIDTH
from sloer.errors import UsageError
from sloer.model import BlockKind, Ground, Language, Segment, VeiledBlock
from sloer.veiling.labels import label_for


def test_four_writers_take_part():
    assert set(writers()) == {"pdf", "html", "txt", "json"}


def test_an_unknown_format_is_refused_and_the_known_ones_are_named():
    with pytest.raises(UsageError) as raised:
        compose(application(), "docx")
    assert "pdf" in raised.value.sentence.da


@pytest.mark.parametrize("suffix", ["pdf", "html", "txt", "json"])
def test_the_same_document_gives_the_same_bytes_in_every_process(suffix):
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from veiled_samples import application;"
        "from sloer.composing import compose;"
        f"sys.stdout.buffer.write(compose(application(), {suffix!r}))"
    )
    here = compose(application(), suffix)
    compose(veiled(block("paragraph", "noget andet")), suffix)
    there = subprocess.run(
        [sys.executable, "-c", program, __file__.rpartition("/")[0]],
        capture_output=True,
        check=True,
        cwd="/",
    )
    assert here == compose(application(), suffix) == there.stdout


@pytest.mark.parametrize("suffix", ["pdf", "html", "txt", "json"])
def test_no_output_shows_where_text_was_reworded(suffix):
    def document(*segments):
        return veiled(VeiledBlock(BlockKind.PARAGRAPH, segments))

    reworded = document(Segment("som "), Segment("forperson", Ground.GENDER), Segment(" her"))
    plain = document(Segment("som forperson her"))
    assert compose(reworded, suffix) == compose(plain, suffix)


@pytest.mark.parametrize("suffix", ["pdf", "html", "txt", "json"])
@pytest.mark.parametrize(
    "document",
    [
        veiled(),
        veiled(block("paragraph", "")),
        veiled(block("table_cell", "no place")),
        veiled(cell(0, 0, 0, ""), cell(0, 3, 7, "a")),
        veiled(*(cell(0, r, c, f"{r}{c}") for r in range(3) for c in range(40))),
        veiled(block("heading", "x" * 5000), block("paragraph", "y" * 20000)),
        veiled(*(block("list_item", "x", level) for level in range(40))),
        veiled(block("paragraph", "[[navn]]" * 200)),
        veiled(block("paragraph", HOSTILE), block("heading", HOSTILE), cell(0, 0, 0, HOSTILE)),
        veiled(block("paragraph", "\x00\x1b[31m\u202e\ud800\ue000\uffff"), language=Language.SV),
    ],
    ids=["none", "empty", "lost", "gaps", "wide", "long", "deep", "veiled", "hostile", "odd"],
)
def test_every_document_can_be_composed(suffix, document):
    assert compose(document, suffix)


def test_text_gives_all_placeholders_one_length():
    labels = [label_for(g, language) for g in Ground for language in Language]
    document = veiled(*(block("paragraph", f"[[{label}]]") for label in [*labels, "person 123"]))
    lines = compose(document, "txt").decode().split("\n\n")[1:-1]
    assert {len(line) for line in lines} == {PLACEHOLDER_WIDTH + 2}
    assert all(f"[{label}" in compose(document, "txt").decode() for label in labels)


def test_text_shows_structure():
    text = compose(application(), "txt").decode()
    assert "8 år | Leder, Børnehuset Solsikken" in text
    assert "- Ledelse\n  - MUS\n- Budget" in text
    assert "Curriculum vitae\n====" in text


def test_json_tells_structure_and_nothing_of_the_original():
    table = json.loads(compose(application(), "json"))
    assert table["schema"] == "sloer-veiled-1"
    assert table["language"] == "da"
    blocks = table["blocks"]
    assert all(b["segments"] for b in blocks)
    assert {key for b in blocks for key in b} == {
        "kind", "level", "break_before", "segments", "cell",
    }  # fmt: skip
    assert {key for b in blocks for s in b["segments"] for key in s} == {"text", "placeholder"}
