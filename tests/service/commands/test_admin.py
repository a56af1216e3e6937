# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What an administrator does at the machine: users, keys, the journal, the server's SQL."""

from __future__ import annotations

import re

from django.db import connections
from django.test import Client


def acts():
    from sloer.service.journal.models import Entry

    return list(Entry.objects.values_list("act", flat=True))


def test_made_user_signs_in_with_the_printed_password(run):
    from sloer.service.accounts.models import User

    done = run("admin", "create-user", "drift", "--name", "Dorte", "--role", "administrator")
    assert done.exit_code == 0, done.output
    password = re.search(r": (\S+)$", done.output.strip())[1]
    client = Client()
    client.post("/account/sign-in/", {"login": "drift", "password": password})
    assert client.get("/").url == "/account/password/"
    user = User.objects.get()
    assert user.is_administrator
    assert not user.is_recruiter
    assert acts()[0] == "user.created"


def test_a_name_that_is_taken_or_impossible_is_told(run, world):
    world.user("drift")
    for bad in (["drift"], ["to ord"], ["ny", "--email", "nej"]):
        done = run("admin", "create-user", *bad)
        assert done.exit_code != 0
        assert "Traceback" not in done.output
    assert acts() == []


def test_rotated_keys_keep_everything_readable_and_old_ones_go(run, world):
    from django.conf import settings

    from sloer.service.vault import keyring, store

    application, _ = world.application(world.posting())
    document = world.document(application, b"brev")
    path = settings.CONFIGURATION.key_ring
    before = keyring.load(path)
    assert run("admin", "rotate-keys").exit_code == 0
    ring = keyring.load(path)
    assert ring.newest == before.newest + 1
    assert ring.keys.items() >= before.keys.items()
    assert store.original_of(document.id)[0] == b"brev"
    assert run("admin", "rotate-keys", "--drop-old").exit_code == 0
    assert list(keyring.load(path).keys) == [ring.newest]
    assert store.original_of(document.id)[0] == b"brev"
    assert acts() == ["keys.rotated", "keys.dropped"]


def test_ring_is_saved_before_a_room_is_locked_with_it(run, world, monkeypatch):
    """Killed in the middle of a rotation, nothing is lost."""
    from django.conf import settings

    from sloer.service.vault import keyring, rotation, store

    application, _ = world.application(world.posting())
    document = world.document(application, b"brev")
    locked = store.lock_rooms_anew

    def killed_after(ring):
        locked(ring)
        raise KeyboardInterrupt

    monkeypatch.setattr(rotation.store, "lock_rooms_anew", killed_after)
    assert run("admin", "rotate-keys").exit_code != 0
    assert store.original_of(document.id)[0] == b"brev"
    assert keyring.load(settings.CONFIGURATION.key_ring).newest > 1


def test_journal_is_verified_exported_and_checked(run, tmp_path):
    from sloer.service.journal.recording import record

    record("test.done", actor=None, role="machine", reason="fordi")
    file = tmp_path / "journal.jsonl"
    assert run("admin", "journal", "export", str(file)).exit_code == 0
    verified = run("admin", "journal", "verify")
    assert verified.exit_code == 0
    checked = run("admin", "journal", "check", str(file))
    assert checked.exit_code == 0
    assert checked.output == verified.output
    file.write_text(file.read_text().replace("fordi", "derfor"))
    changed = run("admin", "journal", "check", str(file))
    assert changed.exit_code == 1
    assert "1" in changed.output
    with connections["default"].cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER ALL")
        cursor.execute("UPDATE journal_entry SET reason = 'derfor' WHERE number = 1")
    assert run("admin", "journal", "verify").exit_code == 1


def test_sql_for_a_managed_server_names_every_role(run):
    printed = run("admin", "database-sql").output
    for role in ("sloer", "sloer_vault", "sloer_committee"):
        assert f"CREATE ROLE {role} " in printed
    assert "GRANT USAGE ON SCHEMA public TO sloer_committee" in printed


def test_folder_on_the_machine_is_taken_in(run, world, tmp_path):
    from sloer.service.applications.models import Application

    posting = world.posting()
    (tmp_path / "ind" / "Kurt").mkdir(parents=True)
    (tmp_path / "ind" / "Kurt" / "brev.txt").write_text("Jeg er gartner og vil gerne søge.")
    done = run("admin", "intake", str(posting.pk), str(tmp_path / "ind"))
    assert done.exit_code == 0, done.output
    assert "Kurt" not in done.output
    assert Application.objects.get().posting == posting
    nobody = "00000000-0000-4000-8000-000000000000"
    assert run("admin", "intake", nobody, str(tmp_path)).exit_code == 2
