# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is left of a name when it is gone: nothing, not even its length or its letters."""

from __future__ import annotations

import io

import docx
import pytest
from leak_samples import MERIT

from sloer.model import Identity
from sloer.pipeline import FORMATS, Corridor
from sloer.veiling import load_policy

PEOPLE = (
    Identity(first_name="Bo", last_name="Li", email="bo@eksempel.dk"),
    Identity(
        first_name="Alexandrine",
        last_name="Christophersen-Wohlfahrt",
        email="alexandrine.christophersen-wohlfahrt@eksempel.dk",
    ),
    Identity(first_name="Œdile", last_name="Žižkaþ", email="z@eksempel.dk"),
)


def _application(person: Identity) -> bytes:
    document = docx.Document()
    document.core_properties.author = f"{person.first_name} {person.last_name}"
    document.add_heading(f"{person.first_name} {person.last_name}", 1)
    document.add_paragraph(f"E-mail: {person.email}")
    for line in MERIT:
        document.add_paragraph(line)
    document.add_paragraph("Med venlig hilsen")
    document.add_paragraph(f"{person.first_name} {person.last_name}")
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


@pytest.fixture(scope="module")
def outputs() -> list[dict[str, bytes]]:
    made = []
    with Corridor(load_policy("alle-grunde")) as corridor:
        for person in PEOPLE:
            result = corridor.walk(_application(person), f"{person.first_name}.docx", person)
            assert result.released, [hold.code for hold in result.report.holds]
            made.append(dict(result.files))
    return made


@pytest.mark.parametrize("suffix", FORMATS)
def test_outputs_are_the_same_for_every_name(outputs: list[dict[str, bytes]], suffix: str) -> None:
    short, long, rare = (files[suffix] for files in outputs)
    assert short == long == rare


def test_outputs_are_the_same_at_every_time(outputs: list[dict[str, bytes]]) -> None:
    with Corridor(load_policy("alle-grunde")) as corridor:
        again = corridor.walk(_application(PEOPLE[0]), "andet navn.docx", PEOPLE[0])
    assert dict(again.files) == outputs[0]
