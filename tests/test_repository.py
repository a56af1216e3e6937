# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Rules about the repository itself, which no single room can keep."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
ROOMS = ("reading", "finding", "veiling", "composing", "verifying")
LONGEST_MODULE = 420
LONGER_YET = {
    "src/sloer/finding/finders/identity.py": 450,
    "src/sloer/finding/names/persons.py": 500,
    "tests/leaks/leak_docx.py": 450,
}
"""Modules that are too long and wait to be parted. The list may only shrink."""
# In pieces, so that this file does not break its own rule.
HOSTS = tuple(
    re.compile(pattern.encode())
    for pattern in (
        r"files\.python" + r"hosted\.org",
        r"(?<![\w.])py" + r"pi\.org",
        r"registry\.np" + r"mjs\.org",
        r"deb\.deb" + r"ian\.org",
    )
)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def modules() -> dict[str, Path]:
    found = {}
    for path in SOURCE.rglob("*.py"):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imports_of(path: Path) -> Iterator[str]:
    """Yield every module a file imports, also inside functions; imports are absolute here."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def crossings(package: str, forbidden: str) -> set[tuple[str, str]]:
    """Return (module, what it imports) for each import from ``package`` into ``forbidden``."""
    return {
        (module, imported)
        for module, path in modules().items()
        if is_within(module, package)
        for imported in imports_of(path)
        if is_within(imported, forbidden)
    }


def test_no_tracked_file_names_a_registry_host():
    named = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if any(host.search(path.read_bytes()) for host in HOSTS)
    ]
    assert named == []


def test_no_module_is_too_long():
    lines = {
        path.relative_to(ROOT).as_posix(): path.read_bytes().count(b"\n")
        for path in tracked()
        if path.suffix == ".py"
    }
    assert len(lines) > 100
    too_long = {
        name: count for name, count in lines.items() if count > LONGER_YET.get(name, LONGEST_MODULE)
    }
    assert too_long == {}


def test_model_knows_nobody():
    assert {
        c for c in crossings("sloer.model", "sloer") if not is_within(c[1], "sloer.model")
    } == set()


@pytest.mark.parametrize(("room", "neighbour"), [p for p in product(ROOMS, ROOMS) if p[0] != p[1]])
def test_rooms_do_not_know_each_other(room, neighbour):
    assert crossings(f"sloer.{room}", f"sloer.{neighbour}") == set()


@pytest.mark.parametrize("room", ["model", "sandbox", *ROOMS])
@pytest.mark.parametrize("outside", ["pipeline", "reports", "batch", "cli", "measuring"])
def test_rooms_do_not_know_who_walks_through_them(room, outside):
    assert crossings(f"sloer.{room}", f"sloer.{outside}") == set()


def test_modules_that_take_part_are_discovered_in_one_place():
    assert {module for module, _ in crossings("sloer", "pkgutil")} == {"sloer.discovery"}


@pytest.mark.parametrize("outside", ["django", "sloer.service"])
def test_engine_knows_no_service(outside):
    found = {c for c in crossings("sloer", outside) if not is_within(c[0], "sloer.service")}
    assert found == set()


def test_engine_declares_no_service():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert not [need for need in project["dependencies"] if need.casefold().startswith("django")]


def test_links_in_the_documents_lead_somewhere():
    link = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
    broken = [
        f"{path.relative_to(ROOT)} -> {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in link.findall(path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_hooks_run_what_make_runs():
    """The hooks check just what ``make lint types`` checks, with the tools of the lock file."""
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.findall(r"repo: (.+)", hooks) == ["local"]
    made = re.findall(r"^\t\$\(BIN\)/((?:ruff|reuse|mypy).*)$", makefile, re.MULTILINE)
    assert re.findall(r"entry: (.+)", hooks) == [f".venv/bin/{command}" for command in made]
