# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The ways in which people of the North write one date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = (
    ("januar", "january", "januari", "jan"),
    ("februar", "february", "februari", "feb"),
    ("marts", "march", "mars", "mar"),
    ("april", "april", "april", "apr"),
    ("maj", "may", "mai", "maj"),
    ("juni", "june", "juni", "jun"),
    ("juli", "july", "juli", "jul"),
    ("august", "august", "augusti", "aug"),
    ("september", "september", "september", "sep"),
    ("oktober", "october", "oktober", "okt"),
    ("november", "november", "november", "nov"),
    ("december", "december", "desember", "dec"),
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{2,4})(?!\d)")
_NAMED = re.compile(r"(?<!\d)(\d{1,2})\W{0,3}([^\W\d]{3,9})\W{1,3}(\d{4}|\d{2})(?!\d)")


def parse_date(text: str) -> dt.date | None:
    """Return the date that stands in ``text``, day before month unless ISO, or ``None``."""
    if match := _NUMERIC.search(text):
        first, second, third = (int(group) for group in match.groups())
        iso = len(match.group(1)) == 4
        year, month, day = (first, second, third) if iso else (third, second, first)
        return _date(year, month, day)
    if match := _NAMED.search(text):
        named = match.group(2).casefold()
        for number, names in enumerate(_MONTHS, 1):
            if named in names:
                return _date(int(match.group(3)), number, int(match.group(1)))
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    if year < 100:
        year += 1900 if year > 25 else 2000
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def date_forms(text: str) -> Iterator[str]:
    """Yield the spellings of the date in ``text``; none where it holds no whole date."""
    date = parse_date(text)
    if date is None:
        return
    for year in (f"{date.year}", f"{date.year % 100:02}"):
        for day, month in {
            (f"{date.day}", f"{date.month}"),
            (f"{date.day:02}", f"{date.month:02}"),
        }:
            yield f"{day}.{month}.{year}"
            yield f"{month}.{day}.{year}"
            yield f"{year}.{month}.{day}"
            for name in _MONTHS[date.month - 1]:
                yield f"{day}. {name} {year}"
                yield f"{name} {day}, {year}"
    yield f"{date:%d%m%y}"
    yield f"{date:%d%m%Y}"
    yield f"{date:%Y%m%d}"
