# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The room of a delivery: names, and bytes of what waits for a person, sealed in the vault.

What is taken moves into its application's room, so that it goes when the application goes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from sloer.service.intake.listing import Told
from sloer.service.intake.models import Delivery, Line
from sloer.service.vault import store
from sloer.service.vault.keyring import SealedError
from sloer.service.vault.store import Kind, Person


def person_from(told: Told) -> Person:
    """Return what the vault keeps of what was told."""
    return Person(
        identity=told.identity,
        priority_access=told.priority_access,
        internal=told.internal,
        reference=told.reference,
    )


def keep_names(room: UUID, names: dict[UUID, str]) -> None:
    """Seal what lines are called, by their ``thing``; what was elsewhere moves here."""
    store.put_many(room, Kind.NAME, {thing: name.encode() for thing, name in names.items()})


def names_of(lines: Iterable[Line]) -> dict[UUID, str]:
    """Return what lines are called, by their ``thing``; what is thrown away lacks."""
    stored = store.take_many(Kind.NAME, [line.thing for line in lines])
    return {thing: name.decode() for thing, name in stored.items()}


def keep_person(delivery: Delivery, lines: Sequence[Line], person: Person) -> None:
    """Seal who a party that waits is, under its first line."""
    if person != Person():
        store.put(delivery.id, Kind.IDENTITY, lines[0].thing, msgspec.json.encode(person))


def person_of(lines: Sequence[Line]) -> Person:
    """Return who the party of these lines is, as far as it was told; the list knows best."""
    stored = store.take_many(Kind.IDENTITY, [line.thing for line in lines])
    rows_first = sorted(lines, key=lambda line: line.sort != Line.Sort.ROW)
    told = [stored[line.thing] for line in rows_first if line.thing in stored]
    return msgspec.json.decode(told[0], type=Person) if told else Person()


def keep_content(delivery: Delivery, line: Line, content: bytes) -> None:
    """Seal the bytes of a file that waits."""
    store.put(delivery.id, Kind.ORIGINAL, line.thing, content)


def content_of(line: Line) -> bytes | None:
    """Return a line's bytes, its own or those of the document it duplicates; ``None`` if gone."""
    content = store.take(Kind.ORIGINAL, line.thing)
    if content is None and line.document is not None:
        try:
            content, _ = store.original_of(line.document)
        except SealedError:
            return None
    return content


def own_name(path: str) -> str:
    """Return a file's own name, without the folders it lay in."""
    return posixpath.basename(path)


def has_content(lines: Sequence[Line]) -> bool:
    """Tell whether the bytes of any of these lines are there."""
    return any(line.document for line in lines) or store.is_there(
        Kind.ORIGINAL, [line.thing for line in lines]
    )


def let_go(lines: Iterable[Line]) -> None:
    """Throw away the bytes and persons of lines that no longer wait."""
    for line in lines:
        store.throw_away(Kind.ORIGINAL, line.thing)
        store.throw_away(Kind.IDENTITY, line.thing)


def is_open(delivery: Delivery) -> bool:
    """Tell whether anything of a delivery is kept."""
    return store.has_room(delivery.id)


def close(delivery: Delivery) -> None:
    """Throw the delivery's room away: the report keeps its numbers and loses its names."""
    store.close_room(delivery.id)
