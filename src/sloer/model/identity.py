# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is known of the applicant beforehand, from a form or an HR system."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Identity:
    """The applicant's own particulars, all optional, as typed by people.

    ``birth_date`` is ISO (1984-03-12) or any Nordic spelling; ``national_id`` is a CPR, a
    fødselsnummer or a personnummer. Instances print no values: they end up in tracebacks.
    """

    first_name: str = ""
    last_name: str = ""
    other_names: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    birth_date: str = ""
    national_id: str = ""

    def __repr__(self) -> str:
        known = [f.name for f in fields(self) if getattr(self, f.name)]
        return f"Identity(known={known})"

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))
