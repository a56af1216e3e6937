# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Handing over applications by API, following them, and handing over more files."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.service.api.conftest import PERSON, SECRETS, refused, sent


def path(posting) -> str:
    return f"/postings/{posting.id}/applications"


def test_who_may_hand_over(system, strangers, posting):
    files, application = {"a.txt": b"A"}, {"person": PERSON}
    assert refused([one.post(path(posting), files, application) for one in strangers])
    assert posting.applications.count() == 0
    assert system.post(path(posting), files, application).status_code == 201


def test_an_application_is_taken_whole(system, posting, recruiter):
    from sloer.service.journal.models import Entry
    from sloer.service.vault import store

    files = {"brev.txt": b"Et brev", "cv.txt": b"Et cv"}
    receipt = sent(system, posting, files=files)
    application = posting.applications.get()
    assert receipt["application"] == {
        "id": str(application.id),
        "posting": str(posting.id),
        "reference": "A-17",
        "state": "veiling",
        "sent_at": receipt["application"]["sent_at"],
        "documents": 2,
        "held": 0,
    }
    assert application.channel == "api"
    person = store.person_of(application.id)
    assert person.identity.last_name == "El-Khatib"
    originals = [store.original_of(document.id) for document in application.documents.all()]
    assert originals == [(b"Et brev", "brev.txt"), (b"Et cv", "cv.txt")]
    entry = Entry.objects.get(act="application.sent")
    assert entry.actor == recruiter.id
    assert entry.details == {"channel": "api", "documents": 2}


def test_asked_twice_it_is_done_once(system, posting):
    first = system.post(path(posting), {"a.txt": b"A"}, {"person": PERSON}, key="the-same-key")
    again = system.post(path(posting), {"a.txt": b"A"}, {"person": PERSON}, key="the-same-key")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert posting.applications.count() == 1


def test_asked_twice_at_once_it_is_done_once(system, posting):
    def ask(_):
        response = system.post(path(posting), {"a.txt": b"A"}, {"person": PERSON}, key="at-once-1")
        connections.close_all()
        return response.status_code, response.json()

    with ThreadPoolExecutor(2) as threads:
        (first, body), (second, same) = threads.map(ask, range(2))
    assert (first, second) == (201, 201)
    assert body == same
    assert posting.applications.count() == 1


def test_a_key_of_one_request_is_not_for_another(system, posting):
    system.post(path(posting), {"a.txt": b"A"}, {"person": PERSON}, key="the-same-key")
    response = system.post(path(posting), {"b.txt": b"B"}, {"person": PERSON}, key="the-same-key")
    assert response.status_code == 422
    assert response.json()["code"] == "key_reused"
    assert posting.applications.count() == 1


def test_a_refused_request_can_be_put_right_under_the_same_key(system, posting):
    assert system.post(path(posting), {"a.txt": b""}, {}, key="the-same-key").status_code == 422
    assert system.post(path(posting), {"a.txt": b"A"}, {}, key="the-same-key").status_code == 201


def test_what_came_before_is_known(system, posting):
    first = sent(system, posting)
    response = system.post(
        path(posting), {"x.txt": b"Jeg hedder Fatima El-Khatib."}, {"person": PERSON}
    )
    assert response.status_code == 200
    assert response.json()["application"]["id"] == first["application"]["id"]
    assert response.json()["delivery"]["refused"] == 1


def test_a_possible_duplicate_waits_for_hr(system, posting):
    sent(system, posting)
    response = system.post(path(posting), {"ny.txt": b"Noget andet"}, {"person": PERSON})
    assert response.status_code == 202
    body = response.json()
    assert body["application"] is None
    assert [line["code"] for line in body["delivery"]["lines"]] == ["possible_duplicate"]
    assert posting.applications.count() == 1


