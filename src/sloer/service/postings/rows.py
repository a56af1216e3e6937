# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Rows of a form that grow, shrink and change places by plain buttons, without a script.

A row's fields are named ``<number>-<field>``. A button named ``act`` says ``add``, ``remove:2``,
``up:2`` or ``down:2``: the page comes back so changed with all that was typed, and nothing saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django import forms

_NAME = re.compile(r"(\d{1,3})-(\w+)")
_ACT = re.compile(r"(add|remove|up|down)(?::(\d{1,3}))?")
MOST = 40
Raw = dict[str, str]


def typed_rows(data: Mapping[str, str]) -> list[Raw]:
    """Return what was typed, row by row, in the order of their numbers; at most :data:`MOST`."""
    rows: dict[int, Raw] = {}
    for name, value in data.items():
        if match := _NAME.fullmatch(name):
            rows.setdefault(int(match[1]), {})[match[2]] = value
    return [rows[number] for number in sorted(rows)][:MOST]


def after_act(rows: Sequence[Raw], act: str) -> list[Raw]:
    """Return the rows after a button was pressed; an act that cannot be done changes nothing."""
    match = _ACT.fullmatch(act)
    changed = list(rows)
    if match is None:
        return changed
    if match[1] == "add":
        return [*changed, {}][:MOST]
    place = int(match[2] or len(rows))
    if place >= len(rows):
        return changed
    row = changed.pop(place)
    if match[1] == "up":
        changed.insert(max(place - 1, 0), row)
    elif match[1] == "down":
        changed.insert(place + 1, row)
    return changed


class Rows:
    """The forms of some rows, in order; empty rows are left out when they are read."""

    def __init__(self, forms: Sequence[RowForm]) -> None:
        self.forms = forms

    @classmethod
    def shown(cls, make: Callable[..., RowForm], rows: Sequence[Mapping[str, Any]]) -> Rows:
        """Rows as they are, not yet judged; there is always one to write in."""
        return cls([make(prefix=str(i), initial=row) for i, row in enumerate(rows or [{}])])

    @classmethod
    def judged(cls, make: Callable[..., RowForm], rows: Sequence[Raw]) -> Rows:
        """Rows as they were sent, to be checked."""
        return cls(
            [
                make({f"{i}-{name}": value for name, value in row.items()}, prefix=str(i))
                for i, row in enumerate(rows)
                if any(row.get(name, "").strip() for name in make.told)  # type: ignore[attr-defined]
            ]
        )

    def __iter__(self) -> Iterator[RowForm]:
        return iter(self.forms)

    def is_valid(self) -> bool:
        """Check every row, so that all faults are shown at once."""
        return [form.is_valid() for form in self.forms].count(False) == 0

    @property
    def errors(self) -> bool:
        """Whether any row has a fault; the page title says so."""
        return any(form.is_bound and form.errors for form in self.forms)

    @property
    def values(self) -> list[dict[str, Any]]:
        """What valid rows say."""
        return [form.cleaned_data for form in self.forms]


class RowForm(forms.Form):
    """One row. ``told`` names the fields that make it more than an empty row."""

    told: tuple[str, ...] = ("text",)
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
