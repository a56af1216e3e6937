# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Names to put in the place of others, by origin, from the open lists."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import dataclass
from pathlib import Path

_VOWELS, _CONSONANTS = "aeiouyå", "bdfghjklmnprstvz"


@dataclass(frozen=True)
class Names:
    """First names (by sex) and surnames of one origin, the commonest first."""

    women: list[str]
    men: list[str]
    last: list[str]


class NameLists:
    """Draws names. ``origins`` keeps a small set apart for measuring by origin."""

    def __init__(self, data: Path) -> None:
        self.danish = _danish(data)
        self.muslim = _muslim(data)
        self.world = _world(data)
        self.rare = Names(self.danish.women[1500:9000], self.danish.men[1500:9000], [])

    def draw(self, rng: random.Random) -> tuple[str, str]:
        """Return a first name and a surname of a random origin: a third Danish, a fifth of none."""
        dice = rng.random()
        if dice < 0.08:
            return _invented(rng), _invented(rng)
        if dice < 0.22:
            return self.first(rng, self._any(rng)), self._spliced(rng)
        source = self.world[rng.choice(list(self.world))]
        if dice < 0.54:
            source = self.danish
        elif dice < 0.66:
            source = Names(self.rare.women, self.rare.men, self.danish.last)
        elif dice < 0.80:
            source = self.muslim
        return self.first(rng, source), pick(rng, source.last or self.danish.last)

    def _any(self, rng: random.Random) -> Names:
        return rng.choice([self.danish, self.muslim, self.world[rng.choice(list(self.world))]])

    def _spliced(self, rng: random.Random) -> str:
        """Return a surname that no list knows but that might be one: two halves of others."""
        front, back = (rng.choice(self._any(rng).last or self.danish.last) for _ in range(2))
        return front[: (len(front) + 1) // 2] + back[len(back) // 2 :].lower()

    def first(self, rng: random.Random, source: Names | None = None, sex: str = "") -> str:
        """Return a first name, of women (``f``), men (``m``) or either."""
        source = source or self.danish
        women = sex == "f" if sex else rng.random() < 0.5
        chosen = (source.women if women else source.men) or source.women or source.men
        return pick(rng, chosen)


def pick(rng: random.Random, names: list[str]) -> str:
    """Return one of ``names``. Common names come more often, as in life."""
    return names[int(len(names) * rng.random() ** 1.6)]


def _invented(rng: random.Random) -> str:
    syllables = rng.randint(2, 3)
    word = "".join(
        rng.choice(_CONSONANTS) + rng.choice(_VOWELS) + rng.choice(["", "", rng.choice("nrslk")])
        for _ in range(syllables)
    )
    return word.capitalize()


def _danish(data: Path) -> Names:
    def read(sex: str) -> list[str]:
        path = data / "names" / "names_dk_dst" / f"FirstNames_2021_{sex}.txt"
        found: dict[str, int] = {}
        for line in path.read_text("iso-8859-1").splitlines():
            name, _, count = line.strip().partition("\t")
            if count.strip().replace(".", "").isdigit() and name[:1].isalpha():
                found[name.strip().title()] = int(count.strip().replace(".", ""))
        return [n for n, _ in sorted(found.items(), key=lambda x: -x[1])][:9000]

    lines = sorted((data / "names" / "osdatascanner").glob("*.jsonl"))
    listed = (json.loads(x).capitalize() for p in lines for x in p.read_text().splitlines())
    last = [name for name in listed if name.strip()]
    return Names(read("F"), read("M"), last)


def _muslim(data: Path) -> Names:
    women, men, last = [], [], []
    path = next((data / "names" / "names_dacy").rglob("names.csv"))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["ethnicity"] == "danish":
                continue
            if row["first_name"] != "True":
                last.append(row["name"])
            else:
                (women if row["gender"] == "female" else men).append(row["name"])
    return Names(women, men, last)


def _world(data: Path) -> dict[str, Names]:
    folder = data / "names" / "names_by_country"
    found: dict[str, Names] = {}
    for kind in ("forenames", "surnames"):
        with (folder / f"common-{kind}-by-country.csv").open(encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                name = (row["Romanized Name"] or row["Localized Name"]).strip()
                if not name or not name[0].isalpha() or " " in name:
                    continue
                name = name.title() if name.isupper() else name
                names = found.setdefault(row["Country"], Names([], [], []))
                if kind == "surnames":
                    names.last.append(name)
                else:
                    (names.women if row["Gender"] == "F" else names.men).append(name)
    return {c: n for c, n in sorted(found.items()) if (n.women or n.men) and n.last}
