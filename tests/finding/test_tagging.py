# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The trained reader: places of tokens, the same tags for the same text, names on no list."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking import document_of

from sloer.finding.finders.grounds_read import FINDER
from sloer.finding.finders.names import FINDER as NAMES
from sloer.finding.learning import learn
from sloer.finding.names.classes import Classifier
from sloer.finding.names.tagger import Entity
from sloer.finding.protocol import View
from sloer.finding.tagging.features import (
    LIST_FEATURES,
    SHAPE_FEATURES,
    affixes_of,
    characters_of,
    features_of,
    numbers_of,
)
from sloer.finding.tagging.tokens import LONGEST_WINDOW, tokens_of, windows_of
from sloer.finding.weighing import weighed
from sloer.model import Block, BlockKind, Document, Ground, Span

TEXTS = st.text(alphabet="aåÆøé Zz09.,-'’\n()/@|„—ßİ你", max_size=400)


def view_of(text: str) -> View:
    document = document_of(text)
    return View(document, learn(document))


def heard(text: str) -> list[str]:
    """What the reader sees and weighing keeps."""
    view = view_of(text)
    return [text[s.span.start : s.span.end] for s in weighed(view, FINDER.find(view))]


def persons(text: str) -> list[str]:
    tags = view_of(text).tags
    found = [t for t in tags.entities() if t.entity is Entity.PERSON]
    return [text[t.span.start : t.span.end] for t in found]


@given(TEXTS)
def test_tokens_are_the_texts_own_in_order(text: str) -> None:
    tokens = tokens_of(text)
    for token, start, end in zip(tokens.texts, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == token
    assert list(tokens.starts) == sorted(set(tokens.starts))
    left = set(range(len(text))) - {
        i for s, e in zip(tokens.starts, tokens.ends, strict=True) for i in range(s, e)
    }
    assert all(text[i].isspace() for i in left)


@given(TEXTS)
def test_windows_cover_every_token_once(text: str) -> None:
    tokens = tokens_of(text)
    windows = list(windows_of(tokens.texts))
    assert [i for a, b in windows for i in range(a, b)] == list(range(len(tokens)))
    assert all(0 < b - a <= LONGEST_WINDOW for a, b in windows)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_every_token_has_its_features(text: str) -> None:
    for token in tokens_of(text).texts:
        assert len(features_of(token, Classifier())) == LIST_FEATURES + SHAPE_FEATURES
        assert len(characters_of(token)) == 20
        assert len(affixes_of(token)) == 3


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_tags_lie_in_the_text(text: str) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in text.split("\n"))
    document = Document(blocks)
    tags = View(document, learn(document)).tags
    assert len(tags.names) == len(tags.grounds) == len(tags.tokens)
    ends = [0]
    for tagged in tags.entities():
        assert ends[-1] <= tagged.span.start < tagged.span.end <= len(document.text)
        assert 0.0 <= tagged.confidence <= 1.0 + 1e-6
        ends.append(tagged.span.end)
    for stretch in tags.stretches(0.3):
        assert document.text[stretch.span.start : stretch.span.end].strip()


def test_the_same_text_has_the_same_tags() -> None:
    text = "Kære Birgitte Nørgaard\nJeg har arbejdet hos Novo Nordisk siden 2012.\nMvh Aisha"
    first, again = view_of(text).tags, view_of(text).tags
    view_of("Noget helt andet om Warszawa og Piotr Wojciechowski.").tags.names.sum()
    third = view_of(text).tags
    assert np.array_equal(first.names, again.names)
    assert np.array_equal(first.grounds, third.grounds)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Med venlig hilsen\nThrondira Quvelsson", "Throndira Quvelsson"),
        ("Min leder hos jer, Oluvemi Badekanzo, kender mig godt.", "Oluvemi Badekanzo"),
        ("Kære Xhelorine Brantvig", "Xhelorine Brantvig"),
    ],
)
def test_finds_names_on_no_list(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jeg har været ansat hos Novo Nordisk og Danske Bank.",
        "Der var storm over skoven, og vi havde liv i huset.",
        "Erfaring med Microsoft Excel og SAP.",
    ],
)
def test_organisations_and_words_are_no_persons(text: str) -> None:
    assert persons(text) == []


