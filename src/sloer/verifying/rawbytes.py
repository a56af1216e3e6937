# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Looks for secrets in bytes nobody has decoded: as UTF-8, UTF-16, Latin-1 and hex digits."""

from __future__ import annotations

from sloer.model import Ground
from sloer.verifying.secrets import Kind, Secret, Secrets

_SHORTEST = 5
"""Shorter strings arise by chance in compressed data."""
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


class RawSearch:
    """The secrets that are long enough, in every encoding; ASCII case is ignored."""

    def __init__(self, secrets: Secrets) -> None:
        self._needles: dict[bytes, Ground] = {}
        for secret in secrets.items:
            if len(secret.text) >= _SHORTEST and secret.kind is not Kind.WORDLIKE_NAME:
                self._add(secret)

    def _add(self, secret: Secret) -> None:
        for form in {secret.text, secret.text.upper(), secret.text.title()}:
            for encoding in _ENCODINGS:
                needle = form.encode(encoding, "ignore").lower()
                if len(needle) < _SHORTEST:
                    continue
                self._needles[needle] = secret.ground
                if len(needle) > _SHORTEST:
                    self._needles[form.encode(encoding, "ignore").hex().encode()] = secret.ground

    def find(self, data: bytes) -> set[Ground]:
        """Return the grounds of the secrets in ``data``."""
        lowered = data.lower()
        return {ground for needle, ground in self._needles.items() if needle in lowered}
