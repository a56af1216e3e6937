# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Rules and the trained reader together: how words are used decides, not the words."""

from __future__ import annotations

import pytest
from marking import document_of

from sloer.finding.search import find_signals, stated_signals, view_of
from sloer.finding.weighing import FEATURES, WEIGHED, Weights, likelihood, rows_of, weights
from sloer.model import Ground


def found(text: str, ground: Ground) -> list[str]:
    signals = find_signals(document_of(text))
    return [text[s.span.start : s.span.end] for s in signals if s.ground is ground]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Jeg er ordblind og bruger et oplæsningsprogram.", Ground.HEALTH),
        ("Min kone og jeg venter vores andet barn til maj.", Ground.FAMILY),
        ("Jeg er født og opvokset i Pakistan.", Ground.ORIGIN),
        ("I fritiden er jeg kasserer i menighedsrådet i Sankt Lukas Kirke.", Ground.RELIGION),
        ("I am dyslexic and use speech recognition.", Ground.HEALTH),
    ],
)
def test_what_is_ones_own_is_found(text: str, ground: Ground) -> None:
    assert found(text, ground)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Jeg har undervist ordblinde elever på 4. til 6. årgang i seks år.", Ground.HEALTH),
        ("Kontaktperson for familier, hvor far eller mor har en bipolar lidelse.", Ground.HEALTH),
        ("Rådgivning af gravide og barslende kvinder i hjemmet.", Ground.FAMILY),
        ("Modtagelse af kvoteflygtninge fra Syrien og Eritrea.", Ground.ORIGIN),
        ("Sekretær for menighedsrådene i provstiet, herunder regnskab.", Ground.RELIGION),
    ],
)
def test_what_is_the_work_stays(text: str, ground: Ground) -> None:
    assert found(text, ground) == []


def test_each_signal_has_every_feature() -> None:
    view = view_of(document_of("Jeg er døv, gift og født i Iran. Leder i Ribe Kommune 2012-2015."))
    signals = [s for s in stated_signals(view) if s.ground in WEIGHED]
    assert signals
    assert {len(row) for row in rows_of(view, signals)} == {len(FEATURES)}


def test_a_signal_that_is_likely_wrong_is_dropped_and_the_rest_keep_their_probability() -> None:
    signals = find_signals(document_of("Jeg er døv, gift og født i Iran."))
    least = weights().least
    judged = [s.confidence for s in signals if s.ground in WEIGHED]
    assert judged
    assert all(least <= c <= 1 for c in judged)


def test_the_model_adds_up() -> None:
    model = Weights(0.5, dict.fromkeys(FEATURES, 0.0) | {"any": 2.0}, 0.3)
    row = [0.0] * len(FEATURES)
    assert likelihood(model, row) == pytest.approx(0.6225, abs=1e-4)
    row[FEATURES.index("any")] = -2.0
    assert likelihood(model, row) == pytest.approx(0.0293, abs=1e-4)
