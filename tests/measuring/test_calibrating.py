# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is said to be 90 % sure is right nine times of ten, also on documents not counted."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from sloer.finding.calibration import Calibration
from sloer.finding.residual import miss_likelihood
from sloer.finding.search import find_signals
from sloer.measuring.annotations import parse_marks
from sloer.measuring.attack import attack_within, texts_of
from sloer.measuring.calibrating.evidence import Evidence
from sloer.measuring.calibrating.fitting import fit, out_of_sample
from sloer.measuring.calibrating.reliability import reliability
from sloer.measuring.corpus import load_corpus
from sloer.measuring.in_memory import place, veiled_text
from sloer.measuring.statistics import auroc, isotonic, wilson
from sloer.measuring.swapping import name_lists, swapped, tallies
from sloer.model import Action, Ground, Signal, Span
from sloer.model.text import Sentence
from sloer.veiling import load_policy, veil_document
from sloer.veiling.policies import parse_policy

ENGLISH = Path(__file__).resolve().parents[2] / "corpora" / "en" / "tune"
LETTER = "# Ansøgning\n\n- Jeg hedder [[NAME|Sille **Thorsager**]] og er ((uddannet kok)).\n"
POLICY = b'ask_below = 0.6\n[title]\nda = "a"\nen = "b"\n'


def some_evidence() -> list[Evidence]:
    return [
        Evidence(f"d{i // 10}", rule, stated, i % 10 < tenths)
        for rule, stated, tenths in (("a.weak", 0.9, 6), ("a.strong", 0.5, 9), ("b.one", 0.99, 8))
        for i in range(200)
    ]


def test_marks_travel_into_the_document() -> None:
    placed = place(parse_marks(LETTER))
    assert [placed.annotated.text_of(m) for m in placed.annotated.marks] == [
        "Sille Thorsager",
        "uddannet kok",
    ]
    assert placed.text == placed.document.text
    assert "Thorsager" not in veiled_text(placed, None, load_policy())


def test_counting_mends_what_rules_say_of_themselves() -> None:
    evidence = some_evidence()
    right = [e.right for e in evidence]
    assert reliability([e.stated for e in evidence], right).error > 0.25
    assert reliability(out_of_sample(evidence, 4.0), right).error < 0.05


def test_few_hits_are_no_certainty_and_levels_rise() -> None:
    evidence = [
        *some_evidence(),
        *(Evidence(f"g{i}", "b.graded", 0.5 + i % 2 * 0.4, i % 2 == 0) for i in range(60)),
        Evidence("d1", "c.new", 0.9, True),
    ]
    fitted = fit(evidence, 8.0)
    assert 0.6 < fitted.probability("c.new", 0.9) < 0.95
    assert fitted.probability("b.graded", 0.5) <= fitted.probability("b.graded", 0.9)


def test_unknown_rules_get_their_family_or_keep_their_word() -> None:
    known = Calibration({"a.b": [(0.0, 0.5), (0.8, 0.9)]}, {"a": 0.7})
    assert known.probability("a.b", 0.79) == 0.5
    assert known.probability("a.b", 0.8) == 0.9
    assert known.probability("a.new", 0.2) == 0.7
    assert known.probability("z.new", 0.2) == 0.2


@pytest.mark.parametrize(("confidence", "action"), [(0.59, Action.ASK), (0.6, Action.VEIL)])
def test_what_is_not_sure_is_veiled_and_asked(confidence: float, action: Action) -> None:
    document = place(parse_marks("Jeg er glad for Solveig.")).document
    start = document.text.index("Solveig")
    signal = Signal(
        Ground.THIRD, Span(start, start + 7), confidence, "names.person", Sentence("a", "b")
    )
    veiled = veil_document(document, [signal], parse_policy("p", POLICY))
    assert [d.action for d in veiled.decisions] == [action]
    assert "Solveig" not in veiled.blocks[0].cleared_text


def test_the_likelihood_of_a_miss_grows_with_names_that_nothing_covers() -> None:
    quiet = place(parse_marks("Jeg er kok og holder af at lave mad.")).document
    loud = place(
        parse_marks("Jeg er kok og holder af Xqvort, Blimfa, Zubrent og Krafobo.")
    ).document
    low, high = (miss_likelihood(d, ()) for d in (quiet, loud))
    assert 0.0 < low < high < 1.0
    assert 0.0 < miss_likelihood(quiet, find_signals(quiet)) < 1.0


def test_swapping_touches_marks_alone_and_the_form_follows() -> None:
    document = load_corpus(ENGLISH)[0]
    annotated, identity, touched = swapped(document, "polish", 0)
    polish = name_lists()["polish"]
    assert identity.first_name in {*polish["women"], *polish["men"]}
    old, new = document.annotated, annotated
    assert [m.ground for m in old.marks] == [m.ground for m in new.marks]
    assert touched
    assert [old.text_of(m) for m in old.merits] == [new.text_of(m) for m in new.merits]


def test_every_origin_is_scored_on_names_it_was_given() -> None:
    tallied = list(tallies(load_corpus(ENGLISH)[:1], load_policy()))
    assert len({t.origin for t in tallied}) >= 10
    assert all(0 < t.total >= t.gone for t in tallied)


def test_an_attacker_tells_what_stands_in_the_text() -> None:
    texts = texts_of(load_corpus(ENGLISH), None)
    facts = [t.facts for t in texts if t.facts.gender]
    assert {f.gender for f in facts} == {"woman", "man"}
    many = [
        type(texts[0])(f"d{i}", facts[i % len(facts)], word + " arbejder her og der")
        for i in range(24)
        for word in ["hun" if facts[i % len(facts)].gender == "woman" else "han"]
    ]
    attack = attack_within(many, "gender")
    assert attack.figure > 0.95
    assert {"hun", "han"} & set(attack.words)


def test_statistics() -> None:
    assert auroc([0.1, 0.9, 0.5], [False, True, True]) == 1.0
    assert math.isnan(auroc([0.1], [True]))
    assert isotonic([0.5, 0.3, 0.9], [1, 1, 1]) == [0.4, 0.4, 0.9]
    reach = wilson(9, 10)
    assert round(reach.low, 3) == 0.596
    assert round(reach.high, 3) == 0.982
