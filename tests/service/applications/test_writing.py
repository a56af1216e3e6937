# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Answers: kept as typed, right or wrong, and checked when somebody goes on."""

from __future__ import annotations

import pytest
from tests.service.applications.applying import ANSWERS, CONTACT, answers_typed, begun, sent


def answers_of(application) -> list[str]:
    from sloer.service.applications.drafts import draft_of

    return list(draft_of(application).answers.values())


def test_they_are_kept_and_lead_on(world, client):
    posting = world.posting()
    application, secret = begun(posting, answers=())
    typed = answers_typed(posting, "Første linje\r\nanden", "Kortere")
    answer = client.post(f"/my/{secret}/questions/", typed)
    assert answer.headers["Location"] == f"/my/{secret}/files/"
    assert answers_of(application) == ["Første linje\nanden", "Kortere"]
    page = client.get(f"/my/{secret}/questions/").text
    assert "Første linje\nanden" in page
    assert "Trin 2 af 4" in page


def test_without_uploads_the_next_step_is_to_check(world, client):
    posting = world.posting(uploads_allowed=False)
    _, secret = begun(posting)
    answer = client.post(f"/my/{secret}/questions/", answers_typed(posting, *ANSWERS))
    assert answer.headers["Location"] == f"/my/{secret}/check/"
    assert "Trin 2 af 3" in client.get(f"/my/{secret}/questions/").text


def test_what_is_missing_or_too_long_is_told_and_kept(world, client):
    posting = world.posting()
    question = posting.questions.first()
    question.longest = 10
    question.save()
    application, secret = begun(posting, answers=())
    page = client.post(f"/my/{secret}/questions/", answers_typed(posting, "x" * 11, ""))
    assert page.status_code == 200
    assert "Svaret er for langt" in page.text
    assert "Besvar spørgsmålet" in page.text
    assert answers_of(application) == ["x" * 11, ""]


def test_line_breaks_count_once(world, client):
    posting = world.posting()
    posting.questions.update(longest=5)
    _, secret = begun(posting, answers=())
    typed = answers_typed(posting, "ab\r\ncd", "ab\r\ncd")
    assert client.post(f"/my/{secret}/questions/", typed).status_code == 302


def test_nobody_is_scolded_before_they_have_begun(world, client):
    _, secret = begun(world.posting(), answers=())
    assert "Besvar spørgsmålet" not in client.get(f"/my/{secret}/questions/").text


def test_typing_is_saved_by_itself(world, client):
    posting = world.posting()
    application, secret = begun(posting, answers=())
    answer = client.post(f"/my/{secret}/save/questions/", answers_typed(posting, "Halvt"))
    assert answer.text.startswith("Gemt kl. ")
    assert answers_of(application) == ["Halvt"]
    client.post(f"/my/{secret}/save/contact/", {"first_name": "Fatima", "email": "halv@"})
    assert answers_of(application) == ["Halvt"]


def test_a_window_keeps_what_another_wrote(world, client):
    posting = world.posting()
    first, second = answers_typed(posting, "Et", "To").items()
    application, secret = begun(posting, answers=())
    client.post(f"/my/{secret}/save/questions/", dict([first]))
    client.post(f"/my/{secret}/save/questions/", dict([second]))
    assert answers_of(application) == ["Et", "To"]


def test_after_sending_nothing_is_saved_and_that_is_said(world, client):
    posting = world.posting()
    _, secret = sent(posting)
    answer = client.post(f"/my/{secret}/save/questions/", answers_typed(posting, "Nyt"))
    assert "Du har sendt ansøgningen" in answer.text
    assert client.get(f"/my/{secret}/questions/").headers["Location"] == f"/my/{secret}/"


def test_another_language_keeps_what_was_typed(world, client):
    posting = world.posting()
    application, secret = begun(posting, answers=())
    typed = answers_typed(posting, "Halvt") | {"language": "en"}
    answer = client.post(f"/my/{secret}/questions/", typed)
    assert answers_of(application)[0] == "Halvt"
    assert "Step 2 of 4" in client.get(answer.headers["Location"]).text


def test_an_unknown_language_is_none(world, client):
    posting = world.posting()
    _, secret = begun(posting)
    client.post(f"/my/{secret}/questions/", answers_typed(posting, *ANSWERS) | {"language": "xx"})
    assert "django_language" not in client.cookies


def test_contact_can_be_put_right_later(world, client):
    from sloer.service.applications.drafts import draft_of

    application, secret = begun(world.posting())
    address = f"/my/{secret}/contact/"
    assert "fatima.elkhatib@example.org" in client.get(address).text
    page = client.post(address, CONTACT | {"email": "fatima@"})
    assert "Skriv en e-mailadresse" in page.text
    assert draft_of(application).contact["email"] == "fatima@"
    answer = client.post(address, CONTACT | {"email": "f@example.org", "internal": "on"})
    assert answer.headers["Location"] == f"/my/{secret}/questions/"
    assert draft_of(application).internal


@pytest.mark.parametrize("step", ["files", "check", "other"])
def test_only_what_is_typed_is_saved(world, client, step):
    _, secret = begun(world.posting())
    assert client.post(f"/my/{secret}/save/{step}/").status_code == 404
