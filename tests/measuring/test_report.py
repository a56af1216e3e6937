# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The page that HR and a data protection officer read, from a small real corpus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sloer.measuring.annotations import parse_marks
from sloer.measuring.corpus import CorpusDocument, Facts
from sloer.measuring.layout import parse_layout
from sloer.measuring.swapping import Tally, recall_by_tongue, swapped, tongue_gap
from sloer.model import Identity

FIRST = """# Ansøgning som kok

Jeg hedder [[NAME|Sille Thorsager]] og er ((uddannet kok)). Jeg er [[FAMILY|gift]].

Med venlig hilsen
[[NAME|Sille Thorsager]]
"""
SECOND = """# Ansøgning som pedel

Jeg hedder [[NAME|Karim Haddad]] og jeg kan ((passe varmeanlæg)). Jeg er [[AGE|52 år]].

Med venlig hilsen
[[NAME|Karim Haddad]]
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("korpus")
    people = {
        "kok": (FIRST, "Sille", "Thorsager", "danish", "woman", "1991-05-02", False),
        "pedel": (SECOND, "Karim", "Haddad", "arabic", "man", "1973-02-01", True),
    }
    for name, (text, first, last, origin, gender, born, second) in people.items():
        facts = {
            "identity": {"first_name": first, "last_name": last, "birth_date": born},
            "name_origin": origin,
            "gender": gender,
            "second_language": second,
            "formats": ["txt"],
        }
        (folder / f"{name}.txt").write_text(text, "utf-8")
        (folder / f"{name}.json").write_text(json.dumps(facts), "utf-8")
    return folder


def measure(corpus: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SLOER_LANGUAGE": "da", "COLUMNS": "200"}
    command = [sys.executable, "-m", "sloer", "measure", str(corpus), *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


class Page(HTMLParser):
    """Collects what a reader of the page meets."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self._heading = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._heading = tag in {"h1", "h2"}
        if tag == "img":
            self.pictures.append(dict(attrs))
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        if self._heading:
            self.headings.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._heading = False


def test_the_page_stands_alone_and_has_only_what_was_asked_for(
    corpus: Path, tmp_path: Path
) -> None:
    done = measure(corpus, "--report", tmp_path)
    assert done.returncode == 0, done.stderr
    page = Page((tmp_path / "figures.html").read_text("utf-8"))
    assert page.headings[0] == "Hvor sikkert slører Slør?"
    assert "Samme dokument, andre navne" not in page.headings
    assert page.links
    assert all(link.startswith("data:image/png;base64,") for link in page.links)
    assert all(picture["alt"] for picture in page.pictures)
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert figures["figures"]["identity"]["known"]["released"]["total"] == 2
    assert not {"swapped_names", "attack", "reliability"} & set(figures)


def test_trials_get_sections_plots_and_figures(corpus: Path, tmp_path: Path) -> None:
    trials = ("--attack", "--swap-names", "--reliability")
    done = measure(corpus, "--report", tmp_path, "--language", "en", *trials)
    assert done.returncode == 0, done.stderr
    page = Page((tmp_path / "figures.html").read_text("utf-8"))
    assert {
        "The same document, other names",
        "Can it be guessed all the same?",
        "Is it as sure as Slør says?",
    } <= set(page.headings)
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert len(figures["swapped_names"]["known"]["origins"]) >= 10
    assert set(figures["swapped_names"]["unknown"]["languages"]) == {"first", "second"}
    assert set(figures["attack"]) == {"gender", "age", "origin"}
    assert figures["reliability"]["bins"]
    for name in ("swapped_names", "attack", "reliability", "grounds-known"):
        assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_without_a_report_trials_are_printed_and_no_file_is_built(corpus: Path) -> None:
    done = measure(corpus, "--swap-names")
    assert done.returncode == 0, done.stderr
    assert "identity known, tamil: " in done.stdout
    assert "identity unknown, gap: " in done.stdout
    assert "identity known, second language: " in done.stdout
    assert "released" not in done.stdout


def test_a_format_that_no_document_has_is_wrong_usage(corpus: Path) -> None:
    done = measure(corpus, "--format", "odt")
    assert done.returncode == 2
    assert "Intet dokument" in done.stderr


def test_recall_is_told_by_language() -> None:
    tallied = [
        Tally("a", "danish", known=True, second_language=False, gone=10, total=10),
        Tally("b", "danish", known=True, second_language=True, gone=9, total=10),
        Tally("b", "danish", known=False, second_language=True, gone=0, total=10),
    ]
    told = recall_by_tongue(tallied, known=True)
    assert {tongue: count.share for tongue, count in told.items()} == {"first": 1.0, "second": 0.9}
    assert round(tongue_gap(tallied, known=True)[0], 6) == 0.1


def test_initials_are_swapped_with_the_names_they_stand_for() -> None:
    annotated = parse_marks("Kære alle. [[NAME|S. Thorsager]] er min titel.")
    facts = Facts(identity=Identity(first_name="Sille", last_name="Thorsager"))
    document = CorpusDocument("d", annotated, facts, parse_layout(annotated.text))
    new, identity, _ = swapped(document, "turkish", 0)
    assert f"{identity.first_name[0]}. {identity.last_name} er" in new.text
