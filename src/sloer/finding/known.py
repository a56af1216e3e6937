# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who the applicant is, as far as known: given beforehand, and learnt from the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from sloer.model import Identity


@dataclass(frozen=True, slots=True)
class Known:
    """The applicant's identity in two layers.

    ``given`` comes from a form and is certain. ``names``, ``emails`` and ``phones`` are all that
    is known, given or learnt: single names ("Fatima", "El-Sayed") and whole addresses.
    ``whole_names`` are names as written, with their parts in order; initials come from them.
    ``testimonial`` tells that somebody else wrote the document about the applicant.
    """

    given: Identity = field(default_factory=Identity)
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    whole_names: tuple[str, ...] = ()
    testimonial: bool = False
