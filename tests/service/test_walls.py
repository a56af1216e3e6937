# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Law 3: identity lives in one room. Walls between it and the committee, in code and database."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connections
from tests.test_repository import crossings, imports_of, modules

COMMITTEE_CODE = ("sloer.service.committee", "sloer.service.releases")


@pytest.mark.parametrize("package", COMMITTEE_CODE)
@pytest.mark.parametrize("room", ["vault", "applications", "review", "intake", "work"])
def test_committee_code_cannot_import(package, room):
    assert crossings(package, f"sloer.service.{room}") == set()


def test_committee_code_does_not_reach_the_vault_by_others():
    known = modules()
    reached, waiting = set(), [m for m in known if m.startswith(COMMITTEE_CODE)]
    assert waiting
    while waiting:
        module = waiting.pop()
        if module in reached or not module.startswith("sloer.service"):
            continue
        reached.add(module)
        waiting.extend(name for name in imports_of(known[module]) if name in known)
    assert [module for module in reached if module.startswith("sloer.service.vault")] == []


def test_committee_role_reads_only_what_was_released(database):
    from sloer.service.database.roles import tables_committee_reads

    assert tables_committee_reads() == {
        "releases_candidate",
        "releases_releaseddocument",
        "postings_posting",
        "postings_requirement",
        "postings_question",
    }


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM vault_sealed",
        "SELECT * FROM vault_room",
        "SELECT * FROM applications_application",
        "SELECT * FROM accounts_user",
        "SELECT * FROM journal_entry",
        "DELETE FROM releases_candidate",
        "UPDATE postings_posting SET title = ''",
        "SET ROLE sloer_vault",
    ],
)
def test_committee_connection_is_refused(database, statement):
    with connections["committee"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute(statement)


def test_vault_belongs_to_a_role_of_its_own(database):
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE tablename LIKE 'vault_%'")
        assert cursor.fetchall() == [("sloer_vault",)]
