# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A backup goes into an empty installation whole, onto either kind of server, and nowhere else."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import connections
from tests.service.commands.conftest import clean_environment, program

from sloer.service.database import embedded

PASSPHRASE = {"SLOER_BACKUP_PASSPHRASE": "en lang sætning til nøglerne"}
LETTER = b"Et brev, som kun boksen kender"


JOURNAL = ("journal_entry",)
"""What differs after a restore: it is itself in the journal."""


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {
        table for table in before.keys() | after.keys() if before.get(table) != after.get(table)
    }


def digests(cursor) -> dict[str, str]:
    """A digest of the rows of each table that a backup holds."""
    from sloer.service.backup.tables import kept_tables

    found = {}
    for table in kept_tables():
        cursor.execute(
            f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), ''))"
            f' FROM "{table}" t'
        )
        found[table] = cursor.fetchone()[0]
    return found


@contextmanager
def empty(copy_of) -> Iterator[None]:
    """An empty installation in the place of the one with data."""
    connections.close_all()
    with copy_of(embedded.DATABASE):
        yield


@pytest.fixture
def document(world) -> UUID:
    """A sent application with one document waiting to be veiled; its letter is in the vault."""
    from sloer.service.applications.sending import send
    from sloer.service.postings.models import Role

    posting = world.posting()
    world.on(posting, Role.RECRUITER)
    application, _ = world.application(posting)
    document = world.document(application, LETTER)
    send(application, actor=None, role="applicant")
    return document.id


@pytest.fixture
def saved(run, document, tmp_path) -> tuple[Path, Path]:
    file, keys = tmp_path / "sloer.backup", tmp_path / "sloer.keys"
    done = run("admin", "backup", str(file), "--keys", str(keys), **PASSPHRASE)
    assert done.exit_code == 0, done.output
    return file, keys


def test_neither_file_tells_anything_alone(saved):
    file, keys = saved
    assert file.stat().st_mode & 0o077 == keys.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    assert LETTER not in held
    assert LETTER.hex().encode() not in held
    assert b'"keys"' not in keys.read_bytes()


def test_restored_into_an_empty_installation_everything_is_there(saved, document, copy_of, run):
    from sloer.service.journal.recording import verify
    from sloer.service.postings.models import Posting, Requirement
    from sloer.service.vault import store

    file, _ = saved
    with connections["default"].cursor() as cursor:
        before = digests(cursor)
    with empty(copy_of):
        done = run("admin", "restore", str(file))
        assert done.exit_code == 0, done.output
        assert verify().whole
        with connections["default"].cursor() as cursor:
            after = digests(cursor)
            cursor.execute("SELECT args ->> 'document' FROM procrastinate_jobs")
            assert cursor.fetchall() == [(str(document),)]
        assert changed(before, after) == set(JOURNAL)
        assert store.original_of(document)[0] == LETTER
        posting = Posting.objects.get()
        made = Requirement.objects.create(posting=posting, kind="must", text="x")
        assert made.pk == 1
        assert posting.questions.create(text="Ny").pk == 3
        assert run("admin", "restore", str(file)).exit_code == 2


def test_restored_to_a_managed_server_with_another_key_ring(saved, managed, tmp_path, document):
    file, keys = saved
    environment = clean_environment(
        SLOER_DATA=str(tmp_path / "other"), SLOER_LANGUAGE="en", **managed, **PASSPHRASE
    )
    with connections["default"].cursor() as cursor:
        before = digests(cursor)
    without = program("admin", "restore", str(file), environment=environment)
    assert without.returncode == 2, without.stderr
    assert "keys" in without.stderr
    assert "Traceback" not in without.stderr
    done = program("admin", "restore", str(file), "--keys", str(keys), environment=environment)
    assert done.returncode == 0, done.stderr
    checked = program("admin", "journal", "verify", environment=environment)
    assert checked.returncode == 0, checked.stderr
    with psycopg.connect(managed["DATABASE_URL"], options="-c timezone=UTC") as connection:
        after = digests(connection.cursor())
    assert changed(before, after) == set(JOURNAL)
    refused = program("admin", "restore", str(file), "--keys", str(keys), environment=environment)
    assert refused.returncode == 2
    committee = psycopg.connect(managed["SLOER_COMMITTEE_DATABASE_URL"])
    with committee, pytest.raises(psycopg.errors.InsufficientPrivilege):
        committee.execute("SELECT * FROM vault_sealed")


def test_wrong_passphrase_is_told_and_nothing_is_restored(saved, copy_of, run):
    from sloer.service.accounts.models import User

    file, keys = saved
    with empty(copy_of):
        done = run(
            "admin", "restore", str(file), "--keys", str(keys),
            SLOER_BACKUP_PASSPHRASE="en anden lang sætning",
        )  # fmt: skip
        assert done.exit_code != 0
        assert not User.objects.exists()


@pytest.mark.parametrize("damage", ["cut", "changed", "other", "journal"])
def test_damaged_file_is_refused_whole(saved, copy_of, run, tmp_path, damage):
    from sloer.service.accounts.models import User

    file, _ = saved
    broken = tmp_path / "broken"
    if damage == "cut":
        broken.write_bytes(file.read_bytes()[:-200])
    elif damage == "other":
        broken.write_bytes(b"%PDF-1.7 no backup")
    else:
        rewrite(file, broken, b"journal_entry" if damage == "journal" else b"manifest")
    with empty(copy_of):
        assert run("admin", "restore", str(broken)).exit_code != 0
        assert not User.objects.exists()


def rewrite(file: Path, broken: Path, member: bytes) -> None:
    """Copy an archive; change a word of the journal, or the migrations that it names."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if member.decode() in name:
                content = content.replace(b"application.sent", b"application.kept")
                content = content.replace(b"accounts.0001", b"accounts.9999")
            new.writestr(name, content)


def test_existing_file_is_not_written_over(run, tmp_path):
    file = tmp_path / "there"
    file.write_text("mine")
    assert run("admin", "backup", str(file)).exit_code != 0
    assert file.read_text() == "mine"
