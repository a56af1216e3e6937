# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Whose is what: the files of a delivery put together into one party for each applicant.

A *party* is what becomes one application, or waits for a person to say what it is. Every file
that came is in exactly one party, is the list, or is refused (``Plan`` balances by construction
and ``tests/service/intake/test_planning.py`` says so of any input).
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sloer.service.intake.arrivals import NOT_AN_APPLICATION, Arrival
from sloer.service.intake.listing import Listing, Row, Told

NO_APPLICANT = "no_applicant"
NO_FILE = "no_file"
MISSING_FILE = "missing_file"
CLAIMED_TWICE = "claimed_twice"


class Layout(StrEnum):
    """How files without a list belong together."""

    FOLDERS = "folders"
    """One folder for each applicant; a loose file is an applicant of its own."""
    FILES = "files"
    """Each file is an applicant, wherever it lies."""


@dataclass(slots=True)
class Party:
    """One applicant's line and files, and why they wait for a person, if they do."""

    arrivals: list[Arrival] = field(default_factory=list)
    row: Row | None = None
    issue: str = ""
    told: Told | None = None
    """Who it is, where somebody said so."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that came, put in order."""

    parties: tuple[Party, ...]
    refused: tuple[Arrival, ...] = ()
    lists: tuple[Arrival, ...] = ()

    @property
    def came(self) -> int:
        """How many lines of a list and files there are in it."""
        return (
            sum(len(p.arrivals) + (p.row is not None) for p in self.parties)
            + len(self.refused)
            + len(self.lists)
        )


def plan(
    arrivals: Sequence[Arrival],
    listing: Listing | None = None,
    layout: Layout = Layout.FOLDERS,
    lists: Sequence[Arrival] = (),
) -> Plan:
    """Put the files of a delivery together; ``lists`` are files that hold the list itself."""
    listed = {id(one) for one in lists}
    refused = tuple(a for a in arrivals if a.refused == NOT_AN_APPLICATION and id(a) not in listed)
    gone = listed | {id(a) for a in refused}
    files = [a for a in arrivals if id(a) not in gone]
    places = _Places(files, listed=listing is not None)
    if listing is not None:
        parties = _by_list(listing, places)
    elif layout is Layout.FILES:
        parties = [Party([one]) for one in files]
    else:
        parties = _by_folder(places)
    return Plan(tuple(parties), refused, tuple(lists))


def folder_outside(paths: Iterable[str], *, past_files: bool = False) -> str:
    """Return the folders that lie around everything else, with a slash at the end, or ``""``.

    A folder with files of its own is not peeled off, for it may be one applicant's, unless
    ``past_files`` says that it is not (a list tells whose the files are).
    """
    inside = [path.split("/")[:-1] for path in paths]
    around: list[str] = []
    while inside and all(len(folders) > len(around) for folders in inside):
        names = {folders[len(around)] for folders in inside}
        has_own_files = any(len(folders) == len(around) + 1 for folders in inside)
        if len(names) != 1 or (has_own_files and not past_files):
            break
        around.append(names.pop())
    return "".join(f"{name}/" for name in around)


def folded(text: str) -> str:
    """Return a path or name without what people write differently: case, accents' form, spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\\", "/")
    return re.sub(r"\s+", " ", re.sub(r"/+", "/", plain)).strip(" /.")


class _Places:
    """Finds files by what a list calls them: a path, a folder, or a name that occurs once."""

    def __init__(self, files: Sequence[Arrival], *, listed: bool) -> None:
        self.files = files
        self.outside = folder_outside((a.path for a in files), past_files=listed)
        self._by_key: dict[str, dict[int, Arrival]] = defaultdict(dict)
        for file in files:
            for key in self._keys(file):
                self._by_key[key][id(file)] = file

    def inner(self, file: Arrival) -> str:
        """Return the path inside the folders that lie around everything."""
        return file.path.removeprefix(self.outside)

    def _keys(self, file: Arrival) -> set[str]:
        path, inner = folded(file.path), folded(self.inner(file))
        keys = {path, inner, posixpath.basename(path)}
        keys |= {posixpath.splitext(key)[0] for key in keys}
        for whole in (path, inner):
            folder = posixpath.dirname(whole)
            while folder:
                keys |= {f"{folder}/", f"{posixpath.basename(folder)}/"}
                folder = posixpath.dirname(folder)
        return keys

    def named(self, cell: str) -> list[Arrival] | None:
        """Return the files that a cell names, or ``None`` if one of them did not come.

        A cell is one name if there is such a file; else it is several, parted by semicolons,
        lines, bars or, where nothing else fits, commas.
        """
        for mark in (None, r"[;\n|]", r"[;,\n|]"):
            parts = [cell] if mark is None else [p for p in re.split(mark, cell) if p.strip()]
            found = [self._one(part) for part in parts]
            if found and all(found):
                return [file for files in found for file in files]
        return None

    def some_named(self, cell: str) -> list[Arrival]:
        """Return those of the files a cell names that did come."""
        return [file for part in re.split(r"[;,\n|]", cell) for file in self._one(part)]

    def folder(self, name: str) -> list[Arrival]:
        """Return all files in the folder of this name."""
        key = folded(name)
        return list(self._by_key.get(f"{key}/", {}).values()) if key else []

    def _one(self, name: str) -> list[Arrival]:
        key = folded(name)
        if not key:
            return []
        found = list(self._by_key.get(key, {}).values())
        if len(found) == 1:
            return found
        exact = [a for a in found if key in {folded(a.path), folded(self.inner(a))}]
        if len(exact) == 1:
            return exact
        return [] if found else self.folder(name)


def _by_list(listing: Listing, places: _Places) -> list[Party]:
    parties: list[Party] = []
    owner: dict[int, Party] = {}
    for row in listing.rows:
        party = Party(row=row, issue=row.code, told=row.told)
        parties.append(party)
        for file in _files_of(row, places, party):
            first = owner.setdefault(id(file), party)
            if first is party:
                if not any(file is known for known in party.arrivals):
                    party.arrivals.append(file)
            else:
                first.issue = party.issue = CLAIMED_TWICE
        if not party.arrivals and not party.issue:
            party.issue = NO_FILE
    parties += [Party([file], issue=NO_APPLICANT) for file in places.files if id(file) not in owner]
    return parties


def _files_of(row: Row, places: _Places, party: Party) -> list[Arrival]:
    """Return a row's files: those it names, or the folder named after the applicant."""
    if row.code:
        return []
    if not row.files:
        named = (row.told.reference, row.told.name, row.told.identity.email)
        return next((files for name in named if (files := places.folder(name))), [])
    files = []
    for cell in row.files:
        found = places.named(cell)
        if found is None:
            party.issue = MISSING_FILE
            found = places.some_named(cell)
        files += found
    return files


def _by_folder(places: _Places) -> list[Party]:
    by_folder: dict[str, Party] = {}
    parties = []
    for file in places.files:
        folder, slash, _ = places.inner(file).partition("/")
        party = by_folder.get(folder) if slash else None
        if party is None:
            party = Party()
            parties.append(party)
            if slash:
                by_folder[folder] = party
        party.arrivals.append(file)
    return parties
