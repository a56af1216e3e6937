# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is known of the applicants, from a JSON or CSV file given on the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

import msgspec

from sloer.batch.orders import Order
from sloer.errors import UsageError
from sloer.model import Identity, Sentence

_FIELDS = frozenset(f.name for f in fields(Identity))


def identities_in(path: Path | None) -> Callable[[Order], Identity | None]:
    """Return a function that tells the identity for an order.

    The file is one JSON object for all inputs, a JSON object of such objects by file name, or a
    CSV with a ``file`` column. File names are matched whole or by their last part.

    Raises:
        UsageError: the file cannot be read or has unknown fields.
    """
    if path is None:
        return lambda order: None
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable() from error
    if not text.lstrip().startswith("{"):
        return _lookup(_from_csv(text))
    return _from_json(text)


def _from_json(text: str) -> Callable[[Order], Identity | None]:
    try:
        data = msgspec.json.decode(text, type=dict[str, object])
    except msgspec.MsgspecError as error:
        raise _unusable() from error
    if data and all(isinstance(value, Mapping) for value in data.values()):
        return _lookup({name: _identity(value) for name, value in data.items()})
    identity = _identity(data)
    return lambda order: identity


def _from_csv(text: str) -> dict[str, Identity]:
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    if "file" not in (rows.fieldnames or ()):
        raise _unusable()
    return {row.pop("file"): _identity(row) for row in rows}


def _identity(data: object) -> Identity:
    if not isinstance(data, Mapping) or not data.keys() <= _FIELDS:
        raise _unusable()
    values = {key: value for key, value in data.items() if value}
    names = values.get("other_names")
    if isinstance(names, str):
        values["other_names"] = [name.strip() for name in names.split(";") if name.strip()]
    try:
        return msgspec.convert(values, Identity)
    except msgspec.MsgspecError as error:
        raise _unusable() from error


def _lookup(identities: Mapping[str, Identity]) -> Callable[[Order], Identity | None]:
    by_last_part = {Path(name).name: identity for name, identity in identities.items()}

    def identity_of(order: Order) -> Identity | None:
        whole = identities.get(str(order.source))
        return whole or by_last_part.get(order.source.name)

    return identity_of


def _unusable() -> UsageError:
    return UsageError(
        "bad_identity",
        Sentence(
            "Filen med identiteter kan ikke bruges. Den skal være JSON eller CSV med felterne "
            + ", ".join(sorted(_FIELDS))
            + " (CSV også file).",
            "The file of identities cannot be used. It must be JSON or CSV with the fields "
            + ", ".join(sorted(_FIELDS))
            + " (CSV also file).",
        ),
    )
