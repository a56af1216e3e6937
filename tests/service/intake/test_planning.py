# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Whose is what: by the list, by folders, and for any input each file in exactly one place."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sloer.service.intake.arrivals import Arrival, arrival
from sloer.service.intake.listing import Listing, Row, Told, read_list
from sloer.service.intake.planning import Layout, Plan, folder_outside, plan


def came(*paths: str) -> list[Arrival]:
    return [arrival(path, 1, lambda: b"x") for path in paths]


def by_list(text: str, *paths: str) -> list[tuple[str, list[str], str]]:
    """Return (name, files, issue) of each party."""
    made = plan(came(*paths), read_list(text.encode()))
    return [
        (party.row.told.name if party.row else "", [a.path for a in party.arrivals], party.issue)
        for party in made.parties
    ]


def test_files_are_found_by_path_name_stem_and_folder():
    text = (
        "navn;filer\n"
        "Anna;Anna/brev.pdf\n"
        "Bo;BO-CV.PDF\n"
        "Carl;carl cv\n"
        "Dorte;Dorte\n"
        'Eva;"eva, brev.pdf; eva-cv.pdf"\n'
    )
    files = ("Alle/Anna/brev.pdf", "Alle/Bo-cv.pdf", "Alle/carl cv.docx", "Alle/Dorte/1.pdf",
             "Alle/Dorte/bilag/2.pdf", "Alle/eva, brev.pdf", "Alle/eva-cv.pdf")  # fmt: skip
    assert by_list(text, *files) == [
        ("Anna", ["Alle/Anna/brev.pdf"], ""),
        ("Bo", ["Alle/Bo-cv.pdf"], ""),
        ("Carl", ["Alle/carl cv.docx"], ""),
        ("Dorte", ["Alle/Dorte/1.pdf", "Alle/Dorte/bilag/2.pdf"], ""),
        ("Eva", ["Alle/eva, brev.pdf", "Alle/eva-cv.pdf"], ""),
    ]


def test_a_mac_writes_letters_in_another_way_than_a_spreadsheet():
    name = unicodedata.normalize("NFD", "Åse Ørsted.pdf")
    assert by_list("navn;fil\nÅse;Åse Ørsted.pdf\n", name)[0][2] == ""


def test_a_name_that_occurs_twice_is_not_clear():
    text = "navn;fil\nAnna;cv.pdf\nBo;B/cv.pdf\n"
    anna, bo, left = by_list(text, "A/cv.pdf", "B/cv.pdf")
    assert anna == ("Anna", [], "missing_file")
    assert bo == ("Bo", ["B/cv.pdf"], "")
    assert left == ("", ["A/cv.pdf"], "no_applicant")


def test_a_file_that_two_lines_name_waits_for_a_person():
    text = "navn;fil\nAnna;cv.pdf\nBo;cv.pdf\n"
    anna, bo = by_list(text, "cv.pdf")
    assert (anna[2], bo[2]) == ("claimed_twice", "claimed_twice")


def test_without_a_files_column_the_folder_bears_the_name():
    text = "navn;reference\nAnna Berg;\nBo Dam;A-17\nCarl;\n"
    anna, bo, carl = by_list(text, "anna  berg/cv.pdf", "a-17/cv.pdf")
    assert (anna[1], bo[1]) == (["anna  berg/cv.pdf"], ["a-17/cv.pdf"])
    assert carl == ("Carl", [], "no_file")


def test_folders_around_everything_are_peeled_off():
    assert folder_outside(["a/b/x/1", "a/b/y/2"]) == "a/b/"
    assert folder_outside(["a/1", "a/2"]) == ""
    assert folder_outside(["a/1", "a/2"], past_files=True) == "a/"
    assert folder_outside(["a/x/1", "2"]) == ""
    assert folder_outside([]) == ""


_PATHS = st.lists(
    st.text("abcÅ/. ", min_size=1, max_size=12).filter(lambda p: p.strip("/. ")), max_size=12
)
_ROWS = st.lists(st.lists(st.text("abcÅ/.; ", max_size=12), max_size=3), max_size=6)


@given(_PATHS, st.none() | _ROWS, st.sampled_from(Layout))
def test_each_file_and_line_is_in_exactly_one_place(paths, rows, layout):
    arrivals = came(*paths)
    listing = None
    if rows is not None:
        listing = Listing(
            tuple(Row(n, Told(), tuple(c for c in cells if c)) for n, cells in enumerate(rows, 2))
        )
    made: Plan = plan(arrivals, listing, layout)
    placed = [a for p in made.parties for a in p.arrivals] + list(made.refused)
    assert sorted(map(id, placed)) == sorted(map(id, arrivals))
    assert made.came == len(paths) + len(rows or [])
    assert [p.row for p in made.parties if p.row] == list(listing.rows if listing else [])
