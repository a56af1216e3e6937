# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The journal as JSON lines that anybody can check without the database.

Each line holds the fields of one entry as text, just as they went into its digest, and the digest.
A digest is SHA-256 over the fields in the order of :data:`FIELDS`, each written ``length:text``
(``-`` where there is none; lengths count characters), joined by ``|``, as UTF-8.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from django.db import connections

from sloer.service.database.connection import STRONG
from sloer.service.journal.recording import Verdict

FIELDS = (
    "number", "at", "actor", "role", "act", "posting", "application", "document", "reason",
    "details", "version", "previous",
)  # fmt: skip
_BATCH = 1000
_QUERY = f"""
SELECT number::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor::text,
    role, act, posting::text, application::text, document::text, reason, details::text, version,
    previous, digest
FROM journal_entry WHERE number > %s ORDER BY number LIMIT {_BATCH}
"""  # noqa: S608 # a number of ours


def exported_lines() -> Iterator[str]:
    """Yield the whole journal, one line of JSON an entry, oldest first."""
    last = 0
    while rows := _rows_after(last):
        for row in rows:
            named = dict(zip((*FIELDS, "digest"), row, strict=True))
            yield json.dumps(named, ensure_ascii=False) + "\n"
        last = int(rows[-1][0])


def check(lines: Iterable[str]) -> Verdict:
    """Recompute the chain of an export; a line that is no entry counts as the first wrong one."""
    number, before = 0, ""
    for line in lines:
        number += 1
        try:
            entry = json.loads(line)
            digest, previous, told = entry["digest"], entry["previous"], entry["number"]
        except (ValueError, KeyError, TypeError):
            return Verdict(number, before, number)
        if told != str(number) or previous != before or digest != digest_of(entry):
            return Verdict(number, before, number)
        before = digest
    return Verdict(number, before, None)


def digest_of(entry: dict[str, str | None]) -> str:
    """Return the digest of an exported entry, as the database function makes it."""
    parts = (entry.get(name) for name in FIELDS)
    written = "|".join("-" if part is None else f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(written.encode()).hexdigest()


def _rows_after(number: int) -> list[tuple[str, ...]]:
    with connections[STRONG].cursor() as cursor:
        cursor.execute(_QUERY, [number])
        rows: list[tuple[str, ...]] = cursor.fetchall()
    return rows
