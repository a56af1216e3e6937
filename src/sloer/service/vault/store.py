# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Putting things into the vault and taking them out. Who may is asked before (``access``)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from sloer.model import Identity
from sloer.service.vault import name_index
from sloer.service.vault.keyring import KEY_BYTES, KeyRing, SealedError, load, seal, unseal
from sloer.service.vault.models import Fingerprint, NameWord, Room, Sealed

Kind = Sealed.Kind


class Person(msgspec.Struct, frozen=True):
    """What the vault knows of an applicant: who, how to reach them, and what HR must not lose.

    Prints no values: it ends up in tracebacks.
    """

    identity: Identity = Identity()
    priority_access: bool = False
    """Asks for preferential access because of a disability (fortrinsadgang)."""
    right_to_work_note: str = ""
    internal: bool = False
    reference: str = ""
    """What the system that the application came from calls it."""

    def __repr__(self) -> str:
        return "Person(…)"


def ring() -> KeyRing:
    """Return the key ring; read again when its file has changed, so that rotation is heard of."""
    path = settings.CONFIGURATION.key_ring
    try:
        written = path.stat()
    except FileNotFoundError:
        return load(path)
    return _ring_of(path, written.st_ino, written.st_mtime_ns)


@lru_cache(maxsize=2)
def _ring_of(path: Path, inode: int, written_at: int) -> KeyRing:
    return load(path)


def put(application: UUID, kind: Sealed.Kind, subject: UUID, plain: bytes) -> None:
    """Seal ``plain`` in the application's room; what was there of that kind is replaced."""
    room, key = _room(application)
    content = seal(key, plain, _context(kind, subject))
    Sealed.objects.bulk_create(  # one statement; an application is sent with many
        [Sealed(room=room, kind=kind, subject=subject, content=content)],
        update_conflicts=True,
        unique_fields=["subject", "kind"],
        update_fields=["room", "content"],
    )


def take(kind: Sealed.Kind, subject: UUID) -> bytes | None:
    """Return what was sealed, or ``None`` if nothing was (or it has been thrown away).

    Raises:
        SealedError: the key is missing or the bytes were changed.
    """
    sealed = Sealed.objects.select_related("room").filter(subject=subject, kind=kind).first()
    if sealed is None:
        return None
    return unseal(_key_of(sealed.room), bytes(sealed.content), _context(kind, subject))


def put_many(room_of: UUID, kind: Sealed.Kind, plain: Mapping[UUID, bytes]) -> None:
    """Seal many things of one kind, by subject, in one room and one statement."""
    room, key = _room(room_of)
    Sealed.objects.bulk_create(
        [
            Sealed(
                room=room, kind=kind, subject=subject, content=seal(key, p, _context(kind, subject))
            )
            for subject, p in plain.items()
        ],
        update_conflicts=True,
        unique_fields=("subject", "kind"),
        update_fields=("room", "content"),
    )


