# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The page on which HR delivers files and sees what was delivered before."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.service.intake.conftest import balance, letter, zipped


def address(posting) -> str:
    return reverse("intake:deliveries", args=[posting.id])


def sent(files, layout="folders"):
    uploads = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return {"uploads": uploads, "layout": layout}


def test_who_may_deliver(posting, recruiter, world, client):
    from sloer.service.postings.models import Role

    other = world.posting("Kok")
    colleague = world.client_of(world.on(other, Role.RECRUITER))
    reviewer = world.client_of(world.on(posting, Role.REVIEWER))
    member = world.client_of(world.on(posting, Role.MEMBER))
    assert world.client_of(recruiter).get(address(posting)).status_code == 200
    for browser in (colleague, reviewer, member):
        assert browser.get(address(posting)).status_code == 404
        assert browser.post(address(posting), sent({"a.txt": b"x"})).status_code == 404
    assert client.get(address(posting)).status_code == 302
    assert posting.deliveries.count() == 0


def test_a_zip_and_its_list_are_delivered_together(posting, recruiter, world):
    browser = world.client_of(recruiter)
    listing = "Navn\tE-mail\tFil\nFatima El-Khatib\tf@example.org\tbrev.txt\n".encode("utf-16")
    files = {"liste.csv": listing, "alle.zip": zipped({"Alle/brev.txt": letter("Fatima")})}
    response = browser.post(address(posting), sent(files))
    delivery = posting.deliveries.get()
    assert response.url == reverse("intake:report", args=[posting.id, delivery.id])
    assert balance(delivery) == (3, 3, 0, 0)
    page = browser.get(address(posting)).content.decode()
    assert f'href="{response.url}"' in page


def test_applicants_taken_stay_although_the_request_fails_later(
    posting, recruiter, world, monkeypatch
):
    from django.db import OperationalError

    from sloer.service.intake import balancing

    def gone(delivery):
        raise OperationalError

    monkeypatch.setattr(balancing, "finish", gone)
    browser = world.client_of(recruiter)
    browser.raise_request_exception = False
    files = {"a.txt": letter("A"), "b.txt": letter("B")}
    assert browser.post(address(posting), sent(files)).status_code == 500
    monkeypatch.undo()
    assert posting.applications.count() == 2
    browser.post(address(posting), sent(files))
    assert posting.applications.count() == 2


def test_nothing_chosen_is_told_beside_the_field(posting, recruiter, world):
    response = world.client_of(recruiter).post(address(posting), {"layout": "files"})
    assert response.status_code == 422
    page = response.content.decode()
    assert 'id="id_uploads_error"' in page
    assert 'value="files" ' in page
    assert "checked" in page.split('value="files"')[1][:80]


def test_more_bytes_than_a_delivery_may_have_are_refused(posting, recruiter, world, monkeypatch):
    from sloer.service.intake import forms

    monkeypatch.setattr(forms, "MOST_BYTES", 3)
    response = world.client_of(recruiter).post(address(posting), sent({"a.txt": b"1234"}))
    assert response.status_code == 422
    assert posting.deliveries.count() == 0


def test_a_draft_posting_says_that_it_takes_none(posting, recruiter, world):
    posting.state = posting.State.DRAFT
    posting.save()
    response = world.client_of(recruiter).post(address(posting), sent({"a.txt": b"x"}))
    assert response.status_code == 422
    assert "kladde" in response.content.decode()


def test_the_deliverer_is_in_the_journal_and_no_name_is(posting, recruiter, world):
    from sloer.service.journal.models import Entry

    world.client_of(recruiter).post(address(posting), sent({"Fatima.txt": letter("Fatima")}))
    acts = {entry.act: entry for entry in Entry.objects.all()}
    assert {"delivery.begun", "application.sent", "delivery.taken"} <= acts.keys()
    taken = acts["delivery.taken"]
    assert taken.actor == recruiter.id
    assert taken.details.items() >= {"came": 1, "taken": 1, "held": 0, "refused": 0}.items()
    assert not [e for e in acts.values() if "Fatima" in f"{e.details}{e.reason}"]
