# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is made of the training texts still tells the truth about itself."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from training.augmenting import Augmenter
from training.data import GROUNDS, Example, sentence
from training.names import NameLists, Names


@dataclass
class Two(NameLists):
    """Two names only, so that what was drawn can be told."""

    def __init__(self) -> None:
        names = Names(["Xenia"], ["Xenia"], ["Quistorp"])
        self.danish = self.muslim = self.rare = names
        self.world = {"XX": names}


def augmenter(seed: int = 1) -> Augmenter:
    made = Augmenter(Two(), seed)
    made.draw_from(Two().danish)
    return made


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["Mette", "kom"], ["Xenia", "kom"]),
        (["Mette", "Jensen", "kom"], ["Xenia", "Quistorp", "kom"]),
        (["Jensen", "kom"], ["Quistorp", "kom"]),
        (["Rasmussens", "bil"], ["Quistorps", "bil"]),
        (["METTE", "kom"], ["XENIA", "kom"]),
    ],
)
def test_a_name_is_exchanged_for_one_of_its_kind(tokens: list[str], expected: list[str]) -> None:
    tags = ["B-PER", *("I-PER" if t[0].isupper() else "O" for t in tokens[1:])]
    assert augmenter().swapped(sentence(tokens, tags)).tokens == expected


def test_hasty_writing_keeps_each_label_with_its_word() -> None:
    tokens = ["Jeg", "er", ",", "siger", "Mette", ",", "blevet", "Ærøbo", "."]
    example = sentence(tokens, ["O", "O", "O", "O", "B-PER", "O", "O", "O", "O"])
    made = augmenter()
    for _ in range(60):
        restyled: Example = made.restyled(example)
        named = [t.lower() for t, n in zip(restyled.tokens, restyled.names, strict=True) if n == 1]
        assert len(named) == 1
        assert sorted(named[0]) == sorted("mette") or len(named[0]) in {4, 6}


def test_passages_in_one_window_keep_their_marks() -> None:
    passages = {"da": [f"Jeg har [[HEALTH|gigt {n}]] og ((kørekort))." for n in range(50)]}
    grounds = [g for e in augmenter().mingled(passages) for g in e.grounds]
    assert grounds.count(GROUNDS.index("HEALTH")) == 2 * 50


def test_a_stretch_gives_way_to_another_of_its_ground_only() -> None:
    listed = [
        "Jeg er [[RELIGION|kvæker]].",
        "Jeg er [[RELIGION|jøde]].",
        "Jeg har [[HEALTH|gigt]].",
    ]
    made = augmenter()
    for _ in range(30):
        for e in made.mingled({"da": listed}):
            for token, ground in zip(e.tokens, e.grounds, strict=True):
                if ground == GROUNDS.index("HEALTH"):
                    assert sorted(token.lower()) == sorted("gigt") or len(token) != 4
                if token.lower() in {"kvæker", "jøde"}:
                    assert ground == GROUNDS.index("RELIGION")
