# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Each planted channel is reported by a check, with its place, the person known or not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import msgspec
import pytest
from leak_docx import merit_docx
from leak_docx import saved as saved_docx
from leak_pdf_pages import merit_pdf
from leak_pdf_pages import saved as saved_pdf
from leak_samples import CANARIES, PERSON, Sample, all_samples
from leak_search import canaries_in

from sloer.errors import HeldError
from sloer.model import Ground
from sloer.verifying import check

SAMPLES = all_samples()
# Nobody can tell that a file name is a person's without knowing the person.
NEEDS_THE_PERSON = {"file name"}


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.suffix}: {s.channel}")
def test_channel_is_reported(
    sample: Sample, known: bool, record_property: Callable[[str, object], None]
) -> None:
    proof = check(sample.data, sample.name, PERSON if known else None)
    places = [leak.where for leak in proof.leaks]
    found = any(sample.where in place for place in places)
    record_property("check", f"{sample.suffix} {'found' if found else 'missed'}")
    assert canaries_in(msgspec.json.encode(proof), "json", (*CANARIES, "Wilhelmine")) == ()
    assert found or (not known and sample.channel in NEEDS_THE_PERSON), places


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.seen], ids=lambda s: s.channel)
def test_the_person_is_recognised_in_plain_sight(sample: Sample) -> None:
    proof = check(sample.data, sample.name, PERSON)
    assert Ground.NAME in {leak.ground for leak in proof.leaks}


@pytest.mark.parametrize(
    "data", [saved_pdf(merit_pdf()), saved_docx(merit_docx())], ids=["pdf", "docx"]
)
def test_a_clean_file_is_clean(data: bytes) -> None:
    assert check(data, "ansoegning", PERSON).leaks == ()


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 64, b"%PDF-1.7\nrubbish", b"PK\x03\x04rubbish", b"\xff\xd8\xff\xe0rub"]
)
def test_rubbish_is_held_and_never_crashes(data: bytes) -> None:
    with suppress(HeldError):
        check(data, "x")
