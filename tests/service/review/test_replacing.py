# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Held files: retyped, replaced, or tried again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.service.queueing import acts, veiled, work_off
from tests.service.world import LETTER

REVIEWER = "reviewer"
LOCKED = Path(__file__).resolve().parents[3] / "samples/applications/09-laast.pdf"


@pytest.fixture
def held(world):
    """A document that could not be read."""
    return veiled(world, ((LOCKED.read_bytes(), LOCKED.name),)).documents.get()


def test_an_unreadable_file_has_nothing_to_approve(world, held):
    from sloer.service.review.releasing import RefusedError, approve

    with pytest.raises(RefusedError) as refused:
        approve(held, world.user(), role=REVIEWER, revision=held.revision)
    assert refused.value.code == "review.no_text"


def test_a_transcript_is_searched_and_can_be_approved(world, held):
    from sloer.service.review.releasing import approve
    from sloer.service.review.replacing import replace_text
    from sloer.service.vault.store import original_of

    reviewer = world.user()
    document = replace_text(held, LETTER, reviewer, role=REVIEWER)
    assert (document.state, document.held_codes) == ("ready", [])
    assert document.grounds["NAME"] >= 2
    assert original_of(document.id) == (LOCKED.read_bytes(), LOCKED.name)
    outcome = approve(document, reviewer, role=REVIEWER, revision=document.revision)
    assert outcome.released
    assert acts(held.id) == ["document.held", "document.retyped", "document.approved"]


def test_an_empty_transcript_is_refused(world, held):
    from sloer.service.review.releasing import RefusedError
    from sloer.service.review.replacing import replace_text

    with pytest.raises(RefusedError):
        replace_text(held, " \n", world.user(), role=REVIEWER)
    held.refresh_from_db()
    assert (held.state, held.revision) == ("held", 0)


def test_another_file_is_veiled_anew(world, held):
    from sloer.service.review.replacing import replace_file
    from sloer.service.vault.store import original_of

    replace_file(held, LETTER.encode(), "brev.txt", world.user(), role=REVIEWER)
    held.refresh_from_db()
    assert (held.state, held.attempts, held.application.state) == ("queued", 0, "veiling")
    work_off()
    held.refresh_from_db()
    held.application.refresh_from_db()
    assert (held.state, held.attempts, held.application.state) == ("ready", 1, "review")
    assert original_of(held.id) == (LETTER.encode(), "brev.txt")
    assert acts(held.id) == ["document.held", "original.replaced", "document.veiled"]


def test_tried_again_after_a_fault(world, held):
    from sloer.service.review.replacing import try_again

    try_again(held, world.user(), role=REVIEWER)
    work_off()
    held.refresh_from_db()
    assert (held.state, held.held_codes, held.attempts) == ("held", ["encrypted"], 1)
    assert acts(held.id) == ["document.held", "document.queued_again", "document.held"]


@pytest.mark.parametrize("act", ["replace_text", "replace_file", "try_again"])
def test_only_held_documents_are_replaced(world, act):
    from sloer.service.review import replacing
    from sloer.service.review.guarding import RefusedError

    document = veiled(world).documents.get()
    given = {"replace_text": ("x",), "replace_file": (b"x", "x.txt"), "try_again": ()}[act]
    with pytest.raises(RefusedError):
        getattr(replacing, act)(document, *given, world.user(), role=REVIEWER)
