# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the reader learns from is read as it was marked."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from training.data import (
    GROUNDS,
    MERIT,
    NAMES,
    NO_PERSON,
    UNKNOWN,
    applications,
    columns,
    joined,
    marked,
    passages,
    sentence,
)

from sloer.measuring.annotations import parse_marks

ROOT = Path(__file__).parent.parent.parent
SLOTS = {"first", "firstf", "firstm", "last", "country", "city_abroad", "town", "language"} | {
    "year",
    "n",
    "age",
}


def test_a_sentence_is_cut_into_the_readers_tokens() -> None:
    example = sentence(["Anne-Mette", "45-årige", "SID-huset"], ["B-PER", "O", "B-ORG"])
    assert example.tokens == ["Anne-Mette", "45", "-", "årige", "SID-huset"]
    assert [NAMES[n] for n in example.names] == ["B-PER", "O", "O", "O", "B-ORG"]
    assert set(example.grounds) == {UNKNOWN}


def test_neighbours_of_one_kind_without_a_beginning_are_one_name() -> None:
    example = sentence(["Anders", "And", "i", "Odense"], ["I-PER", "I-PER", "O", "I-LOC"])
    assert [NAMES[n] for n in example.names] == ["B-PER", "I-PER", "O", "B-LOC"]


def test_columns_with_comments_and_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.iob2"
    file.write_text("# sent_id = 1\n# text = Bo bor\n1\tBo\tB-PER\n2\tbor\tO\n\n1\tHej\tO\n")
    assert list(columns(file, 1, 2)) == [(["Bo", "bor"], ["B-PER", "O"]), (["Hej"], ["O"])]


def test_marks_teach_names_and_grounds() -> None:
    (example,) = marked(
        "- [[THIRD|Bo Lund]] og jeg har ((sklerose-team)) og [[HEALTH|gigt]]", whole=False
    )
    by_token = dict(
        zip(example.tokens, zip(example.names, example.grounds, strict=True), strict=True)
    )
    assert by_token["Bo"] == (1, GROUNDS.index("THIRD"))
    assert by_token["Lund"] == (2, GROUNDS.index("THIRD"))
    assert by_token["sklerose-team"] == (NO_PERSON, MERIT)
    assert by_token["gigt"] == (NO_PERSON, GROUNDS.index("HEALTH"))
    assert {kind for kind, _ in example.lines} == {2}


def test_sections_of_a_whole_application_are_known() -> None:
    examples = marked("# Bo Lund\n## Referencer\n[[THIRD|Ida Holm]]", whole=True)
    sections = [s for e in examples for _, s in e.lines]
    assert len(set(sections)) > 1


@pytest.mark.parametrize("tongue", ["da", "en", "no", "sv"])
def test_passages_are_well_formed(tongue: str) -> None:
    listed = passages(ROOT / "training" / "passages")[tongue]
    assert len(listed) > 400
    for passage in listed:
        parse_marks(passage)
        assert set(re.findall(r"\{(\w+)\}", passage)) <= SLOTS


def test_sentences_that_stand_together_keep_their_order_and_labels() -> None:
    listed = [sentence([f"Ord{n}", "Bo", "."], ["O", "B-PER", "O"]) for n in range(40)]
    together = joined(listed, random.Random(1))
    assert 1 < len(together) < len(listed)
    assert [t for e in together for t in e.tokens] == [t for e in listed for t in e.tokens]
    assert all(
        len(e.tokens) == len(e.names) == len(e.grounds) == len(e.lines) <= 64 for e in together
    )
    named = [n for e in together for t, n in zip(e.tokens, e.names, strict=True) if t == "Bo"]
    assert named == [1] * 40


def test_windows_can_be_cut_anew() -> None:
    text = "\n".join(f"Linje {n} om [[HEALTH|gigt]]." for n in range(30))
    plain, shifted = marked(text, whole=False), marked(text, whole=False, first=7)
    assert len(shifted[0].tokens) == 7
    for part in ("tokens", "names", "grounds", "lines"):
        kept = [x for e in plain for x in getattr(e, part)]
        assert [x for e in shifted for x in getattr(e, part)] == kept


def test_no_test_application_is_learnt_from() -> None:
    listed = (ROOT / "training" / "applications.txt").read_text().split()
    assert listed
    assert all("/tune/" in name and (ROOT / "corpora" / name).exists() for name in listed)


APPLICATIONS = sorted((ROOT / "training").glob("applications/*/*.txt"))
UNSEEN = sorted((ROOT / "training").glob("unseen/*/*.txt"))


def test_applications_can_be_read_and_mark_something() -> None:
    assert len(APPLICATIONS) > 4 * len(UNSEEN) / 2 > 0
    for path in (*APPLICATIONS, *UNSEEN):
        (text,) = applications(path.parent, [path.name])
        windows = marked(text, whole=True)
        assert any(g > 0 for w in windows for g in w.grounds), path.name
        assert any(MERIT in w.grounds for w in windows), path.name


def test_nothing_unseen_is_learnt_from() -> None:
    learnt = {path.read_text("utf-8") for path in APPLICATIONS}
    assert not [path.name for path in UNSEEN if path.read_text("utf-8") in learnt]
