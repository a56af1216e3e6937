# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every exit obeys the veil: each address, asked by each role, is searched for each secret.

The addresses are those that Django knows, so a new view takes part by itself. One without an
access rule, or with a parameter that the scene has no value for, fails here.
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from logging.config import DictConfigurator

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from tests.service.exits.addresses import every_address
from tests.service.exits.scene import PEOPLE, Scene, build, file_name, letter_of
from tests.service.exits.searching import secrets_among, secrets_in
from tests.service.world import World

from sloer.service.database import embedded

REVIEWING = frozenset({"recruiter", "reviewer"})
HR = frozenset({"recruiter"})
MAY_SEE_IDENTITY: dict[str, frozenset[str]] = {
    "review:document": REVIEWING,
    "review:change": REVIEWING,
    "review:undo": REVIEWING,
    "review:approve": REVIEWING,
    "review:hold": REVIEWING,
    "review:leave_out": REVIEWING,
    "review:retype": REVIEWING,
    "review:replace": REVIEWING,
    "review:original": REVIEWING,
    "review:original_page": REVIEWING,
    "review:original_file": REVIEWING,
    "intake:report": HR,
    "intake:report_csv": HR,
    "intake:party": HR,
    "postings:show_identity": HR,
}
"""Pages on which somebody's particulars belong, and the roles that see them there.

The applicant's own pages, by their secret link, have a test of their own.
"""


@pytest.fixture(scope="module")
def built(copy_of) -> Iterator[tuple[str, Scene]]:
    """The scene is made once, in a database from which each test has a copy."""
    with copy_of(embedded.DATABASE) as name:
        scene = build(World())
        connections.close_all()
        yield name, scene


@pytest.fixture
def scene(built, copy_of) -> Iterator[Scene]:
    name, scene = built
    with copy_of(name):
        yield scene


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that is logged, down to the least, as the service would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(configured_formatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def configured_formatter() -> logging.Formatter:
    from django.conf import settings

    made = DictConfigurator(settings.LOGGING).configure_formatter(
        dict(settings.LOGGING["formatters"]["plain"])
    )
    assert isinstance(made, logging.Formatter)
    return made


def browser_of(scene: Scene, who: str) -> Client:
    browser = Client(raise_request_exception=False)
    user = scene.people[who]
    if user is not None:
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def test_every_view_has_a_rule(server):
    from sloer.service.access import OUTSIDE_PACKAGES, rule_of

    without = [
        address.name
        for address in every_address()
        if rule_of(address.view) is None
        and not address.view.__module__.startswith(OUTSIDE_PACKAGES)
    ]
    assert without == []


def test_committee_views_run_on_the_weak_connection(server):
    from sloer.service.access import rule_of

    strong = [
        address.name
        for address in every_address()
        if address.view.__module__.startswith("sloer.service.committee")
        and not getattr(rule_of(address.view), "weak", False)
    ]
    assert strong == []


def test_no_role_sees_a_secret_where_it_does_not_belong(scene, written):
    leaks, faults, shown = [], [], set()
    for who in scene.people:
        for address in every_address():
            if "<secret>" in address.route:
                continue
            browser = browser_of(scene, who)  # anew: one of the addresses signs out
            allowed = who in MAY_SEE_IDENTITY.get(address.name, ())
            for method in (browser.get, browser.post):
                response = method(address.filled(scene.values))
                if response.status_code >= 500:
                    faults.append((who, method.__name__, address.name))
                if found := secrets_in(response, scene.secrets()):
                    shown.add((who, address.name))
                    if not allowed:
                        leaks.append((who, method.__name__, address.name, len(found)))
    assert leaks == []
    assert ("reviewer", "review:document") in shown  # the search sees what there is to see
    assert faults == []
    assert secrets_among([written.getvalue()], scene.secrets()) == set()
    assert secrets_among([m.message().as_string() for m in mail.outbox], scene.secrets()) == set()


def test_another_system_sees_no_secret(scene, written):
    """Each operation of the API with a key that opens everything, and what it was just told."""
    from sloer.service.api.keys import make

    key = make(scene.people["recruiter"], "HR", [], all_postings=True)
    system = Client(headers={"Authorization": f"Bearer {key}"}, raise_request_exception=False)
    told = {"person": {"first_name": "Yrsa", "last_name": "Quistgaard-Ømo"}}
    statuses, leaks = set(), []
    for number, address in enumerate(every_address()):
        if not address.name.startswith("api:"):
            continue
        path = address.filled(scene.values)
        letter = SimpleUploadedFile(file_name("draft"), letter_of(PEOPLE["draft"]))
        form = {"application": json.dumps(told), "files": [letter]}
        once = {"Idempotency-Key": f"address {number}"}
        for response in (system.get(path), system.post(path, form, headers=once)):
            statuses.add(response.status_code)
            if found := secrets_in(response, scene.secrets()):
                leaks.append((address.name, len(found)))
    assert leaks == []
    assert {200, 201} <= statuses
    assert not [status for status in statuses if status >= 500]
    assert secrets_among([written.getvalue()], scene.secrets()) == set()


def test_who_has_a_link_sees_no_other(scene):
    """Each applicant's own pages show at most their own particulars."""
    browser = Client(raise_request_exception=False)
    leaks = []
    for state, link in scene.links.items():
        others = scene.secrets(other for other in scene.links if other != state)
        for address in every_address():
            path = address.filled(scene.values | {"secret": link})
            if link in path and secrets_in(browser.get(path), others):
                leaks.append((state, address.name))
    assert leaks == []


def test_committee_has_only_what_was_released(scene):
    """Codes of candidates whose applications wait, were held or withdrawn are not told either."""
    from sloer.service.access import rule_of

    browser = browser_of(scene, "member")
    waiting = [
        application.candidate.code
        for state, application in scene.applications.items()
        if application.candidate and state != "released"
    ]
    assert len(waiting) == 3
    for address in every_address():
        if getattr(rule_of(address.view), "weak", False):
            page = browser.get(address.filled(scene.values)).content.decode("utf-8", "replace")
            assert not [code for code in waiting if f"Kandidat {code}" in page]


def test_journal_and_queue_hold_no_secret(scene):
    """What is kept outside the vault: every row of every other table, as text."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [f"{table}: {row}" for (row,) in cursor.fetchall()]
    assert len(rows) > 100
    leaking = {row.partition(":")[0] for row in rows if secrets_among([row], scene.secrets())}
    assert leaking == set()


def test_error_pages_tell_nothing(scene, written):
    """A fault in a view that holds a secret in its hands shows and logs none of it."""
    from django.urls import path, set_urlconf

    from sloer.service import urls
    from sloer.service.access import anybody

    @anybody
    def broken(request):
        raise RuntimeError(" ".join(scene.secrets()))

    urls.urlpatterns.append(path("broken/", broken))
    try:
        set_urlconf(None)
        response = Client(raise_request_exception=False).get("/broken/")
    finally:
        urls.urlpatterns.pop()
    assert response.status_code == 500
    assert "RuntimeError" in written.getvalue()
    assert secrets_in(response, scene.secrets()) == set()
    assert secrets_among([written.getvalue()], scene.secrets()) == set()
