# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Files a committee member takes along: neutral names, and one fixed time on all of them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence

from sloer.service.cells import harmless
from sloer.service.releases.models import Candidate, ReleasedDocument

_THEN = (2000, 1, 1, 0, 0, 0)


def pdf_name(candidate: Candidate, document: ReleasedDocument) -> str:
    """Return the name of a released PDF: code and place, nothing of the original's."""
    return f"kandidat-{candidate.code}-{document.order}.pdf"


def zip_of(candidates: Sequence[Candidate]) -> bytes:
    """Return a ZIP with a folder for each candidate and their PDFs in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for candidate in candidates:
            for document in candidate.documents.all():
                name = f"kandidat-{candidate.code}/{pdf_name(candidate, document)}"
                archive.writestr(zipfile.ZipInfo(name, _THEN), bytes(document.pdf))
    return buffer.getvalue()


def csv_of(candidates: Sequence[Candidate], headings: tuple[str, str, str]) -> str:
    """Return a table of who answered what and how much, for the committee's own notes."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(headings)
    for candidate in candidates:
        for document in candidate.documents.all():
            writer.writerow([candidate.code, harmless(document.question), len(document.text)])
    return "\ufeff" + buffer.getvalue()
