# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From approval to release: proved, complete, by as many people as it takes, and journalled."""

from __future__ import annotations

import io

import pypdfium2
from tests.service.queueing import acts, veiled
from tests.service.world import FATIMA

from sloer.model import Ground, Span
from sloer.verifying import check

REVIEWER = "reviewer"
PERSON = (
    *("Fatima", "El-Khatib", "Khatib", "Birkeparken", "8210", "Aarhus V", "22334455"),
    *("22 33 44 55", "fatima.elkhatib", "34 år"),
)


def approved(document, reviewer, **more):
    from sloer.service.review.releasing import approve

    document.refresh_from_db()
    return approve(document, reviewer, **({"role": REVIEWER, "revision": document.revision} | more))


def edited(document, reviewer, change, text, ground=Ground.NAME):
    """Change what stands on the workbench as the review pages do, for each place of ``text``."""
    from django.utils import timezone

    from sloer.service.applications.working import Edit, put_working, working_of

    working = working_of(document)
    whole = working.document.text
    places = [n for n in range(len(whole)) if whole.startswith(text, n)]
    edits = tuple(
        Edit(change, Span(n, n + len(text)), ground, reviewer.id, timezone.now()) for n in places
    )
    assert edits
    put_working(document, replace_in(working, edits=working.edits + edits))
    document.revision += 1
    document.save()


def replace_in(working, **changes):
    from msgspec.structs import replace as changed

    return changed(working, **changes)


def released(application):
    from sloer.service.releases.models import ReleasedDocument

    return list(ReleasedDocument.objects.filter(candidate=application.candidate_id))


def test_what_is_released_holds_nothing_of_the_person(world):
    application = veiled(world)
    outcome = approved(application.documents.get(), world.user())
    assert (outcome.state, outcome.released, outcome.standing) == ("approved", True, ())
    (row,) = released(application)
    pdf = bytes(row.pdf)
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    seen = "\n".join(page.get_textpage().get_text_range() for page in pages)
    for said in (row.html, row.text, seen):
        assert [word for word in PERSON if word.casefold() in said.casefold()] == []
        assert "sprogarbejdet" in said
    files = {"a.pdf": pdf, "a.html": row.html.encode(), "a.txt": row.text.encode()}
    leaks = {name: check(content, name, FATIMA).leaks for name, content in files.items()}
    assert leaks == {"a.pdf": (), "a.html": (), "a.txt": ()}
    assert acts(application.id) == [
        "application.sent",
        "document.veiled",
        "document.approved",
        "application.released",
    ]