def take_many(kind: Sealed.Kind, subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return what was sealed of one kind, by subject, in one statement; what is not there lacks.

    Raises:
        SealedError: a key is missing or bytes were changed.
    """
    found = Sealed.objects.select_related("room").filter(kind=kind, subject__in=subjects)
    return {
        one.subject: unseal(_key_of(one.room), bytes(one.content), _context(kind, one.subject))
        for one in found
    }


def is_there(kind: Sealed.Kind, subjects: Collection[UUID]) -> bool:
    """Tell whether anything of a kind is kept of any of these; opens nothing."""
    return Sealed.objects.filter(kind=kind, subject__in=subjects).exists()


def throw_away(kind: Sealed.Kind, subject: UUID) -> None:
    """Delete one sealed thing."""
    Sealed.objects.filter(subject=subject, kind=kind).delete()


def put_person(application: UUID, person: Person) -> None:
    """Keep who the applicant is."""
    put(application, Kind.IDENTITY, application, msgspec.json.encode(person))
    name_index.keep(application, person.identity, ring())


def person_of(application: UUID) -> Person:
    """Return who the applicant is; an empty person where nothing is known."""
    stored = take(Kind.IDENTITY, application)
    return msgspec.json.decode(stored, type=Person) if stored else Person()


def with_priority(applications: Collection[UUID]) -> set[UUID]:
    """Return those of ``applications`` that ask for preferential access (one page of a list)."""
    sealed = Sealed.objects.select_related("room").filter(
        subject__in=applications, kind=Kind.IDENTITY
    )
    return {one.subject for one in sealed if _person(one).priority_access}


def named(name: str) -> QuerySet[NameWord, UUID]:
    """Return the ids of applications whose applicant's name has every word of ``name``."""
    return name_index.find(name, ring())


def persons_of(applications: Collection[UUID]) -> dict[UUID, Person]:
    """Return who the applicants are, by application; those of whom nothing is known lack."""
    stored = take_many(Kind.IDENTITY, applications)
    return {key: msgspec.json.decode(value, type=Person) for key, value in stored.items()}


def put_original(
    application: UUID, document: UUID, posting: UUID, content: bytes, name: str
) -> None:
    """Keep a file (or an answer's text) as it came, with its name and fingerprint."""
    put(application, Kind.ORIGINAL, document, content)
    put(application, Kind.NAME, document, name.encode())
    Fingerprint.objects.bulk_create(
        [Fingerprint(document=document, posting=posting, digest=_digest(posting, content))],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["posting", "digest"],
    )


def original_of(document: UUID) -> tuple[bytes, str]:
    """Return a document's bytes as they came and the file's own name.

    Raises:
        SealedError: there is no original any more, or it cannot be opened.
    """
    content, name = take(Kind.ORIGINAL, document), take(Kind.NAME, document)
    if content is None:
        raise SealedError
    return content, (name or b"").decode()


def same_file(posting: UUID, content: bytes, among: Collection[UUID] | None = None) -> UUID | None:
    """Return the document of this posting that came with the very same bytes, if one did.

    ``among`` looks at these documents only.
    """
    same = Fingerprint.objects.filter(posting=posting, digest=_digest(posting, content))
    if among is not None:
        same = same.filter(document__in=among)
    return same.values_list("document", flat=True).first()


def same_files(posting: UUID, content: bytes) -> list[UUID]:
    """Return all documents of this posting that came with the very same bytes."""
    same = Fingerprint.objects.filter(posting=posting, digest=_digest(posting, content))
    return list(same.values_list("document", flat=True))


def throw_away_document(document: UUID) -> None:
    """Delete all that is kept of one document: bytes, name, work on it and fingerprint."""
    kinds = (Kind.ORIGINAL, Kind.NAME, Kind.WORKING)
    Sealed.objects.filter(subject=document, kind__in=kinds).delete()
    Fingerprint.objects.filter(document=document).delete()


def has_room(application: UUID) -> bool:
    """Tell whether anything can still be kept or read under this id."""
    return Room.objects.filter(pk=application).exists()


def close_room(application: UUID) -> None:
    """Throw the room and its key away: nothing of the application can be read again."""
    documents = Sealed.objects.filter(room_id=application).values_list("subject", flat=True)
    Fingerprint.objects.filter(document__in=list(documents)).delete()
    name_index.forget([application])
    Room.objects.filter(pk=application).delete()


def lock_rooms_anew(keys: KeyRing, batch: int = 500) -> int:
    """Lock every room key with the newest key of ``keys``; return how many were changed.

    Names are indexed anew by it too, so that old keys can go.
    """
    changed = 0
    while True:
        with transaction.atomic():
            old = list(
                Room.objects.exclude(ring_key=keys.newest).select_for_update(skip_locked=True)[
                    :batch
                ]
            )
            for room in old:
                context = room.application.bytes
                plain = keys.unlock(room.ring_key, bytes(room.locked_key), context)
                room.ring_key, room.locked_key = keys.lock(plain, context)
            Room.objects.bulk_update(old, ["ring_key", "locked_key"])
            _index_names_anew(old, keys)
        changed += len(old)
        if not old:
            return changed


def _index_names_anew(rooms: Iterable[Room], keys: KeyRing) -> None:
    known = {room.application: room for room in rooms}
    for sealed in Sealed.objects.filter(subject__in=known, kind=Kind.IDENTITY):
        room = known[sealed.subject]
        key = keys.unlock(room.ring_key, bytes(room.locked_key), room.application.bytes)
        plain = unseal(key, bytes(sealed.content), _context(Kind.IDENTITY, sealed.subject))
        person = msgspec.json.decode(plain, type=Person)
        name_index.keep(sealed.subject, person.identity, keys)


def _person(sealed: Sealed) -> Person:
    context = _context(Kind.IDENTITY, sealed.subject)
    plain = unseal(_key_of(sealed.room), bytes(sealed.content), context)
    return msgspec.json.decode(plain, type=Person)


def _room(application: UUID) -> tuple[Room, bytes]:
    room = Room.objects.filter(pk=application).first()
    if room is None:
        key = AESGCM.generate_key(KEY_BYTES * 8)
        number, locked = ring().lock(key, application.bytes)
        room, made = Room.objects.get_or_create(
            application=application, defaults={"ring_key": number, "locked_key": locked}
        )
        if made:
            return room, key
    return room, _key_of(room)


def _key_of(room: Room) -> bytes:
    return ring().unlock(room.ring_key, bytes(room.locked_key), room.application.bytes)


def _context(kind: Sealed.Kind, subject: UUID) -> bytes:
    return f"{kind.value}:{subject}".encode()


def _digest(posting: UUID, content: bytes) -> bytes:
    # Keyed by the oldest key, so that it outlives rotation within a posting's life.
    keys = ring().keys
    key = hashlib.sha256(b"fingerprint" + keys[min(keys)] + posting.bytes).digest()
    return hmac.digest(key, content, "sha256")
