# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The keys of an installation in a file of their own, sealed by a passphrase.

Kept away from the backup of the database: with both, and the passphrase, one can read every
application; with one of them, nothing.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.vault import keyring
from sloer.service.vault.keyring import KEY_BYTES, KeyRing, SealedError
from sloer.service.vault.models import Room

_CONTEXT = b"sloer keys 1"
_COST = 2**17
"""scrypt's N: about 128 MiB and some tenths of a second a guess (r = 8, p = 1)."""


class _Kept(msgspec.Struct):
    """What is sealed: the ring by number, and the secret that seals second factors."""

    ring: dict[int, str]
    secret_key: str


class _File(msgspec.Struct):
    salt: bytes
    sealed: bytes


def write(path: Path, passphrase: str) -> None:
    """Write ring and secret key of this installation into ``path``, sealed."""
    ring = keyring.load(settings.CONFIGURATION.key_ring)
    kept = _Kept(
        {n: base64.b64encode(key).decode() for n, key in ring.keys.items()}, settings.SECRET_KEY
    )
    salt = os.urandom(16)
    sealed = keyring.seal(_key(passphrase, salt), msgspec.json.encode(kept), _CONTEXT)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(_File(salt, sealed)))


def restore(path: Path, passphrase: str) -> None:
    """Put ring and secret key in the place of this installation's, which has locked nothing.

    Raises:
        UsageError: the passphrase is wrong, or the file holds no keys.
    """
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
        plain = keyring.unseal(_key(passphrase, file.salt), file.sealed, _CONTEXT)
        kept = msgspec.json.decode(plain, type=_Kept)
    except (SealedError, msgspec.MsgspecError) as error:
        raise UsageError(
            "no_keys",
            Sentence(
                "Nøglefilen kan ikke åbnes: Adgangssætningen er forkert, eller filen er ikke en "
                "nøglefil.",
                "The file of keys cannot be opened: the passphrase is wrong, or it holds no keys.",
            ),
        ) from error
    ring = KeyRing({n: base64.b64decode(key) for n, key in kept.ring.items()})
    keyring.save(ring, settings.CONFIGURATION.key_ring)
    _save_secret(kept.secret_key)


def opens_everything() -> bool:
    """Whether the ring here has the keys of all rooms there are."""
    ring = keyring.load(settings.CONFIGURATION.key_ring)
    for number in Room.objects.values_list("ring_key", flat=True).distinct():
        room = Room.objects.filter(ring_key=number).first()
        try:
            assert room is not None  # noqa: S101 # it was there a moment ago
            ring.unlock(number, bytes(room.locked_key), room.application.bytes)
        except SealedError:
            return False
    return True


def _save_secret(secret: str) -> None:
    path = settings.CONFIGURATION.data / "secret-key"
    part = path.with_name(f"{path.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secret)
    part.replace(path)


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=_COST, r=8, p=1).derive(passphrase.encode())
