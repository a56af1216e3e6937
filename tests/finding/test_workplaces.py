# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
from __future__ import annotations

import pytest
from person_gold import view_of

from sloer.finding.finders.workplaces import FINDER
from sloer.model import Ground


@pytest.mark.parametrize(
    ("text", "ground", "name"),
    [
        ("Sagsbehandler, Aarhus Kommune", Ground.EMPLOYER, "Aarhus Kommune"),
        ("Jurist i Region Syddanmark", Ground.EMPLOYER, "Region Syddanmark"),
        ("Cand.jur., Aarhus Universitet", Ground.SCHOOL, "Aarhus Universitet"),
        ("Student, Ikast-Brande Gymnasium", Ground.SCHOOL, "Ikast-Brande Gymnasium"),
        ("Lærer i Horsens og omegn", Ground.LOCATION, "Horsens"),
        ("Nurse at Leeds General Hospital", Ground.EMPLOYER, "Leeds General Hospital"),
    ],
)
def test_names_of_places_of_work_and_study(text: str, ground: Ground, name: str) -> None:
    view = view_of(text)
    found = {(s.ground, view.text[s.span.start : s.span.end]) for s in FINDER.find(view)}
    assert (ground, name) in found


@pytest.mark.parametrize("text", ["Jeg har undervist på en skole i fire år.", "Dansk og engelsk"])
def test_common_words_are_no_workplaces(text: str) -> None:
    assert not list(FINDER.find(view_of(text)))
