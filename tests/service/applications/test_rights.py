# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Rights: own data out, withdrawal, deletion asked for."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from tests.service.applications.applying import ANSWERS, CONTACT, begun, sent


def taken_out(client, secret) -> tuple[dict, dict[str, bytes]]:
    answer = client.get(f"/my/{secret}/data/")
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="min-ansoegning.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(files.pop("application.json")), files


def test_all_that_was_given_and_done_comes_out(world, client):
    from sloer.service.applications.reports import Told, report

    posting = world.posting()
    application, secret = begun(posting)
    world.document(application, b"mit brev", "../../Fatimas brev.txt")
    client.post(f"/my/{secret}/check/")
    application.refresh_from_db()
    report(application, None, "wrongly_gone", Told("mit ord", ""))
    application.candidate.documents.create(
        order=1, html="<article>ét</article>", text="ét", pdf=b"%PDF-1.7 x"
    )
    application.state = "released"
    application.save()
    facts, files = taken_out(client, secret)
    assert facts["reference"] == application.reference
    assert facts["person"]["identity"]["last_name"] == CONTACT["last_name"]
    questions = posting.questions.values_list("text", flat=True)
    assert facts["answers"] == dict(zip(questions, ANSWERS, strict=True))
    assert facts["reports"][0]["told"]["words"] == "mit ord"
    assert [act["act"] for act in facts["journal"]] == ["application.sent", "view.reported"]
    assert files == {
        "given/01 Fatimas brev.txt": b"mit brev",
        "released/01.html": "<article>ét</article>".encode(),
        "released/01.txt": "ét".encode(),
        "released/01.pdf": b"%PDF-1.7 x",
    }


def test_a_draft_comes_out_too(world, client):
    application, secret = begun(world.posting())
    world.document(application, b"mit brev", "brev.txt")
    facts, files = taken_out(client, secret)
    assert facts["person"]["identity"]["email"] == CONTACT["email"]
    assert list(facts["answers"].values()) == list(ANSWERS)
    assert files == {"given/01 brev.txt": b"mit brev"}


def test_taking_it_out_is_journalled(world, client):
    from sloer.service.journal.models import Entry

    _, secret = sent(world.posting())
    taken_out(client, secret)
    assert Entry.objects.filter(act="data.taken_out").count() == 1


@pytest.mark.parametrize("state", ["veiling", "review", "released"])
def test_withdrawal_takes_it_from_the_committee_at_once(world, client, state):
    from sloer.service.journal.models import Entry

    application, secret = sent(world.posting())
    application.candidate.documents.create(order=1, html="<p>x</p>", text="x")
    application.state = state
    application.save()
    assert "Vil du trække ansøgningen tilbage?" in client.get(f"/my/{secret}/withdraw/").text
    application.refresh_from_db()
    assert application.state == state
    client.post(f"/my/{secret}/withdraw/")
    client.post(f"/my/{secret}/withdraw/")
    application.refresh_from_db()
    assert application.state == "withdrawn"
    assert not application.candidate.documents.exists()
    entry = Entry.objects.get(act="application.withdrawn")
    assert entry.details == {"was": state, "released_documents_removed": 1}


def test_the_queue_leaves_a_withdrawn_application_alone(world, client):
    from sloer.service.work.veiling import veil

    application, secret = sent(world.posting())
    client.post(f"/my/{secret}/withdraw/")
    for document in application.documents.all():
        veil(document.id)
    assert set(application.documents.values_list("state", flat=True)) == {"queued"}


def test_afterwards_the_link_still_tells_what_happened(world, client):
    _, secret = sent(world.posting())
    client.post(f"/my/{secret}/withdraw/")
    home = client.get(f"/my/{secret}/").text
    assert "Du har trukket din ansøgning tilbage" in home
    assert "Træk ansøgningen tilbage" not in home
    assert "Ingenting" in client.get(f"/my/{secret}/view/").text
    assert client.get(f"/my/{secret}/receipt/").headers["Location"] == f"/my/{secret}/"
    assert client.get(f"/my/{secret}/data/").status_code == 200


def test_deletion_is_asked_for_once_and_hr_can_see_it(world, client):
    from sloer.service.journal.models import Entry

    application, secret = sent(world.posting())
    client.post(f"/my/{secret}/forget/")
    application.refresh_from_db()
    asked = application.deletion_asked_at
    assert asked
    client.post(f"/my/{secret}/forget/")
    application.refresh_from_db()
    assert application.deletion_asked_at == asked
    assert Entry.objects.filter(act="deletion.asked").count() == 1
    assert "HR svarer dig" in client.get(f"/my/{secret}/").text


def test_a_draft_is_deleted_not_withdrawn(world, client):
    application, secret = begun(world.posting())
    for page in ("withdraw/", "forget/"):
        assert client.post(f"/my/{secret}/{page}").headers["Location"] == f"/my/{secret}/"
    application.refresh_from_db()
    assert application.state == "draft"
    assert application.deletion_asked_at is None


def test_what_was_never_sent_is_deleted_a_month_after_the_deadline(world):
    from datetime import timedelta

    from django.utils import timezone

    from sloer.service.applications.drafts import delete_expired
    from sloer.service.applications.models import Application
    from sloer.service.vault.models import Room

    month = timezone.now() - timedelta(days=30)
    due = world.posting(deadline=month - timedelta(minutes=1))
    later = world.posting(deadline=month + timedelta(minutes=1))
    gone, _ = begun(due)
    kept = {begun(later)[0].id, world.application(due, state="review")[0].id}
    assert delete_expired() == 1
    assert set(Application.objects.values_list("id", flat=True)) == kept
    assert not Room.objects.filter(pk=gone.id).exists()
    assert delete_expired() == 0


def test_workers_know_of_it(world):
    from procrastinate.contrib.django import app

    tasks = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert "sloer.delete_expired_drafts" in tasks
