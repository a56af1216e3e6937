# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Learn who the applicant is from what is given and from the document itself."""

from __future__ import annotations

from sloer.finding.known import Known
from sloer.model import Document, Identity


def learn(document: Document, given: Identity | None = None) -> Known:
    """Return all that is known of the applicant of ``document``."""
    return Known(given=given or Identity())
