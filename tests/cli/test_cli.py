# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The command as a user meets it: exit codes, plain sentences, both languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LETTER = "Kære I\n\nJeg hedder Sille Thorsager og er kok.\n\nMed venlig hilsen\nSille Thorsager\n"


def sloer(*arguments: str | Path, language: str = "da") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SLOER_LANGUAGE": language, "COLUMNS": "200"}
    command = [sys.executable, "-m", "sloer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_released_files_end_with_zero(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(LETTER)
    done = sloer("veil", tmp_path / "brev.txt", "--out", tmp_path / "ud", "--format", "txt,pdf")
    assert done.returncode == 0, done.stderr
    names = sorted(p.name for p in (tmp_path / "ud").iterdir())
    assert names == ["brev.pdf", "brev.report.json", "brev.txt"]
    assert "Thorsager" not in (tmp_path / "ud" / "brev.txt").read_text()


def test_held_files_end_with_three_and_say_why(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(LETTER)
    (tmp_path / "tom.pdf").write_bytes(b"")
    done = sloer("veil", tmp_path, "--out", tmp_path / "ud", "--format", "txt")
    assert done.returncode == 3
    assert "tom.pdf: Filen er tom." in done.stderr
    assert "1 frigivet, 1 tilbageholdt af 2" in done.stdout
    english = sloer("veil", tmp_path, "--out", tmp_path / "ud2", "--format", "txt", language="en")
    assert "tom.pdf: The file is empty." in english.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--policy", "findes-ikke"),
        ("--format", "docx"),
        ("--identity", "findes-ikke.json"),
        ("--ukendt",),
    ],
)
def test_wrong_usage_ends_with_two_and_no_trace(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "brev.txt").write_text(LETTER)
    done = sloer("veil", tmp_path / "brev.txt", "--out", tmp_path / "ud", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_an_output_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(LETTER)
    (tmp_path / "ud").write_text("en fil")
    done = sloer("veil", tmp_path / "brev.txt", "--out", tmp_path / "ud", "--format", "txt")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("alle.json", json.dumps({"first_name": "Sille", "last_name": "Thorsager"})),
        ("hver.json", json.dumps({"brev.txt": {"first_name": "Sille", "last_name": "Thorsager"}})),
        ("hver.csv", "file;first_name;last_name\nbrev.txt;Sille;Thorsager\n"),
        ("bom.csv", "\ufefffile,first_name,last_name\nbrev.txt,Sille,Thorsager\n"),
    ],
)
def test_identities_are_taken_in_every_form(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "brev.txt").write_text("Jeg er kok. I køkkenet siger de bare Thorsager til mig.")
    (tmp_path / name).write_text(content)
    out = tmp_path / "ud"
    done = sloer(
        "veil",
        tmp_path / "brev.txt",
        "--out",
        out,
        "--format",
        "txt",
        "--identity",
        tmp_path / name,
    )
    assert done.returncode == 0, done.stderr
    text = (out / "brev.txt").read_text()
    assert "Thorsager" not in text
    assert "kok" in text


@pytest.mark.parametrize("content", ["[]", "{", '{"fornavn": "Sille"}', "a,b\n1,2\n", "\x00"])
def test_an_identity_file_that_makes_no_sense_is_wrong_usage(tmp_path: Path, content: str) -> None:
    (tmp_path / "brev.txt").write_text(LETTER)
    (tmp_path / "id").write_text(content)
    done = sloer(
        "veil", tmp_path / "brev.txt", "--out", tmp_path / "ud", "--identity", tmp_path / "id"
    )
    assert done.returncode == 2
    assert "Sille" not in done.stderr


def test_nothing_of_the_text_reaches_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(LETTER)
    done = sloer("veil", tmp_path / "brev.txt", "--out", tmp_path / "ud")
    assert "Thorsager" not in done.stdout + done.stderr
    assert "Thorsager" not in (tmp_path / "ud" / "brev.report.json").read_text()


def test_the_likeliest_miss_is_to_be_reviewed_first(tmp_path: Path) -> None:
    (tmp_path / "rolig.txt").write_text("Jeg er kok og holder af at lave mad.\n")
    names = "Xqvort, Blimfa, Zubrent og Krafobo"
    (tmp_path / "urolig.txt").write_text(f"Jeg er kok og holder af {names}. Se {names}.\n")
    done = sloer("veil", tmp_path, "--out", tmp_path / "ud", "--format", "txt")
    assert done.returncode == 0, done.stderr
    told = done.stdout.partition("Gennemse disse først:")[2]
    assert 0 < told.index("urolig.txt") < told.index("/rolig.txt")
    assert "% risiko" in told
    alone = sloer("veil", tmp_path / "rolig.txt", "--out", tmp_path / "ud2", "--format", "txt")
    assert "Gennemse" not in alone.stdout


def test_check_tells_leaking_from_clean(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(LETTER)
    (tmp_path / "id.json").write_text('{"first_name": "Sille", "last_name": "Thorsager"}')
    identity = ("--identity", tmp_path / "id.json")
    assert sloer("check", tmp_path / "brev.txt", *identity).returncode == 3
    sloer("veil", tmp_path / "brev.txt", "--out", tmp_path / "ud", "--format", "txt,pdf", *identity)
    clean = sloer("check", tmp_path / "ud" / "brev.txt", tmp_path / "ud" / "brev.pdf", *identity)
    assert clean.returncode == 0, clean.stdout


def test_help_speaks_both_languages() -> None:
    assert "Slør filer" in sloer("veil", "--help").stdout
    assert "Veil files" in sloer("veil", "--help", language="en").stdout
    assert sloer("--version").stdout.strip()
