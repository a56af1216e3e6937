# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One posting with applications in every state, people in every role, and all that is secret."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.service.world import World

from sloer.model import Identity

if TYPE_CHECKING:
    from sloer.service.accounts.models import User
    from sloer.service.applications.models import Application
    from sloer.service.intake.models import Delivery
    from sloer.service.postings.models import Posting

PEOPLE = {
    "draft": Identity(
        first_name="Yrsa",
        last_name="Quistgaard-Ømo",
        email="yrsa.q@example.org",
        phone="+45 71 55 01 23",
        address="Tjørnehegnet 94",
        postcode="5874",
        city="Hesselager",
    ),
    "review": Identity(
        first_name="Abdirizak",
        last_name="Warsame",
        email="a.warsame@example.net",
        phone="+45 71 55 04 56",
        address="Kløvermarken 217",
        postcode="8381",
        city="Tilst",
    ),
    "released": Identity(
        first_name="Ljerka",
        last_name="Brinkvold",
        email="ljerka.b@example.com",
        phone="+45 71 55 07 89",
        address="Hyldegangen 63",
        postcode="4583",
        city="Odden",
    ),
    "withdrawn": Identity(
        first_name="Svenn-Aage",
        last_name="Dupontin",
        email="svaa@example.dk",
        phone="+45 71 55 09 87",
        address="Ravnevænget 8",
        postcode="9982",
        city="Ålbæk",
    ),
    "held": Identity(
        first_name="Thi Ngoc",
        last_name="Phamsgård",
        email="ngoc@example.se",
        phone="+45 71 55 06 54",
        address="Mosestien 31",
        postcode="6853",
        city="Vejers",
    ),
    "delivered": Identity(
        first_name="Gaspard",
        last_name="Øxenbjerg",
        email="gaspard@example.fr",
        phone="+45 71 55 03 21",
        address="Skrænten 402",
        postcode="3790",
        city="Hasle",
    ),
}
DELIVERED = "delivered"
LETTER = """{name}
{address}, {postcode} {city}
{email}, {phone}

Kære udvalg

Jeg har arbejdet som pædagog i seks år og har haft ansvaret for sprogarbejdet på stuen.
Jeg leder gerne personalemøder, og jeg skriver handleplaner sammen med forældrene.

Med venlig hilsen
{name}
"""


@dataclass
class Scene:
    """What a walk through the service needs.

    ``people`` are colleagues by role (``None`` is not signed in), ``values`` the parameters of
    addresses; those of a namespace stand under ``namespace:name``.
    """

    posting: Posting
    people: dict[str, User | None]
    values: dict[str, str]
    applications: dict[str, Application]
    links: dict[str, str]

    def secrets(self, of: Iterable[str] = tuple(PEOPLE)) -> set[str]:
        """Return what is known of the people whose applications are in these states."""
        return {secret for state in of for secret in secrets_of(PEOPLE[state], state)}


def file_name(state: str) -> str:
    """Return the name under which somebody's letter came; it tells who they are."""
    identity = PEOPLE[state]
    return f"Ansøgning {identity.first_name} {identity.last_name} filnavn.txt"


def secrets_of(identity: Identity, state: str) -> set[str]:
    """Return every particular of a person in the form in which an outsider would know it."""
    return {
        identity.first_name,
        identity.last_name,
        identity.email,
        identity.phone.removeprefix("+45 "),
        identity.address,
        f"{identity.postcode} {identity.city}",
        file_name(state),
    }


def letter_of(identity: Identity) -> bytes:
    """Return a letter in which somebody says all of it."""
    name = f"{identity.first_name} {identity.last_name}"
    return LETTER.format(
        name=name,
        address=identity.address,
        postcode=identity.postcode,
        city=identity.city,
        email=identity.email,
        phone=identity.phone,
    ).encode()


