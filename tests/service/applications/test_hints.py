# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Hints while somebody types: gentle, true to the policy, and forgotten at once."""

from __future__ import annotations

import pytest
from django.db import connections
from tests.service.applications.applying import answers_typed, begun, sent


def hint(client, posting, secret, text):
    question = posting.questions.first()
    return client.post(f"/my/{secret}/hints/{question.pk}/", answers_typed(posting, text))


def test_they_say_by_ground_what_the_committee_will_not_see(world, client):
    posting = world.posting()
    _, secret = begun(posting, answers=())
    page = hint(client, posting, secret, "Jeg hedder Fatima.\nJeg er 34 år og gift.").text
    assert "at du skriver dit navn" in page
    assert "at du fortæller din alder" in page
    assert "at du fortæller om din familie" in page
    assert "<q>Fatima</q>" in page
    assert "Udvalget får det ikke at se" in page


def test_who_writes_of_the_work_hears_nothing(world, client):
    posting = world.posting()
    _, secret = begun(posting, answers=())
    page = hint(client, posting, secret, "Jeg har arbejdet med sprog i børnehaven i seks år.")
    assert page.status_code == 200
    assert page.text.strip() == ""


def test_what_the_policy_keeps_is_no_hint(world, client):
    posting = world.posting(policy="raadsforslag-2021")
    _, secret = begun(posting, answers=())
    page = hint(client, posting, secret, "Jeg er katolik. Jeg er 34 år.").text
    assert "tro" not in page
    assert "alder" in page


def test_the_contact_step_tells_what_the_name_is(world, client):
    posting = world.posting()
    _, secret = begun(posting, answers=())
    assert "dit navn" in hint(client, posting, secret, "haddad skriver her").text


def test_words_are_shown_as_words(world, client):
    posting = world.posting()
    _, secret = begun(posting, answers=())
    page = hint(client, posting, secret, "<b>Jeg er 34 år</b> <img src=x onerror=alert(1)>").text
    assert "<b>" not in page
    assert "<img" not in page


def test_nothing_is_kept_or_logged(world, client, caplog):
    posting = world.posting()
    _, secret = begun(posting, answers=())
    with connections["default"].cursor() as cursor:

        def rows() -> list[tuple[str, str]]:
            found = []
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            for (table,) in cursor.fetchall():
                if table == "pages_visits":
                    continue
                cursor.execute(f'SELECT t::text FROM "{table}" t')
                found += [(table, row) for (row,) in cursor.fetchall()]
            return sorted(found)

        before = rows()
        hint(client, posting, secret, "Jeg er 34 år og bor på Birkeparken 14.")
        assert rows() == before
    assert "Birkeparken" not in caplog.text


def test_another_jobs_question_is_none(world, client):
    posting, other = world.posting(), world.posting("Kok")
    _, secret = begun(posting)
    question = other.questions.first()
    assert client.post(f"/my/{secret}/hints/{question.pk}/").status_code == 404


def test_after_sending_there_is_nothing_to_hint_at(world, client):
    posting = world.posting()
    _, secret = sent(posting)
    assert hint(client, posting, secret, "Jeg er 34 år.").headers["Location"] == f"/my/{secret}/"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u0000", "\ud83d\ude00" * 3, "a" * 60_000])
def test_whatever_is_typed_gets_an_answer(world, client, text):
    posting = world.posting()
    _, secret = begun(posting, answers=())
    text = text.encode("utf-16", "surrogatepass").decode("utf-16")
    assert hint(client, posting, secret, text).status_code in {200, 204}
