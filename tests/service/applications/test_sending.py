# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Check and send: all or nothing, once, and a little after the deadline for who had begun."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from tests.service.applications.applying import ANSWERS, CONTACT, begun


def jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'document' FROM procrastinate_jobs ORDER BY id")
        return [document for (document,) in cursor.fetchall()]


def acts(application) -> list[str]:
    from sloer.service.journal.models import Entry

    return [entry.act for entry in Entry.objects.filter(application=application.id)]


def test_the_summary_shows_all_with_links_to_edit_and_hints_once_more(world, client):
    application, secret = begun(world.posting())
    world.document(application, name="Fatimas cv.txt")
    page = client.get(f"/my/{secret}/check/").text
    for words in (*CONTACT.values(), *ANSWERS, "Fatimas cv.txt", "Redigér"):
        assert words in page
    assert "at du fortæller din alder" in page
    for step in ("contact", "questions", "files"):
        assert f"/my/{secret}/{step}/" in page


def test_sending_puts_all_into_the_vault_and_the_queue(world, client):
    from sloer.service.vault.store import Kind, original_of, person_of, take

    posting = world.posting()
    application, secret = begun(posting)
    world.document(application, b"et brev", "brev.txt")
    answer = client.post(f"/my/{secret}/check/")
    assert answer.headers["Location"] == f"/my/{secret}/receipt/"
    application.refresh_from_db()
    assert application.state == "veiling"
    assert application.candidate
    documents = list(application.documents.all())
    assert [d.question for d in documents] == [*posting.questions.all(), None]
    assert [d.order for d in documents] == [1, 2, 3]
    assert [original_of(d.id)[0].decode() for d in documents] == [*ANSWERS, "et brev"]
    assert sorted(jobs()) == sorted(str(d.id) for d in documents)
    assert person_of(application.id).identity.other_names == ("Haddad",)
    assert take(Kind.DRAFT, application.id) is None
    assert acts(application) == ["application.sent"]
    receipt = client.get(f"/my/{secret}/receipt/").text
    assert application.reference in receipt
    assert secret in receipt


def test_a_double_click_is_one_application(world):
    from django.test import Client

    application, secret = begun(world.posting())
    answers = []

    def click() -> None:
        answers.append(Client().post(f"/my/{secret}/check/"))
        connection.close()

    clicks = [Thread(target=click) for _ in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert {a.headers["Location"] for a in answers} == {f"/my/{secret}/receipt/"}
    assert application.documents.count() == len(jobs()) == 2
    assert acts(application) == ["application.sent"]


@pytest.mark.parametrize(
    ("contact", "answers", "said"),
    [
        (CONTACT | {"email": "fatima"}, ANSWERS, "Skriv en e-mailadresse"),
        ({}, ANSWERS, "Fornavn"),
        (CONTACT, ("", "Ja"), "Besvar spørgsmålet"),
    ],
)
def test_what_is_missing_is_told_with_a_link_and_nothing_is_sent(
    world, client, contact, answers, said
):
    import msgspec

    from sloer.service.applications import drafts

    application, secret = begun(world.posting(), answers=answers)
    draft = drafts.draft_of(application)
    drafts.keep(application, msgspec.structs.replace(draft, contact=contact))
    page = client.post(f"/my/{secret}/check/")
    assert said in page.text
    assert "Send ansøgningen" not in page.text
    application.refresh_from_db()
    assert application.state == "draft"
    assert jobs() == []


def test_an_empty_application_is_none(world, client):
    posting = world.posting()
    posting.questions.update(required=False)
    application, secret = begun(posting, answers=(" ", ""))
    assert "ikke noget i din ansøgning" in client.post(f"/my/{secret}/check/").text
    world.document(application)
    assert client.post(f"/my/{secret}/check/").status_code == 302
    assert application.documents.count() == 1


@pytest.mark.parametrize(
    ("opened", "deadline", "state", "is_sent"),
    [
        (-60, +1, "open", True),
        (-60, -14, "open", True),
        (-60, -14, "closed", True),
        (-60, -16, "open", False),
        (-5, -10, "open", False),
        (-60, -14, "archived", False),
        (-60, +60, "closed", False),
    ],
)
def test_a_little_after_the_deadline_is_in_time_for_who_had_begun(
    world, client, opened, deadline, state, is_sent
):
    from django.utils import timezone

    now = timezone.now()
    posting = world.posting(deadline=now + timedelta(minutes=deadline), state=state)
    application, secret = begun(posting, opened_at=now + timedelta(minutes=opened))
    page = client.post(f"/my/{secret}/check/")
    application.refresh_from_db()
    assert (application.state == "veiling") is is_sent
    if not is_sent and deadline < 0:
        assert "Fristen er passeret" in page.text
        assert ANSWERS[0] in page.text


def test_the_page_tells_how_long_one_may_still_send(world, client):
    from django.utils import timezone

    now = timezone.now()
    posting = world.posting(deadline=now - timedelta(minutes=1))
    _, secret = begun(posting, opened_at=now - timedelta(hours=1))
    assert "så du kan stadig sende indtil" in client.get(f"/my/{secret}/check/").text
    assert "så du kan stadig sende indtil" in client.get(f"/my/{secret}/").text


def test_it_is_veiled_as_it_was_sent(world, client):
    """From the form to the workbench, through the real corridor."""
    from sloer.service.applications.working import policy_of, working_of
    from sloer.service.work.veiling import veil

    posting = world.posting()
    application, secret = begun(posting)
    client.post(f"/my/{secret}/check/")
    for document in application.documents.all():
        veil(document.id)
    application.refresh_from_db()
    assert application.state == "review"
    working = working_of(application.documents.last())
    assert working is not None
    veiled = working.veiled(policy_of(posting))
    assert "34 år" not in "".join(block.cleared_text for block in veiled.blocks)


def test_a_receipt_is_mailed_where_there_is_mail(world, client, letters):
    application, secret = begun(world.posting())
    client.post(f"/my/{secret}/check/")
    client.post(f"/my/{secret}/check/")
    (letter,) = letters()
    assert letter.to == [CONTACT["email"]]
    assert application.reference in letter.body
    assert f"/my/{secret}/" in letter.body
    assert "El-Khatib" not in letter.body + letter.subject


def test_a_draft_can_be_thrown_away_whole(world, client):
    from sloer.service.applications.models import Application
    from sloer.service.vault.models import Fingerprint, Room, Sealed

    application, secret = begun(world.posting())
    world.document(application)
    assert "Vil du slette" in client.get(f"/my/{secret}/discard/").text
    client.post(f"/my/{secret}/discard/")
    rows = [Application, Room, Sealed, Fingerprint]
    assert not [model for model in rows if model.objects.exists()]
    assert client.get(f"/my/{secret}/").status_code == 404


def test_what_has_nothing_to_veil_does_not_wait_for_a_worker(world):
    from sloer.service.applications.sending import send

    application, _ = world.application(world.posting())
    send(application, actor=None, role="applicant")
    application.refresh_from_db()
    assert application.state == application.State.REVIEW
    assert jobs() == []


def test_codes_of_a_crowded_posting_are_drawn_by_chance_too(server):
    from sloer.service.applications.sending import _LETTERS, _free_codes

    short = {f"{letter}{number}" for letter in _LETTERS for number in range(1, 100)}
    assert len(_free_codes(set())) == len(short)
    assert _free_codes(short - {"A7"}) == ["A7"]
    longer = _free_codes(short)
    assert len(longer) > 20_000
    assert "A100" in longer
