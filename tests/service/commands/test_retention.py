# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What is older than was decided is erased, and nothing else; the decision has a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def old(world):
    """A posting whose deadline was 200 days ago, with an application released then."""
    posting = world.posting(deadline=timezone.now() - timedelta(days=200))
    return posting, sent(world, posting, 210)


def sent(world, posting, days):
    application, _ = world.application(posting)
    world.document(application, b"brev")
    candidate = world.released(posting, f"A{days}", "Svar")
    application.candidate = candidate
    application.sent_at = timezone.now() - timedelta(days=days)
    application.save()
    return application


def decide(run, days, *more):
    return run("admin", "retention", "set", str(days), "--reason", "Klagefrist er ovre", *more)


def test_nothing_is_erased_before_anything_was_decided(run, old):
    from sloer.service.applications.models import Application

    assert run("admin", "retention", "run").exit_code == 2
    assert Application.objects.count() == 1


def test_reason_must_be_written(run, old):
    assert run("admin", "retention", "set", "90").exit_code == 2
    assert run("admin", "retention", "set", "90", "--reason", " ").exit_code == 2


def test_dry_run_counts_and_erases_nothing(run, old):
    from sloer.service.applications.models import Application

    decide(run, 180)
    assert "1 " in run("admin", "retention", "run", "--dry-run").output
    assert Application.objects.count() == 1


def test_due_application_is_gone_with_its_room_and_what_was_released(run, old):
    from sloer.service.applications.models import Application, Document
    from sloer.service.journal.models import Entry
    from sloer.service.releases.models import Candidate, ReleasedDocument
    from sloer.service.vault.models import Fingerprint, Room, Sealed

    posting, application = old
    decide(run, 180)
    assert run("admin", "retention", "run").exit_code == 0
    for model in (
        Application, Document, Candidate, ReleasedDocument, Room, Sealed, Fingerprint,
    ):  # fmt: skip
        assert not model.objects.exists(), model
    entry = Entry.objects.get(act="application.erased")
    assert entry.application == application.pk
    assert entry.posting == posting.pk
    assert entry.reason == "Klagefrist er ovre"
    assert entry.details["days"] == 180


def test_what_is_not_due_stays(run, world, old):
    from sloer.service.applications.models import Application

    posting, _ = old
    late = sent(world, posting, 100)
    recent = sent(world, world.posting(deadline=timezone.now() - timedelta(days=90)), 95)
    still_open = sent(world, world.posting(), 300)
    decide(run, 180)
    run("admin", "retention", "run")
    left = set(Application.objects.values_list("pk", flat=True))
    assert left == {late.pk, recent.pk, still_open.pk}


def test_a_posting_has_its_own_rule_and_the_newest_counts(run, world, old):
    from sloer.service.applications.models import Application

    posting, _ = old
    decide(run, 30)
    decide(run, 365, "--posting", str(posting.pk))
    run("admin", "retention", "run")
    assert Application.objects.count() == 1
    decide(run, 100, "--posting", str(posting.pk))
    run("admin", "retention", "run")
    assert not Application.objects.exists()


def test_unknown_posting_is_told(run, old):
    assert decide(run, 30, "--posting", "00000000-0000-4000-8000-000000000000").exit_code == 2
