# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reading a list of applicants: one line each, as people save it from a spreadsheet.

Nothing here asks the database or the vault. Whatever bytes come in, every line that is not blank
comes out as a :class:`Row`: read, or with a code that says it could not be.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sloer.errors import UsageError
from sloer.model import Identity, Sentence
from sloer.service.intake.columns import Column, column_of
from sloer.service.intake.names import split_name

DELIMITERS = ";,\t|"
LONGEST_RECORD = 30
"""Lines that one record may reach over; a quotation mark that is never closed reaches to the end
and would swallow every applicant below it."""
LONGEST_CELL = 20_000
MOST_LINES = 20_000
UNREADABLE = "line_unreadable"
_SEPARATOR = re.compile(r'\A"?sep=([;,\t|:~^])"?\Z', re.IGNORECASE)
_FORMULA = re.compile(r'\A="(.*)"\Z', re.DOTALL)
_ROUNDED = re.compile(r"\A\d(?:[.,]\d+)?E\+\d+\Z", re.IGNORECASE)
_POSTCODE_AND_CITY = re.compile(r"\A(?:DK[- ]?)?(\d{4,5})\s+(\S.*)\Z", re.IGNORECASE | re.DOTALL)
_NO = frozenset({"", "nej", "n", "no", "0", "false", "falsk"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a list, a mail or a caller tells of an applicant. Prints no values."""

    identity: Identity = field(default_factory=Identity)
    reference: str = ""
    priority_access: bool = False
    internal: bool = False

    def __repr__(self) -> str:
        return "Told(…)"

    @property
    def name(self) -> str:
        """The name in the order people say it."""
        known = self.identity
        return " ".join(part for part in (known.first_name, known.last_name) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. ``number`` counts lines of the file from 1. Prints no text.

    ``files`` are the cells that name files or folders, as they stand; ``code`` says why a line
    could not be read.
    """

    number: int
    told: Told = field(default_factory=Told)
    files: tuple[str, ...] = ()
    code: str = ""
    raw: str = ""

    def __repr__(self) -> str:
        return f"Row(number={self.number}, files={len(self.files)}, code={self.code!r})"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as read; ``unused`` are headings that mean nothing here."""

    rows: tuple[Row, ...]
    unused: tuple[str, ...] = ()


class ListError(UsageError):
    """The file is no list of applicants."""

    def __init__(self) -> None:
        super().__init__(
            "list_unreadable",
            Sentence(
                "Listen kan ikke læses: den første linje skal have overskrifter, for eksempel "
                "navn, e-mail og filer.",
                "The list cannot be read: its first line must have headings, for example name, "
                "e-mail and files.",
            ),
        )


def read_list(untrusted_data: bytes) -> Listing:
    """Read a list of applicants, whatever separates its cells and however it is encoded.

    Raises:
        ListError: the first line that is not blank names no column that tells who applies or
            which files are theirs, or there are more lines than anybody's list has.
    """
    lines = re.split(r"\r\n|\r|\n", decode(untrusted_data))
    if len(lines) > MOST_LINES:
        raise ListError
    start = next((i for i, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise ListError
    delimiter = ""
    if match := _SEPARATOR.match(lines[start].strip()):
        delimiter, start = match[1], start + 1
    delimiter, columns, headings, body = _header(lines, start, delimiter)
    rows = tuple(_rows(lines, body, delimiter, columns))
    unused = tuple(h for h, column in zip(headings, columns, strict=True) if h and column is None)
    return Listing(rows, unused)


def decode(untrusted_data: bytes) -> str:
    """Turn bytes into text: by mark, by shape, as UTF-8, and else as Windows writes here."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if untrusted_data.startswith(mark):
            return _clean(untrusted_data[len(mark) :].decode(encoding, errors="replace"))
    head = untrusted_data[:200]
    if len(head) >= 4 and head[1::2].count(0) > len(head) // 3:
        return _clean(untrusted_data.decode("utf-16-le", errors="replace"))
    if len(head) >= 4 and head[0::2].count(0) > len(head) // 3:
        return _clean(untrusted_data.decode("utf-16-be", errors="replace"))
    try:
        return _clean(untrusted_data.decode("utf-8"))
    except UnicodeDecodeError:
        return _clean(untrusted_data.decode("cp1252", errors="replace"))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\0", "").replace("\xa0", " ")


def _header(
    lines: Sequence[str], start: int, delimiter: str
) -> tuple[str, list[Column | None], list[str], int]:
    """Find the delimiter under which the first line has most headings that we know."""
    best: tuple[int, str, list[Column | None], list[str], int] | None = None
    for mark in delimiter or DELIMITERS:
        read = _record(lines, start, mark)
        if read is None:
            continue
        headings, after = read
        columns = [column_of(heading) for heading in headings]
        known = sum(column is not None for column in columns)
        if best is None or known > best[0]:
            best = (known, mark, columns, headings, after)
    if best is None or not best[0] or not _tells_somebody(best[2]):
        raise ListError
    return best[1], best[2], [heading.strip() for heading in best[3]], best[4]


def _tells_somebody(columns: Sequence[Column | None]) -> bool:
    telling = {Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL, Column.FILES}
    return any(column in telling for column in columns)


def _record(lines: Sequence[str], start: int, delimiter: str) -> tuple[list[str], int] | None:
    """Return the cells of the record that begins on a line, and the line after it."""
    if start >= len(lines):
        return None
    reader = csv.reader(
        (f"{line}\n" for line in lines[start : start + LONGEST_RECORD]),
        delimiter=delimiter,
        strict=True,
    )
    try:
        cells = next(reader, [])
    except csv.Error:
        return None
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return None
    return cells, start + reader.line_num


def _rows(
    lines: Sequence[str], start: int, delimiter: str, columns: Sequence[Column | None]
) -> Iterator[Row]:
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        read = _record(lines, start, delimiter)
        if read is None:  # a stray quotation mark costs its own line and none below
            yield Row(start + 1, code=UNREADABLE, raw=lines[start][:LONGEST_CELL])
            start += 1
            continue
        cells, after = read
        raw = "\n".join(lines[start:after])[:LONGEST_CELL]
        if any(cell.strip() for cell in cells):
            yield _row(start + 1, [_value(cell) for cell in cells], columns, raw)
        start = after


def _row(number: int, cells: list[str], columns: Sequence[Column | None], raw: str) -> Row:
    """Read one record.

    Names of files, separated by the list's own delimiter and unquoted, run over into cells
    without heading; anything else there cannot be told apart.
    """
    extra = [cell for cell in cells[len(columns) :] if cell]
    if extra and columns[-1] is not Column.FILES:
        return Row(number, code=UNREADABLE, raw=raw)
    given: dict[Column, str] = {}
    files = []
    for cell, column in zip(cells, columns, strict=False):
        if column is Column.FILES and cell:
            files.append(cell)
        elif column is not None and cell:
            given.setdefault(column, cell)
    told = _told(given)
    if not told.identity and not told.reference and not files and not extra:
        return Row(number, code=UNREADABLE, raw=raw)
    return Row(number, told, (*files, *extra), raw=raw)


def _value(cell: str) -> str:
    """Return what a spreadsheet meant: no formula around text, no mark that makes it text."""
    value = cell.strip()
    if match := _FORMULA.match(value):
        value = match[1].strip()
    value = value.removeprefix("'")
    return "" if value in {"-", "–", "#N/A", "#I/T", "NULL"} else value


def _told(given: dict[Column, str]) -> Told:
    def value(column: Column) -> str:
        return given.get(column, "")

    first, others, last = split_name(value(Column.NAME))
    postcode, city = value(Column.POSTCODE), value(Column.CITY)
    if match := _POSTCODE_AND_CITY.match(postcode):
        postcode, city = match[1], city or match[2]
    named = tuple(n.strip() for n in re.split(r"[;,]", value(Column.OTHER_NAMES)) if n.strip())
    return Told(
        Identity(
            first_name=value(Column.FIRST_NAME) or first,
            last_name=value(Column.LAST_NAME) or last,
            other_names=(*others, *named),
            email=value(Column.EMAIL),
            phone=_number(value(Column.PHONE)),
            address=value(Column.ADDRESS),
            postcode=_postcode(postcode),
            city=city,
            birth_date=value(Column.BIRTH_DATE),
            national_id=value(Column.NATIONAL_ID),
        ),
        reference=_number(value(Column.REFERENCE)),
        priority_access=value(Column.PRIORITY_ACCESS).casefold() not in _NO,
        internal=value(Column.INTERNAL).casefold() not in _NO,
    )


def _number(value: str) -> str:
    """Return a number as written; one that a spreadsheet has rounded (4,52E+09) is lost."""
    return "" if _ROUNDED.match(value) else re.sub(r"\A(\d+)[.,]0\Z", r"\1", value)


def _postcode(value: str) -> str:
    """Give a postcode back the zero in front that a spreadsheet takes for nothing."""
    number = _number(value)
    return number.zfill(4) if re.fullmatch(r"\d{3}", number) else number
