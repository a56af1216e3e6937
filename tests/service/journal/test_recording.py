# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The journal grows with the acts, and shows every change."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import ProgrammingError, connections, transaction


def entries(number: int) -> None:
    from sloer.service.journal.recording import record

    for place in range(number):
        record("test.act", actor=None, role="machine", posting=uuid4(), details={"place": place})


def tampered(statement: str) -> int | None:
    """Return the first entry that is wrong after ``statement``, run by the tables' owner."""
    from sloer.service.journal.recording import verify

    with connections["default"].cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER ALL")
        cursor.execute(statement)
    return verify().first_broken


def test_chain_is_whole(database):
    from sloer.service.journal.recording import verify

    entries(5)
    verdict = verify()
    assert verdict.whole
    assert verdict.entries == 5
    assert len(verdict.head) == 64


def test_empty_journal_is_whole(database):
    from sloer.service.journal.recording import verify

    assert verify().whole


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_entry SET act = 'x'", "DELETE FROM journal_entry", "TRUNCATE journal_entry"],
)
def test_nothing_is_changed_by_the_service(database, statement):
    entries(1)
    with connections["default"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE journal_entry SET act = 'other' WHERE number = 2", 2),
        ("UPDATE journal_entry SET reason = 'other' WHERE number = 3", 3),
        ("UPDATE journal_entry SET at = at + interval '1 second' WHERE number = 1", 1),
        ("UPDATE journal_entry SET details = '{}' WHERE number = 4", 4),
        ("DELETE FROM journal_entry WHERE number = 2", 3),
    ],
)
def test_every_change_shows(database, statement, first):
    entries(4)
    assert tampered(statement) == first


def test_undone_with_its_transaction(database):
    from sloer.service.journal.recording import verify

    with transaction.atomic():
        entries(2)
        transaction.set_rollback(True)
    assert verify().entries == 0


def test_committee_connection_appends_to_the_same_chain(database):
    from sloer.service.database.connection import weak_connection
    from sloer.service.journal.recording import record, verify

    entries(1)
    with weak_connection():
        record("committee.view", actor=None, role="member")
    assert verify().entries == 2
    assert verify().whole
