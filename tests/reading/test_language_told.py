# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sloer.model import Block, BlockKind, Document, Language
from sloer.reading.language import detect, with_languages

DANISH = (
    "Jeg har gennem otte år arbejdet med udsatte familier og haft ansvaret for børnefaglige "
    "undersøgelser, opfølgning og samarbejdet med skoler og sundhedsplejersker i kommunen."
)
ENGLISH = (
    "I have worked with migrations for ten years and enjoy turning messy registers into "
    "something colleagues can trust."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DANISH, Language.DA),
        ("Modtagelse af borgere i jobcenteret samt telefonisk vejledning", Language.DA),
        ("Kørekort kategori B og egen bil", Language.DA),
        (ENGLISH, Language.EN),
        ("Registered nurse with ten years in palliative care", Language.EN),
        ("Utdannet sykepleier fra Høgskolen i Oslo med videreutdanning", Language.NO),
        ("Eg har arbeidd med ungdom i kommunen og likar å ha mykje å gjere", Language.NO),
        ("Legitimerad sjuksköterska med erfarenhet av handläggning", Language.SV),
        ("", Language.DA),
        ("12 34 56 78", Language.DA),
    ],
)
def test_languages_are_told_apart(text: str, language: Language) -> None:
    assert detect(text) is language


def _document(*texts: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))


def test_a_long_block_in_another_language_is_marked_and_a_short_one_is_not() -> None:
    document = with_languages(_document(DANISH, ENGLISH, "Senior project manager", DANISH))
    assert document.language is Language.DA
    assert [block.language for block in document.blocks] == [None, Language.EN, None, None]


def test_a_language_already_known_stays() -> None:
    known = Document((Block(BlockKind.PARAGRAPH, ENGLISH, language=Language.SV),))
    assert with_languages(known).blocks[0].language is Language.SV


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_text_gets_a_language_and_keeps_its_words(texts: list[str]) -> None:
    document = _document(*texts)
    told = with_languages(document)
    assert told.text == document.text
    assert isinstance(told.language, Language)


def test_long_documents_are_told_in_no_time() -> None:
    document = _document(*[DANISH] * 400)
    with_languages(document)
    began = time.perf_counter()
    with_languages(document)
    words = len(document.text.split())
    # Measured at several hundred thousand words a second; the bound leaves room for slow machines.
    assert words / (time.perf_counter() - began) > 30_000
