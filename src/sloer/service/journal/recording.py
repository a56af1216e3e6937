# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Writing into the journal, in the transaction of the act itself, and proving it whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.db import connections

from sloer import __version__
from sloer.service.database.connection import STRONG, current_alias


class HasId(Protocol):
    """A posting, an application or a document: the journal needs no more of it."""

    id: UUID


def record(
    act: str,
    *,
    actor: HasId | None,
    role: str,
    posting: UUID | None = None,
    application: UUID | None = None,
    document: UUID | None = None,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> int:
    """Append one act and return its number; undone with the transaction it stands in.

    ``actor`` is ``None`` for an applicant or the machine (``role`` tells which). ``reason`` is
    what a colleague wrote. Call it last in a transaction: others wait with theirs until it ends.
    """
    values = [
        actor.id if actor else None,
        role,
        act,
        posting,
        application,
        document,
        reason,
        json.dumps(details or {}, sort_keys=True),
        __version__,
    ]
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(
            "SELECT sloer_journal_append(%s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s)", values
        )
        number: int = cursor.fetchone()[0]
    return number


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of a check: how many entries, the last digest, and the first that is wrong."""

    entries: int
    head: str
    first_broken: int | None

    @property
    def whole(self) -> bool:
        """Whether nothing was changed, taken out or put between."""
        return self.first_broken is None


def verify() -> Verdict:
    """Recompute the whole chain in the database.

    Entries cut off at the end leave a whole chain: compare ``entries`` and ``head`` with those
    of the last export for that.
    """
    with connections[STRONG].cursor() as cursor:
        cursor.execute(
            "WITH chain AS (SELECT e, number, digest, previous,"
            " coalesce(lag(digest) OVER (ORDER BY number), '') AS before,"
            " row_number() OVER (ORDER BY number) AS place FROM journal_entry e)"
            " SELECT min(number) FROM chain WHERE previous <> before OR number <> place"
            " OR digest <> sloer_journal_digest(e)"
        )
        (broken,) = cursor.fetchone()
        cursor.execute("SELECT count(*), coalesce(max(number), 0) FROM journal_entry")
        entries, last = cursor.fetchone()
        cursor.execute("SELECT digest FROM journal_entry WHERE number = %s", [last])
        row = cursor.fetchone()
    return Verdict(entries, row[0] if row else "", broken)
