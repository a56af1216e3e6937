# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The keys that lock the vault: several, of which the newest locks and all unlock.

The ring locks only *room keys*, one for each application (``vault.models.Room``). Rotation makes
a new key and locks the room keys anew, not the documents; throwing a room key away makes all
that lies in the room unreadable, in old backups too once their ring is gone.

AES-256-GCM with random 96-bit nonces: NIST SP 800-38D, at most 2^32 uses of one key.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sloer.errors import SloerError
from sloer.model import Sentence

KEY_BYTES = 32
NONCE_BYTES = 12


class SealedError(SloerError):
    """What is sealed cannot be opened: the key is missing, or the bytes were changed."""

    def __init__(self) -> None:
        super().__init__(
            "sealed",
            Sentence(
                "Boksen kan ikke åbnes: nøglen mangler, eller indholdet er ændret.",
                "The vault cannot be opened: the key is missing, or the contents were changed.",
            ),
        )


class _Stored(msgspec.Struct):
    """The file of a key ring: keys in base64 by number, the highest is the newest."""

    keys: dict[int, str]


@dataclass(frozen=True)
class KeyRing:
    """Keys by number. Prints no key."""

    keys: dict[int, bytes]

    def __repr__(self) -> str:
        return f"KeyRing(numbers={sorted(self.keys)})"

    @property
    def newest(self) -> int:
        """Number of the key that locks."""
        return max(self.keys)

    def with_new_key(self) -> KeyRing:
        """Return a ring with one more key, which locks from now on."""
        number = max(self.keys, default=0) + 1
        return KeyRing({**self.keys, number: AESGCM.generate_key(KEY_BYTES * 8)})

    def without(self, numbers: Iterable[int]) -> KeyRing:
        """Return a ring that can no longer open what ``numbers`` locked."""
        gone = set(numbers)
        return KeyRing({n: key for n, key in self.keys.items() if n not in gone})

    def lock(self, plain: bytes, context: bytes) -> tuple[int, bytes]:
        """Return the key's number and the sealed bytes; ``context`` must be given to open them."""
        return self.newest, seal(self.keys[self.newest], plain, context)

    def unlock(self, number: int, sealed: bytes, context: bytes) -> bytes:
        """Open what :meth:`lock` sealed.

        Raises:
            SealedError: the key is not on the ring, or bytes or context are not the same.
        """
        if number not in self.keys:
            raise SealedError
        return unseal(self.keys[number], sealed, context)


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Encrypt; ``context`` binds the result to its place, so that it opens nowhere else."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Decrypt what :func:`seal` made.

    Raises:
        SealedError: key, bytes or context are not the same.
    """
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except (InvalidTag, ValueError) as error:
        raise SealedError from error


def load(path: Path) -> KeyRing:
    """Read the ring of ``path``, made with one key on first use.

    Raises:
        SealedError: the file holds no key ring.
    """
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
        return KeyRing({n: base64.b64decode(key) for n, key in stored.keys.items()})
    except FileNotFoundError:
        ring = KeyRing({}).with_new_key()
        try:
            save(ring, path, new=True)
        except FileExistsError:  # another process was first
            return load(path)
        return ring
    except (msgspec.MsgspecError, ValueError) as error:
        raise SealedError from error


def save(ring: KeyRing, path: Path, *, new: bool = False) -> None:
    """Write the ring, readable by its owner alone; the old file stays until the new is whole.

    Raises:
        FileExistsError: ``new`` is asked for and there is a ring already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    stored = _Stored({n: base64.b64encode(key).decode() for n, key in ring.keys.items()})
    part = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(stored))
        file.flush()
        os.fsync(file.fileno())
    try:
        if new:
            os.link(part, path)
        else:
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
