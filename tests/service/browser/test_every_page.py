# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every page of every role in a browser: accessible at three widths, nothing foreign.

The pages are those that Django knows; who may see one is told by its access rule. One that needs
something the scene has not got fails here: add it to the scene.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.service.browser.looks import WIDTHS, faults_of
from tests.service.exits.addresses import every_address

WHO = ("nobody", "applicant", "recruiter", "reviewer", "member", "auditor", "administrator")


@dataclass
class Scene:
    """People by what they are, and values for the parameters of addresses."""

    people: dict[str, Any] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def scene(world) -> Scene:
    """One posting with an application under way and a candidate released."""
    from django.utils import timezone

    from sloer.service.postings.models import Role

    posting = world.posting()
    application, secret = world.application(posting)
    world.document(application)
    world.released(posting, "A7", "Jeg har undervist i ti år.", "Jeg kan lede.", "Et bilag.")
    document = posting.candidates.get(code="A7").documents.first()
    sent, _ = world.application(
        posting,
        state="released",
        sent_at=timezone.now(),
        candidate=posting.candidates.get(code="A7"),
    )
    world.document(sent)
    return Scene(
        {
            "nobody": None,
            "applicant": None,
            "recruiter": world.on(posting, Role.RECRUITER, world.user(is_recruiter=True)),
            "reviewer": world.on(posting, Role.REVIEWER),
            "member": world.on(posting, Role.MEMBER),
            "auditor": world.user(is_auditor=True),
            "administrator": world.user(is_administrator=True),
        },
        {
            "posting": str(posting.id),
            "application": str(application.id),
            "secret": secret,
            "number": "1",
            "member": "0",
            "postings:application": str(sent.id),
            "committee:code": "A7",
            "committee:document": str(document.id),
        },
    )


def opens_for(view: Any, who: str) -> bool:
    """Whether a view's rule lets somebody in."""
    from sloer.service.access import rule_of

    rule = rule_of(view)
    if rule is None:
        return False
    titles = {who, f"is_{who}", "signed_in"} if who not in {"nobody", "applicant"} else {who}
    return bool(rule.roles & titles) or ("anybody" in rule.roles and who == "nobody")


def pages_for(scene: Scene, client: Any, who: str) -> tuple[list[str], list[str]]:
    """Return the addresses that answer ``who`` with a page, and those that should and do not."""
    shown, missing = [], []
    for address in every_address():
        if not opens_for(address.view, who):
            continue
        path = address.filled(scene.values)
        answer = client.get(path)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if answer.status_code == 200 and is_page and not answer.get("Content-Disposition"):
            shown.append(path)
        elif answer.status_code == 404:
            missing.append(f"{answer.status_code} {path}")
    return shown, missing


@pytest.mark.parametrize("who", WHO)
def test_every_page_is_accessible_at_every_width(scene, world, page_at, client, who):
    user = scene.people[who]
    shown, missing = pages_for(scene, client if user is None else world.client_of(user), who)
    assert missing == []
    page = page_at(WIDTHS[0], user=user)
    faults = []
    for path in shown:
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{path} at {width}: {fault}" for fault in faults_of(page)]
    assert faults == []
