# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What goes into the vault is unreadable without its key, its place and its ring."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sloer.model import Identity
from sloer.service.vault.keyring import KeyRing, SealedError, load, save, seal, unseal

RING = KeyRing({}).with_new_key()


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_opens_as_it_was_sealed(plain, context):
    number, sealed = RING.lock(plain, context)
    assert RING.unlock(number, sealed, context) == plain


@given(st.binary(max_size=50), st.integers(0, 77))
def test_changed_bytes_do_not_open(plain, place):
    key = RING.keys[RING.newest]
    sealed = bytearray(seal(key, plain, b"here"))
    sealed[place % len(sealed)] ^= 1
    with pytest.raises(SealedError):
        unseal(key, bytes(sealed), b"here")


def test_opens_nowhere_else():
    key = RING.keys[RING.newest]
    with pytest.raises(SealedError):
        unseal(key, seal(key, b"plain", b"here"), b"there")


def test_ring_is_kept_and_tells_nothing(tmp_path):
    path = tmp_path / "keys.json"
    ring = load(path)
    assert load(path) == ring
    assert path.stat().st_mode & 0o077 == 0
    save(ring.with_new_key(), path)
    assert load(path).newest == 2
    assert repr(ring) == "KeyRing(numbers=[1])"


def test_broken_ring_is_said_plainly(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text("{")
    with pytest.raises(SealedError):
        load(path)


def test_person_and_original_come_back(database):
    from sloer.service.vault import store

    application, document, posting = uuid4(), uuid4(), uuid4()
    store.put_person(application, store.Person(Identity(first_name="Kurt"), priority_access=True))
    store.put_original(application, document, posting, b"%PDF-", "Kurt.pdf")
    assert store.person_of(application).identity.first_name == "Kurt"
    assert store.person_of(application).priority_access
    assert store.original_of(document) == (b"%PDF-", "Kurt.pdf")
    assert store.same_file(posting, b"%PDF-") == document
    assert store.same_file(uuid4(), b"%PDF-") is None
    assert "Kurt" not in repr(store.person_of(application))


def test_tables_hold_nothing_readable(database):
    from sloer.service.vault import store
    from sloer.service.vault.models import Fingerprint, Sealed

    application = uuid4()
    store.put_person(application, store.Person(Identity(first_name="Fatima")))
    store.put_original(application, uuid4(), uuid4(), b"Fatima skriver", "Fatima.txt")
    stored = [bytes(s.content) for s in Sealed.objects.all()]
    stored += [bytes(f.digest) for f in Fingerprint.objects.all()]
    assert stored
    assert not [content for content in stored if b"Fatima" in content]


def test_rotation_keeps_everything_readable_and_old_keys_can_go(database, monkeypatch):
    from sloer.service.vault import store

    application = uuid4()
    store.put_person(application, store.Person(Identity(first_name="Kurt")))
    rotated = store.ring().with_new_key()
    assert store.lock_rooms_anew(rotated, batch=1) == 1
    assert store.lock_rooms_anew(rotated) == 0
    monkeypatch.setattr(store, "ring", lambda: rotated.without([1]))
    assert store.person_of(application).identity.first_name == "Kurt"


def test_closed_room_is_empty(database):
    from sloer.service.vault import store

    application, document, posting = uuid4(), uuid4(), uuid4()
    store.put_original(application, document, posting, b"bytes", "cv.pdf")
    store.close_room(application)
    with pytest.raises(SealedError):
        store.original_of(document)
    assert store.same_file(posting, b"bytes") is None
