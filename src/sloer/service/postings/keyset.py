# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Pages of a list that go on from the last row shown, so that each costs the same."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
PAGE = 25
LONGEST_MARK = 600
_AFTER, _BEFORE = "a", "b"


@dataclass(frozen=True, slots=True)
class Order:
    """Fields to order by, the last of them unique; ``-`` in front for the highest first."""

    fields: tuple[str, ...]

    def backwards(self) -> Order:
        """Return the opposite order."""
        return Order(tuple(f[1:] if f.startswith("-") else f"-{f}" for f in self.fields))

    def beyond(self, values: list[Any]) -> Q:
        """Return the condition for rows that come after one with ``values``."""
        condition = Q(pk__in=[])
        equal = Q()
        for field, value in zip(self.fields, values, strict=True):
            name = field.lstrip("-")
            comparison = "lt" if field.startswith("-") else "gt"
            condition |= equal & Q(**{f"{name}__{comparison}": value})
            equal &= Q(**{name: value})
        return condition


@dataclass(frozen=True, slots=True)
class KeysetPage(Generic[M]):
    """One page: its rows, and the marks of the pages before and after (empty: there is none)."""

    rows: list[M]
    previous: str
    next: str


def page_of(found: QuerySet[M], order: Order, mark: str, size: int = PAGE) -> KeysetPage[M]:
    """Return the page that ``mark`` names: the first for an empty or broken mark."""
    where, values = _read(mark, order)
    turned = where == _BEFORE
    way = order.backwards() if turned else order
    if values:
        try:
            found = found.filter(way.beyond(values))
        except (ValidationError, ValueError):  # a mark that somebody made up
            turned, way, values = False, order, []
    rows = list(found.order_by(*way.fields)[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if turned:
        rows.reverse()
    has_previous, has_next = (more, True) if turned else (bool(values), more)
    if not rows:
        return KeysetPage(rows, "", "")
    return KeysetPage(
        rows,
        _write(_BEFORE, rows[0], order) if has_previous else "",
        _write(_AFTER, rows[-1], order) if has_next else "",
    )


def _write(where: str, row: Model, order: Order) -> str:
    values = [_value(row, field.lstrip("-")) for field in order.fields]
    told = json.dumps([where, *values], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read(mark: str, order: Order) -> tuple[str, list[str]]:
    """Return direction and values of a mark; none of a mark that is no mark."""
    try:
        told = json.loads(base64.urlsafe_b64decode(mark[:LONGEST_MARK] + "=" * (-len(mark) % 4)))
    except (ValueError, binascii.Error):
        return _AFTER, []
    if not isinstance(told, list) or not all(isinstance(value, str) for value in told):
        return _AFTER, []
    where, *values = told or [""]
    if where not in (_AFTER, _BEFORE) or len(values) != len(order.fields):
        return _AFTER, []
    return where, values


def _value(row: Any, path: str) -> str:
    for name in path.split("__"):
        row = getattr(row, name)
    return row.isoformat() if isinstance(row, datetime) else str(row)


def kept(query: Mapping[str, str], *names: str) -> dict[str, str]:
    """Return what a list was asked for, for its form and for the links to its other pages."""
    return {name: query.get(name, "").strip()[:100] for name in names}
