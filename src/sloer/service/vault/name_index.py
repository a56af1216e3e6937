# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A blind index of names, so that HR can find an applicant by name although names lie sealed.

Kept is a keyed digest (HMAC-SHA-256) of each folded word of a name. Without the key ring it tells
no name; it does tell which applications share a word of a name and how common it is, and is
therefore a table of the vault's own. Whole words are found, beginnings of words are not.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from sloer.model import Identity
from sloer.service.vault.keyring import KeyRing
from sloer.service.vault.models import NameWord

LONGEST_QUERY = 8
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"})
_DOUBLED = (("aa", "a"), ("oe", "o"), ("ae", "a"), ("ue", "u"))


def words_of(text: str) -> set[str]:
    """Return the words of a name as the index knows them: el, khatib for "El-Khatib".

    Case, accents and the two ways to write a Nordic letter make no difference.
    """
    parted = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    plain = "".join(c for c in parted if not unicodedata.combining(c))
    for pair, single in _DOUBLED:
        plain = plain.replace(pair, single)
    # Numbers of old scripts are no digits to the pattern, and no letters either.
    return {word for word in _LETTERS.findall(plain) if word.isalpha()}


def keep(application: UUID, identity: Identity, keys: KeyRing) -> None:
    """Index the names of an applicant anew."""
    forget([application])
    NameWord.objects.bulk_create(
        NameWord(application=application, digest=digest) for digest in digests_of(identity, keys)
    )


def digests_of(identity: Identity, keys: KeyRing) -> set[bytes]:
    """Return what is kept of an applicant's names."""
    names = (identity.first_name, identity.last_name, *identity.other_names)
    return {_digest(keys.keys[keys.newest], word) for word in words_of(" ".join(names))}


def find(name: str, keys: KeyRing) -> QuerySet[NameWord, UUID]:
    """Return the ids of applications whose applicant's name has every word of ``name``.

    The result is a query, to be narrowed to one posting by whoever asks; empty for no words.
    """
    found = NameWord.objects.values_list("application", flat=True)
    words = sorted(words_of(name), key=len, reverse=True)[:LONGEST_QUERY]
    if not words:
        return found.none()
    for word in words[1:]:
        found = found.filter(application__in=_with_word(word, keys).values("application"))
    return found.filter(digest__in=_digests(words[0], keys))


def forget(applications: Iterable[UUID]) -> None:
    """Take applications out of the index."""
    NameWord.objects.filter(application__in=list(applications)).delete()


def _with_word(word: str, keys: KeyRing) -> QuerySet[NameWord]:
    return NameWord.objects.filter(digest__in=_digests(word, keys))


def _digests(word: str, keys: KeyRing) -> list[bytes]:
    return [_digest(key, word) for key in keys.keys.values()]


def _digest(ring_key: bytes, word: str) -> bytes:
    key = hashlib.sha256(b"name index" + ring_key).digest()
    return hmac.digest(key, word.encode(), "sha256")