def test_answers_for_a_span() -> None:
    text = "Vejleder: Hanne Toftegaard, Herlev Hospital"
    tags = view_of(text).tags
    assert tags.person(Span(10, 26)) > 0.8
    assert tags.person(Span(28, 43)) < 0.3
    assert tags.reveals(Span(0, 8), Ground.HEALTH) < 0.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Jeg er blevet diagnosticeret med sklerose og går ned i tid.", Ground.HEALTH),
        ("Jeg er far til tre og gift med en lærer.", Ground.FAMILY),
        ("Jeg kom til Danmark som flygtning fra Syrien.", Ground.ORIGIN),
        ("hej jeg hedder bitten krogsgård og søger job", Ground.NAME),
        ("Jeg voksede op i Løkken og er der stadig hver sommer.", Ground.PLACE),
    ],
)
def test_reads_what_reveals(text: str, ground: Ground) -> None:
    assert ground in {s.ground for s in FINDER.find(view_of(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Jeg har arbejdet med børn med autisme og deres forældre.",
        "Sygeplejerske på kræftafdelingen, hvor jeg underviste pårørende.",
        "Projektleder for kommunens flygtningeindsats.",
        "Ansvarlig for barselsplanlægning og vagtplaner.",
    ],
)
def test_work_with_others_stays(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jeg fik 43 både flyttet fra en 50-fods bro.", []),
        ("Snakker gerne med forældre om lektier.", []),
        ("Mine forældre har køer.", ["Mine forældre"]),
        ("Jeg er kasserer i en forening.", []),
        ("Jeg var frivillig i Kirkens Korshærs varmestue og tre år i hjemmeplejen.", []),
    ],
)
def test_what_is_counted_held_or_worked_with_reveals_nothing(text: str, found: list[str]) -> None:
    assert heard(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Projektleder, Prince2", []),
        ("Skibsfører på Ellen, verdens største el-færge", []),
        ("Min leder Ellen kender mig.", ["Ellen"]),
    ],
)
def test_programs_and_ships_with_names_are_no_persons(text: str, found: list[str]) -> None:
    assert [text[s.span.start : s.span.end] for s in NAMES.find(view_of(text))] == found


def test_a_command_that_reads_nothing_does_not_load_the_network() -> None:
    code = "import sys, sloer.cli.main, sloer.pipeline; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_part_of_a_word_is_no_stretch_of_its_own() -> None:
    text = "Til daglig regner jeg i Be18 og TRNSYS, skriver udbud efter ABR 18."
    document = document_of(text)
    found = [text[s.span.start : s.span.end] for s in FINDER.find(View(document, learn(document)))]
    assert "18" not in found


def test_a_compound_nobody_has_counted_is_known_by_its_parts() -> None:
    known = {"rygmarv": 7, "skade": 8, "rygmarvsskade": 9, "ryg": 10, "ade": 11}
    assert numbers_of("Rygmarvsskade", known) == [9, 7, 8]
    assert numbers_of("rygmarvsskaden", known) == [1, 7, 0]
    assert numbers_of("brystskade", known) == [1, 0, 8]
    assert numbers_of("skade", known) == [8, 0, 0]
    assert numbers_of("1234567890", known) == [1, 0, 0]


def test_a_language_the_job_needs_can_be_kept_wherever_the_reader_saw_it() -> None:
    text = "Hjemme talte vi tyrkisk og kurdisk, og det kan jeg stadig."
    found = [s for s in FINDER.find(view_of(text)) if s.ground is Ground.ORIGIN]
    by_word = {text[s.span.start : s.span.end]: s.entity for s in found}
    assert by_word["tyrkisk"] == "language:tr"
    assert by_word["kurdisk"] == "language:ku"