def build(world: World) -> Scene:
    """Write everything through the service's own functions: sent, veiled, approved, withdrawn."""
    from django.db import transaction

    from sloer.service.applications.withdrawing import withdraw
    from sloer.service.postings.models import Role

    posting = world.posting(second_reviewer=False)
    reviewer = world.on(posting, Role.REVIEWER, world.user("kontrollant"))
    people: dict[str, User | None] = {
        "nobody": None,
        "outsider": world.user("udenfor"),
        "recruiter": world.on(posting, Role.RECRUITER, world.user("hr", is_recruiter=True)),
        "reviewer": reviewer,
        "member": world.on(posting, Role.MEMBER, world.user("medlem")),
        "chair": world.on(posting, Role.CHAIR, world.user("formand")),
        "auditor": world.user("revisor", is_auditor=True),
        "administrator": world.user("drift", is_administrator=True),
    }
    applications, links = {}, {}
    for state, identity in PEOPLE.items():
        if state != DELIVERED:
            applications[state], links[state] = _application(world, posting, state, identity)
    _veil(applications)
    with transaction.atomic():
        withdraw(applications["withdrawn"])
    delivery = _delivery(posting, people["recruiter"])
    released = applications["released"]
    _approve(released, reviewer)
    shown = released.candidate.documents.get() if released.candidate else None
    assert shown is not None
    waiting = applications["review"].documents.get()
    recruiter = people["recruiter"]
    assert recruiter is not None
    values = {
        "posting": str(posting.id),
        "application": str(applications["review"].id),
        "document": str(waiting.id),
        "number": "1",
        "member": "0",
        "report": str(posting.id),
        "delivery": str(delivery.id),
        "party": str(delivery.lines.exclude(party=None).first().party),
        "secret": links["review"],
        "step": "contact",
        "question": str(posting.questions.first().pk),
        "key": "MQ:none",
        "user": str(world.user("kollega").id),
        "uidb36": "1",
        "organization_slug": "none",
        "provider_id": "none",
        "code": applications["review"].candidate.code if applications["review"].candidate else "",
        "committee:code": released.candidate.code if released.candidate else "",
        "committee:document": str(shown.id),
        "api:code": released.candidate.code if released.candidate else "",
        "form": "pdf",
        "keys:key": _key(recruiter),
    }
    return Scene(posting, people, values, applications, links)


def _key(recruiter: User) -> str:
    from sloer.service.api.keys import make
    from sloer.service.api.models import Key

    make(recruiter, "HR-systemet", [], all_postings=True)
    return str(Key.objects.get().id)


def _application(
    world: World, posting: Posting, state: str, identity: Identity
) -> tuple[Application, str]:
    application, link = world.application(posting, identity)
    content = b"\x00\x01\x02" if state == "held" else letter_of(identity)
    world.document(application, content, file_name(state))
    return application, link


def _delivery(posting: Posting, recruiter: User | None) -> Delivery:
    """HR hands in a folder: one applicant's letter, and a file that cannot be taken."""
    from sloer.service.intake.folder import take_folder

    with TemporaryDirectory() as folder:
        identity = PEOPLE[DELIVERED]
        own = Path(folder) / f"{identity.first_name} {identity.last_name}"
        own.mkdir()
        (own / file_name(DELIVERED)).write_bytes(letter_of(identity))
        (own / f"tom {identity.last_name}.pdf").write_bytes(b"")
        return take_folder(posting, Path(folder), recruiter)


def _veil(applications: dict[str, Application]) -> None:
    from sloer.service.applications.sending import send
    from sloer.service.work.veiling import veil

    for state, application in applications.items():
        if state == "draft":
            continue
        send(application, actor=None, role="applicant")
        application.refresh_from_db()
        for document in application.documents.all():
            veil(document.id)


def _approve(application: Application, reviewer: User) -> None:
    from sloer.service.review.releasing import approve

    for document in application.documents.all():
        outcome = approve(document, reviewer, role="reviewer", revision=document.revision)
        assert outcome.standing == ()
    application.refresh_from_db()
    assert application.state == application.State.RELEASED
