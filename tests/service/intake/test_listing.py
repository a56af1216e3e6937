# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Lists of applicants as people save them, and any bytes at all: every line is accounted for."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sloer.service.intake.listing import DELIMITERS, ListError, decode, read_list

DANISH = "Fornavn;Efternavn;E-mail;Telefonnr.;Adresse;Postnr.;By;Ref.;Filer\r\n"
FATIMA = "Fatima;El-Khatib;f@example.org;22334455;Åvej 1;8210;Aarhus V;17;brev.pdf\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
                                      "cp1252"])  # fmt: skip
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_every_encoding_and_delimiter(encoding, delimiter, line_end):
    text = (DANISH + FATIMA).replace(";", delimiter).replace("\r\n", line_end)
    (row,) = read_list(text.encode(encoding)).rows
    known = row.told.identity
    assert (known.first_name, known.last_name) == ("Fatima", "El-Khatib")
    assert (known.address, known.postcode, known.city) == ("Åvej 1", "8210", "Aarhus V")
    assert (row.told.reference, row.files, row.number) == ("17", ("brev.pdf",), 2)


def test_english_headings():
    text = "First name,Surname,Email address,Phone,ZIP code,Attachments\nAnn,Lee,a@b.org,1,8000,x\n"
    (row,) = read_list(text.encode()).rows
    assert row.told.identity.last_name == "Lee"
    assert row.told.identity.postcode == "8000"
    assert row.files == ("x",)


def test_excels_oddities():
    text = (
        'sep=;\r\n"Navn";"Postnr og by";"Ref";"Mobil";"Fil 1";"Fil 2";"Mappe";"Løn"\r\n'
        'Holm, Jens Peter;2100 København Ø;="0017";\'+4522334455;a.pdf;;Holm;1\r\n'
        'Mette van der Berg;800;12,0;4,52E+09;"a.pdf;\nb.pdf";-;;\r\n'
        ";;;;;;;\r\n"
    )
    listing = read_list(text.encode("cp1252"))
    jens, mette = listing.rows
    assert (jens.told.identity.first_name, jens.told.identity.last_name) == ("Jens", "Holm")
    assert jens.told.identity.other_names == ("Peter",)
    assert (jens.told.identity.postcode, jens.told.identity.city) == ("2100", "København Ø")
    assert (jens.told.reference, jens.told.identity.phone) == ("0017", "+4522334455")
    assert jens.files == ("a.pdf", "Holm")
    assert mette.told.identity.last_name == "van der Berg"
    assert (mette.told.identity.postcode, mette.told.reference) == ("0800", "12")
    assert mette.told.identity.phone == ""
    assert mette.files == ("a.pdf;\nb.pdf",)
    assert (jens.number, mette.number) == (3, 4)
    assert listing.unused == ("Løn",)


def test_a_byte_order_mark_after_sep_and_trailing_empty_columns():
    (row,) = read_list("\ufeffsep=,\nnavn,fil,,\nAnna,a.pdf,,\n".encode()).rows
    assert row.told.identity.first_name == "Anna"


def test_flags_that_hr_must_not_lose():
    text = "navn;fortrinsadgang;intern\nAnna;ja;\nBo;nej;X\nCarl;;\n"
    told = [row.told for row in read_list(text.encode()).rows]
    assert [(one.priority_access, one.internal) for one in told] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_unquoted_file_names_run_over_into_more_cells():
    (row,) = read_list(b"navn;filer\nAnna;a.pdf;b.pdf\n").rows
    assert row.files == ("a.pdf", "b.pdf")
    (row,) = read_list(b"filer;navn\na.pdf;Anna;b.pdf\n").rows
    assert row.code == "line_unreadable"


def test_a_stray_quotation_mark_costs_its_own_line_and_none_below():
    text = 'navn;email\nAnna;a@b.org\n"Bo;b@b.org\nCarl;c@b.org\nDorte "Do" Dam;d@b.org\n'
    rows = read_list(text.encode()).rows
    assert [(row.number, row.code) for row in rows] == [
        (2, ""),
        (3, "line_unreadable"),
        (4, ""),
        (5, ""),
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"a;b\n1;2\n", b"\xff\xfe", b"PK\x03\x04\0\0"])
def test_what_is_no_list_is_refused(content):
    with pytest.raises(ListError):
        read_list(content)


def test_values_are_not_printed():
    (row,) = read_list((DANISH + FATIMA).encode()).rows
    assert "Fatima" not in f"{row!r}{row.told!r}"


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_refused(content):
    try:
        rows = read_list(content).rows
    except ListError:
        return
    assert len(rows) <= decode(content).count("\n") + decode(content).count("\r") + 1


@given(st.text(max_size=300))
def test_every_line_below_the_headings_is_accounted_for(body):
    """Any text at all: each line with anything but delimiters in it lies in exactly one row."""
    text = f"navn;email;filer\n{body}"
    rows = read_list(text.encode("utf-8-sig", "surrogatepass")).rows
    lines = _lines(decode(text.encode("utf-8-sig", "surrogatepass")))[1:]
    told = [line for row in rows for line in row.raw.split("\n")]
    quiet = set(' "') | set(DELIMITERS)
    for line in lines:
        if set(line) - quiet and line.strip():
            assert line in told
    assert sum(1 for line in told if line.strip()) <= sum(1 for line in lines if line.strip())
    numbers = [row.number for row in rows]
    assert numbers == sorted(set(numbers))


_CELL = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda cell: not cell.startswith(("'", "=")) and cell not in {"-", "–", "#N/A", "#I/T", "NULL"}
)


@given(st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_what_a_spreadsheet_writes_is_read_back(rows, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Efternavn", "Fil"])
    writer.writerows(rows)
    import unicodedata

    def clean(text):
        return unicodedata.normalize("NFC", text)

    read = read_list(out.getvalue().encode("utf-8-sig")).rows
    assert [(r.told.identity.last_name, r.files) for r in read] == [
        (clean(name), (clean(file),)) for name, file in rows
    ]


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
