# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's own link: it opens one application, for a time, and leaves no trace."""

from __future__ import annotations

import io
import logging
from datetime import timedelta

import pytest
from tests.service.applications.applying import CONTACT, begun, sent

PAGES = ("", "contact/", "questions/", "files/", "check/", "receipt/", "view/", "data/")
POSTS = ("save/contact/", "hints/1/", "files/add/", "report/", "withdraw/", "forget/", "discard/")


@pytest.mark.parametrize("page", PAGES)
def test_a_wrong_link_gets_a_helpful_page(database, client, page):
    answer = client.get(f"/my/wrong/{page}")
    assert answer.status_code == 404
    assert "Linket fører ingen steder hen" in answer.text


@pytest.mark.parametrize("page", POSTS)
def test_nothing_is_done_by_a_wrong_link(world, client, page):
    application, secret = begun(world.posting())
    assert client.post(f"/my/{secret[:-1]}/{page}").status_code == 404
    application.refresh_from_db()
    assert application.state == "draft"


def test_no_colleague_gets_in_without_it(world):
    from sloer.service.postings.models import Role

    posting = world.posting()
    application, _ = begun(posting)
    for role in (Role.RECRUITER, Role.MEMBER):
        browser = world.client_of(world.on(posting, role))
        assert browser.get(f"/my/{application.id}/").status_code == 404


def test_it_opens_one_application_only(world, client):
    posting = world.posting()
    _, mine = begun(posting)
    other, _ = begun(posting)
    document = world.document(other)
    client.post(f"/my/{mine}/files/{document.id}/remove/")
    assert other.documents.count() == 1


@pytest.mark.parametrize(("make", "days"), [(begun, 30), (sent, 180)])
def test_it_expires_and_says_so(world, client, make, days):
    from django.utils import timezone

    posting = world.posting(contact="Anna Lund, anna@example.org")
    _, secret = make(posting)
    posting.deadline = timezone.now() - timedelta(days=days) + timedelta(minutes=1)
    posting.save()
    assert client.get(f"/my/{secret}/").status_code == 200
    posting.deadline -= timedelta(minutes=2)
    posting.save()
    answer = client.get(f"/my/{secret}/")
    assert answer.status_code == 410
    assert "Linket er udløbet" in answer.text
    assert "anna@example.org" in answer.text
    assert client.post(f"/my/{secret}/save/contact/", CONTACT).status_code == 410


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_kept_nowhere_and_tell_no_other_site(world, client, page):
    _, secret = begun(world.posting())
    answer = client.get(f"/my/{secret}/{page}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("page", ["contact/", "questions/", "files/", "check/", ""])
def test_titles_name_nobody(world, client, page):
    _, secret = begun(world.posting())
    title = client.get(f"/my/{secret}/{page}").text.partition("<title>")[2].partition("</title>")[0]
    assert title
    assert not [word for word in CONTACT.values() if word in title]


def test_the_log_does_not_hold_it(world, client):
    from tests.service.exits.test_every_exit import configured_formatter

    _, secret = begun(world.posting())
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(configured_formatter())
    logging.getLogger("django.request").addHandler(handler)
    try:
        client.get(f"/my/{secret}/save/contact/")  # refused, and so logged
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    assert "/my/…/save/contact/" in written.getvalue()
    assert secret not in written.getvalue()


def test_forms_may_be_sent_from_its_pages(world):
    """A browser tells the origin of our own forms under this policy, and Django takes them."""
    from django.test import Client

    _, secret = begun(world.posting())
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(f"/my/{secret}/contact/")
    token = page.context["csrf_token"]
    body = CONTACT | {"csrfmiddlewaretoken": str(token)}
    address = f"/my/{secret}/contact/"
    taken = browser.post(address, body, headers={"Origin": "http://testserver"})
    assert taken.status_code == 302
    assert browser.post(address, CONTACT).status_code == 403
    refused = browser.post(address, body, headers={"Origin": "http://example.org"})
    assert refused.status_code == 403
