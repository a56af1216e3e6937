# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From what the employer's sign-in says of somebody to the flags of their account.

Which values give which flag is configuration (``SLOER_OPENID_*``, ``SLOER_SAML_*``): names of
groups, roles or OIO privileges, separated by commas. What is not named gives nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sloer.service.accounts.privileges import ATTRIBUTES, PrivilegesError, groups_in, held_in

logger = logging.getLogger(__name__)

SETTINGS = {
    "is_recruiter": "recruiters",
    "is_auditor": "auditors",
    "is_administrator": "administrators",
}
"""Flag: the setting that names the values which give it."""
DEFAULT_CLAIMS = "groups,roles"


@dataclass(frozen=True, slots=True)
class ClaimMapping:
    """Which claims count, which of their values give which flag, and for which authority."""

    claims: frozenset[str]
    values: Mapping[str, frozenset[str]]
    cvr: str = ""

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> ClaimMapping:
        """Read the mapping from one sign-in's settings."""
        return cls(
            frozenset(_listed(settings.get("claims", DEFAULT_CLAIMS))),
            {flag: frozenset(_listed(settings.get(name, ""))) for flag, name in SETTINGS.items()},
            settings.get("cvr", "").strip(),
        )

    def flags(self, claims: Mapping[str, object]) -> dict[str, bool]:
        """Return every flag, on or off, for somebody with these claims."""
        held = self.held(claims)
        return {flag: not held.isdisjoint(giving) for flag, giving in self.values.items()}

    def held(self, claims: Mapping[str, object]) -> frozenset[str]:
        """Return the values of the claims that count; of OIO privileges, those of our CVR."""
        plain = (value for name in self.claims for value in _strings(claims.get(name)))
        return frozenset(plain) | self._privileges(claims)

    def _privileges(self, claims: Mapping[str, object]) -> frozenset[str]:
        if not self.cvr:
            return frozenset()
        found: frozenset[str] = frozenset()
        for value in (value for name in ATTRIBUTES for value in _strings(claims.get(name))):
            try:
                found |= held_in(groups_in(value), self.cvr)
            except PrivilegesError as error:
                logger.warning("privileges of a sign-in were not readable: %s", error)
        return found


def _listed(text: str) -> Iterable[str]:
    return (part.strip() for part in text.split(",") if part.strip())


def _strings(value: object) -> list[str]:
    """Return a claim's values: a string is one, a list has several, all else says nothing."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | tuple):
        return [one for one in value if isinstance(one, str)]
    return []