@pytest.mark.parametrize(
    ("files", "application", "status", "code"),
    [
        ({}, {"person": PERSON}, 422, "invalid"),
        ({"a.txt": b""}, {"person": PERSON}, 422, "file_refused"),
        ({"a.txt": b"A"}, {"person": PERSON | {"Fatima": "Khatib"}}, 422, "invalid"),
        ({"a.txt": b"A"}, {"person": {"email": "Fatima" * 60}}, 422, "invalid"),
        ({"a.txt": b"A"}, "Fatima", 422, "invalid"),
    ],
)
def test_a_wrong_request_is_told_without_repeating_it(
    system, posting, files, application, status, code, caplog
):
    response = system.post(path(posting), files, application)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    body = response.json()
    assert (body["status"], body["code"]) == (status, code)
    assert not [word for word in SECRETS if word in response.content.decode() + caplog.text]
    assert posting.applications.count() == 0


def test_json_that_is_none_is_told(system, posting):
    from django.test import Client

    client: Client = system._client
    response = client.post(
        f"/api/v1{path(posting)}",
        {"application": "{'Fatima", "files": []},
        headers={"Idempotency-Key": "12345678"},
    )
    assert response.status_code in {400, 422}
    assert response.headers["Content-Type"] == "application/problem+json"
    assert b"Fatima" not in response.content


def test_without_an_idempotency_key_nothing_is_done(system, posting):
    response = system.post(path(posting), {"a.txt": b"A"}, {}, key="")
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "Idempotency-Key"
    assert posting.applications.count() == 0


def test_a_fault_keeps_nothing_and_tells_nothing(system, posting, monkeypatch, caplog):
    from sloer.service.api import receipts

    def breaks(application, reference=None):
        raise RuntimeError("Fatima El-Khatib")

    monkeypatch.setattr(receipts, "application_out", breaks)
    response = system.post(path(posting), {"a.txt": b"A"}, {"person": PERSON})
    assert response.status_code == 500
    assert response.json()["code"] == "fault"
    assert posting.applications.count() == 0
    assert posting.deliveries.count() == 0
    assert not [word for word in SECRETS if word in response.content.decode() + caplog.text]


def test_a_draft_posting_takes_none(system, posting):
    posting.state = posting.State.DRAFT
    posting.save()
    response = system.post(path(posting), {"a.txt": b"A"}, {})
    assert (response.status_code, response.json()["code"]) == (409, "posting_takes_none")


def test_states_are_told_and_who_it_is_is_not(system, strangers, posting, world):
    receipt = sent(system, posting)
    one = f"/applications/{receipt['application']['id']}"
    assert refused([stranger.get(one) for stranger in strangers])
    assert refused([stranger.get(path(posting)) for stranger in strangers])
    posting.applications.update(state="review")
    draft, _ = world.application(posting)
    response = system.get(one)
    assert response.json()["state"] == "review"
    listed = system.get(path(posting))
    assert [row["reference"] for row in listed.json()] == ["A-17"]
    assert system.get(f"/applications/{draft.id}").status_code == 404
    together = response.content.decode() + listed.content.decode()
    assert not [word for word in SECRETS if word in together]


def test_more_files_are_added_and_known_ones_refused(system, strangers, posting):
    receipt = sent(system, posting)
    more = f"/applications/{receipt['application']['id']}/files"
    assert refused([one.post(more, {"b.txt": b"B"}) for one in strangers])
    files = {"brev.txt": b"Jeg hedder Fatima El-Khatib.", "bevis.txt": b"Eksamensbevis"}
    response = system.post(more, files, key="more-files")
    assert response.status_code == 201
    assert response.json()["application"]["documents"] == 2
    outcomes = [(one["outcome"], one["code"]) for one in response.json()["delivery"]["lines"]]
    assert outcomes == [("refused", "duplicate"), ("taken", "")]
    system.post(more, files, key="more-files")
    assert posting.applications.get().documents.count() == 2


def test_a_released_application_takes_no_more_files(system, posting):
    receipt = sent(system, posting)
    posting.applications.update(state="released")
    response = system.post(f"/applications/{receipt['application']['id']}/files", {"b.txt": b"B"})
    assert (response.status_code, response.json()["code"]) == (409, "application_closed")
    assert posting.deliveries.count() == 1
