# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Fill an empty service for the demo: people with roles, a posting, applications at every stage.

All of it goes through the service's own functions: what the form, the folder intake, a worker and
a reviewer would do. The applicants are invented (``samples``).
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from sloer.service.accounts.keeping import create_user
from sloer.service.accounts.models import User
from sloer.service.applications import drafts, uploads
from sloer.service.applications.models import Application, Document
from sloer.service.applications.submitting import submit
from sloer.service.applications.withdrawing import withdraw
from sloer.service.intake.arrivals import Arrival, arrival
from sloer.service.intake.delivering import deliver
from sloer.service.intake.planning import Layout
from sloer.service.postings import lifecycle, people
from sloer.service.postings.models import Posting, Role
from sloer.service.review.releasing import approve
from sloer.service.work.veiling import veil

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PASSWORD = "prøv-slør-i-fred"
DAYS_LEFT = 21
PEOPLE = {
    "hr": ("Hanne fra HR", {"is_recruiter": True}, Role.RECRUITER),
    "kontrol": ("Karl, der kontrollerer", {}, Role.REVIEWER),
    "udvalg": ("Ulla fra udvalget", {}, Role.MEMBER),
    "formand": ("Farid, formand for udvalget", {}, Role.CHAIR),
    "revisor": ("Rikke Revisor", {"is_auditor": True}, None),
    "drift": ("Dorte fra driften", {"is_administrator": True}, None),
}
"""User name: name, flags, and role on the posting."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """What the demo tells: the posting's id, secrets of applicants' links by stage, and counts."""

    posting: str
    links: dict[str, str]
    stages: dict[str, int]


def seed() -> Seeded:
    """Fill the service; the applications of the last stage are left for the worker."""
    told = tomllib.loads((SAMPLES / "demo.toml").read_text("utf-8"))
    users = {username: _user(username) for username in PEOPLE}
    posting = _posting(told["posting"], users)
    links = {}
    by_stage: list[tuple[str, Application]] = []
    for one in sorted(told["applicants"], key=lambda one: one["stage"] == "veiling"):
        if one["stage"] == "veiling":
            _deliver(posting, users["hr"])
            _veil_all()
        application, secret = _apply(posting, one)
        links.setdefault(one["stage"], secret)
        by_stage.append((one["stage"], application))
    for stage, application in by_stage:
        application.refresh_from_db()
        if stage == "released":
            _approve(application, users["kontrol"])
        elif stage == "withdrawn":
            with transaction.atomic():
                withdraw(application)
    return Seeded(str(posting.pk), links, _stages(posting))


def _user(username: str) -> User:
    name, flags, _ = PEOPLE[username]
    user, _ = create_user(
        username, name=name, email=f"{username}@fjordby.example", flags=flags, by=None
    )
    user.set_password(PASSWORD)
    user.must_change_password = False
    user.save()
    return user


@transaction.atomic
def _posting(told: dict[str, Any], users: dict[str, User]) -> Posting:
    posting = Posting.objects.create(
        title=told["title"],
        workplace=told["workplace"],
        contact=told["contact"],
        advert=told["advert"].strip(),
        deadline=timezone.now() + timedelta(days=DAYS_LEFT),
    )
    for order, (kind, text) in enumerate(told["requirements"], 1):
        posting.requirements.create(order=order, kind=kind, text=text)
    for order, text in enumerate(told["questions"], 1):
        posting.questions.create(order=order, text=text)
    posting.memberships.create(user=users["hr"], role=Role.RECRUITER)
    for username, (_, _, role) in PEOPLE.items():
        if role not in {None, Role.RECRUITER}:
            people.add(posting, users[username], role, users["hr"])
    lifecycle.publish(posting.pk, users["hr"])
    posting.refresh_from_db()
    return posting


@transaction.atomic
def _apply(posting: Posting, one: dict[str, Any]) -> tuple[Application, str]:
    """Write a draft, upload, and send it unless it is to stay a draft."""
    questions = posting.questions.values_list("pk", flat=True)
    draft = drafts.Draft(
        timezone.now(), one["contact"], dict(zip(questions, one["answers"], strict=True))
    )
    application, secret = drafts.begin(posting, draft, "da")
    if letter := one.get("letter"):
        file = SimpleUploadedFile("ansøgning.txt", letter.strip().encode())
        refused = uploads.attach(application, [file], "da")
        assert refused == []
    if one["stage"] != "draft":
        submit(application, "da")
    return application, secret


def _deliver(posting: Posting, hr: User) -> None:
    """Take the sample files with their list, as HR does with a folder from another system."""
    deliver(posting, list(_arrivals()), user=hr, layout=Layout.FILES)


def _arrivals() -> Iterator[Arrival]:
    listed = SAMPLES / "identities.csv"
    yield arrival("ansøgere.csv", listed.stat().st_size, listed.read_bytes)
    with listed.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            file = SAMPLES / "applications" / row["file"]
            yield arrival(file.name, file.stat().st_size, file.read_bytes)


def _veil_all() -> None:
    for document in Document.objects.filter(state=Document.State.QUEUED).values_list("pk"):
        veil(document[0])


def _approve(application: Application, reviewer: User) -> None:
    for document in application.documents.all():
        outcome = approve(document, reviewer, role=Role.REVIEWER, revision=document.revision)
        assert not outcome.standing, [standing.key for standing in outcome.standing]


def _stages(posting: Posting) -> dict[str, int]:
    states = list(posting.applications.values_list("state", flat=True))
    held = posting.applications.filter(documents__state=Document.State.HELD).distinct().count()
    return {state: states.count(state) for state in sorted(set(states))} | {"of them held": held}
