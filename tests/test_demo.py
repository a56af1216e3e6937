# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The demo as a newcomer meets it: it runs, it holds what is locked, and it names nobody."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pypdfium2
import pytest

from sloer.measuring.annotations import parse_marks

ROOT = Path(__file__).resolve().parents[1]
LOCKED = "09-laast"
SUFFIXES = {"pdf", "html", "txt", "json", "report.json"}


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[subprocess.CompletedProcess[str], Path]]:
    # Not pytest's folder: run by root, PostgreSQL works as another user, who may not enter it.
    out = Path(mkdtemp(prefix="sloer-demo-"))
    done = subprocess.run(
        [sys.executable, "tools/demo.py", str(out)],
        cwd=ROOT,
        # As on an administrator's machine: invented people do not land in the real database.
        env=os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    yield done, out
    rmtree(out)


def people() -> dict[str, dict[str, str]]:
    with (ROOT / "samples" / "identities.csv").open(encoding="utf-8", newline="") as file:
        return {Path(row.pop("file")).stem: row for row in csv.DictReader(file)}


def text_of(path: Path) -> str:
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        return "\n".join([*pages, *document.get_metadata_dict().values()])


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def test_service_answers_and_stops_by_itself(demo):
    done, out = demo
    assert "The page answered. It stops." in done.stdout
    assert "sign in as hr" in done.stdout
    assert not (out / "service" / "postgres" / "postmaster.pid").exists()


def test_applications_are_at_every_stage(demo):
    done, _ = demo
    counted = re.search(r"Applications: (.*?)\.\n", done.stdout, re.DOTALL)
    stages = re.findall(r"(\d+) ([a-z ]+)", " ".join(counted[1].split()))
    told = {what.strip(): int(number) for number, what in stages}
    assert {"being written", "released to the committee", "withdrawn", "of them held"} <= set(told)
    assert sum(told.values()) - told["of them held"] >= 12


def test_demo_ends_well_and_says_why_one_is_held(demo):
    done, _ = demo
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "password" in done.stdout


def test_demo_names_the_applicants_nowhere_on_the_screen(demo):
    done, _ = demo
    for person in people().values():
        assert not re.search(
            rf"\b{re.escape(person['last_name'].casefold())}\b", folded(done.stdout)
        )


def test_every_sample_has_an_identity_and_its_outputs(demo):
    _, out = demo
    samples = {path.stem for path in (ROOT / "samples" / "applications").iterdir()}
    assert samples == people().keys()
    for name in samples:
        made = {path.name.removeprefix(f"{name}.") for path in out.glob(f"{name}.*")}
        assert made == ({"report.json"} if name == LOCKED else SUFFIXES)


def test_locked_sample_is_held_for_its_encryption(demo):
    _, out = demo
    report = json.loads((out / f"{LOCKED}.report.json").read_text("utf-8"))
    assert report["status"] == "held"
    assert [hold["code"] for hold in report["holds"]] == ["encrypted"]


@pytest.mark.parametrize("name", sorted(people()))
def test_no_output_holds_its_applicant(demo, name):
    _, out = demo
    person = people()[name]
    words = {*person["first_name"].split(), *re.split(r"[ -]", person["last_name"])}
    phrases = {person[key] for key in ("email", "phone", "address")}
    # A town also stands in the names of employers and schools, and rightly stays there.
    phrases.add(f"{person['postcode']} {person['city']}")
    for path in out.glob(f"{name}.*"):
        text = folded(text_of(path))
        for secret in filter(None, words | phrases):
            assert not re.search(rf"(?<!\w){re.escape(folded(secret))}(?!\w)", text), path.name
        digits = re.sub(r"\D", "", person["phone"])[-8:]
        assert not digits or digits not in re.sub(r"\s", "", text), path.name


@pytest.mark.parametrize("name", sorted(people().keys() - {LOCKED}))
def test_merit_stays(demo, name):
    _, out = demo
    marked = parse_marks((ROOT / "samples" / "source" / f"{name}.txt").read_text("utf-8"))
    text = folded((out / f"{name}.txt").read_text("utf-8"))
    lost = [marked.text_of(merit) for merit in marked.merits]
    assert [words for words in lost if folded(words) not in text] == []


def test_readme_shows_what_happens(demo):
    """The caption of the README's picture holds for the sample it shows."""
    _, out = demo
    text = (out / "01-projektleder.txt").read_text("utf-8")
    assert "forperson for vejudvalget" in text
    assert "Ingeniør, Rambøll, Aarhus, 8 år" in text
    assert not {"formand", "2009", "2017"} & set(re.findall(r"\w+", text))
