# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Sections, signature and sentences of an application."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking import document_of

from sloer.finding.structure import SectionKind, heading_kind, is_closing, structure_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Erhvervserfaring", SectionKind.EXPERIENCE),
        ("ANSÆTTELSER", SectionKind.EXPERIENCE),
        ("Work experience", SectionKind.EXPERIENCE),
        ("Arbetslivserfarenhet", SectionKind.EXPERIENCE),
        ("Kurser og efteruddannelse", SectionKind.COURSES),
        ("Utdanning", SectionKind.EDUCATION),
        ("Sprog", SectionKind.LANGUAGES),
        ("Frivilligt arbejde", SectionKind.VOLUNTEER),
        ("Fritidsinteresser", SectionKind.LEISURE),
        ("Personlige oplysninger", SectionKind.PERSONAL),
        ("Referencer", SectionKind.REFEREES),
        ("R e f e r e n c e r", SectionKind.REFEREES),
        ("Nøglekompetencer", SectionKind.SKILLS),
    ],
)
def test_headings_tell_sections(heading: str, kind: SectionKind) -> None:
    assert heading_kind(heading) is kind


def test_short_lines_of_heading_words_open_sections_without_being_marked() -> None:
    document = document_of("Fatima Ahmad\nErfaring\nPædagog i ti år\nReferencer\nHanne Madsen")
    structure = structure_of(document)
    kinds = [s.kind for s in structure.sections]
    assert kinds == [SectionKind.HEAD, SectionKind.EXPERIENCE, SectionKind.REFEREES]
    assert structure.section_at(document.text.index("Hanne")) is SectionKind.REFEREES


@pytest.mark.parametrize(
    "line",
    ["Med venlig hilsen", "Mvh", "De bedste hilsner", "Kind regards", "Vänliga hälsningar"],
)
def test_closings(line: str) -> None:
    assert is_closing(line)


def test_the_signature_reaches_over_the_short_lines_under_it() -> None:
    document = document_of("Jeg søger.\nMed venlig hilsen\nFatima Ahmad\ntlf. 22 33 44 55")
    signature = structure_of(document).signature
    assert signature is not None
    assert document.text[signature.start : signature.end].endswith("22 33 44 55")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abE. \n:A1", max_size=20), max_size=6))
def test_sentences_lie_in_order_inside_the_text(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    structure = structure_of(document)
    end = 0
    for sentence in structure.sentences:
        assert end <= sentence.start < sentence.end <= len(document.text)
        end = sentence.end
    for section in structure.sections:
        assert section.span.end <= len(document.text)
