# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A backup is a ZIP: ``manifest.json``, and one member for each table in COPY's text form."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import msgspec
from django.db import connections, transaction
from django.utils import timezone

from sloer import __version__
from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.applications.models import Document
from sloer.service.backup import tables
from sloer.service.database.connection import STRONG
from sloer.service.journal.recording import record, verify
from sloer.service.work.queue import queue_document

MANIFEST = "manifest.json"
FORM = 1
_PIECE = 1 << 20


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says of itself."""

    form: int
    version: str
    made_at: str
    migrations: list[str]
    tables: dict[str, list[str]]
    journal_entries: int
    journal_head: str


def write(path: Path) -> Manifest:
    """Write the database into ``path``, as it is at one moment; the file is whole or not there.

    Raises:
        UsageError: there is such a file already.
    """
    if path.exists():
        raise UsageError(
            "file_exists",
            Sentence("Filen findes allerede. Vælg et nyt navn.", "The file exists already."),
        )
    part = path.with_name(f"{path.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            manifest = _write_tables(archive)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write_tables(archive: ZipFile) -> Manifest:
    record("backup.made", actor=None, role="machine")
    with transaction.atomic(using=STRONG), connections[STRONG].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        kept, verdict = tables.kept_tables(), verify()
        manifest = Manifest(
            FORM,
            __version__,
            timezone.now().isoformat(timespec="seconds"),
            tables.applied_migrations(),
            kept,
            verdict.entries,
            verdict.head,
        )
        archive.writestr(MANIFEST, msgspec.json.encode(manifest))
        for table, columns in kept.items():
            with (
                archive.open(_member(table), "w", force_zip64=True) as member,
                _bare_cursor() as bare,
                bare.copy(tables.copy_out(table, columns)) as rows,
            ):
                for piece in rows:
                    member.write(piece)
    return manifest


def restore(path: Path) -> Manifest:
    """Fill an empty installation from a backup, all or nothing.

    Raises:
        UsageError: the installation is not empty, the file is no backup or damaged, it was made
            by another version, or its journal does not verify.
    """
    if not tables.is_empty():
        raise _refused(
            "not_empty",
            "Der er allerede data i denne installation. En backup lægges kun ind i en tom.",
            "This installation holds data already. A backup is restored into an empty one only.",
        )
    try:
        with ZipFile(path) as archive, transaction.atomic(using=STRONG):
            manifest = _manifest_of(archive)
            for table, columns in manifest.tables.items():
                with archive.open(_member(table)) as member:
                    _fill(table, columns, member)
            tables.set_sequences(list(manifest.tables))
            _prove(manifest)
            _queue_again()
            details = {"entries": manifest.journal_entries, "made_at": manifest.made_at}
            record("backup.restored", actor=None, role="machine", details=details)
    except (BadZipFile, KeyError, msgspec.MsgspecError, EOFError) as error:
        raise _refused(
            "no_backup",
            "Filen er ikke en backup fra Slør, eller den er beskadiget. Intet er lagt ind.",
            "The file is no backup of Slør's, or it is damaged. Nothing was restored.",
        ) from error
    return manifest


def _manifest_of(archive: ZipFile) -> Manifest:
    manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    here = tables.kept_tables()
    if manifest.migrations != tables.applied_migrations() or manifest.tables != here:
        raise _refused(
            "other_version",
            f"Backuppen er lavet med version {manifest.version}. Læg den ind med den version, og "
            "opdatér bagefter.",
            f"The backup was made by version {manifest.version}. Restore it with that version and "
            "update afterwards.",
        )
    return manifest


def _fill(table: str, columns: list[str], member: IO[bytes]) -> None:
    with _bare_cursor() as bare, bare.copy(tables.copy_in(table, columns)) as rows:
        while piece := member.read(_PIECE):
            rows.write(piece)


def _prove(manifest: Manifest) -> None:
    verdict = verify()
    told = (manifest.journal_entries, manifest.journal_head)
    if not verdict.whole or (verdict.entries, verdict.head) != told:
        raise _refused(
            "journal_broken",
            "Hændelsesloggen i backuppen er ikke hel. Intet er lagt ind.",
            "The journal in the backup is not whole. Nothing was restored.",
        )


def _queue_again() -> None:
    queued = Document.objects.filter(state=Document.State.QUEUED)
    waiting = queued.exclude(application__sent_at=None).values_list("id", flat=True)
    for document in waiting:
        queue_document(document)


@contextmanager
def _bare_cursor() -> Iterator[Any]:
    """Yield a cursor of the driver's own, which can COPY."""
    connection = connections[STRONG]
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        yield cursor


def _member(table: str) -> str:
    return f"tables/{table}"


def _refused(code: str, danish: str, english: str) -> UsageError:
    return UsageError(code, Sentence(danish, english))
