# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Makes invented people, postings and applications for tests, one call each."""

from __future__ import annotations

import secrets
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from sloer.model import Identity

if TYPE_CHECKING:
    from django.test import Client

    from sloer.service.accounts.models import User
    from sloer.service.applications.models import Application, Document
    from sloer.service.postings.models import Posting, Role
    from sloer.service.releases.models import Candidate

PASSWORD = "en lang sætning til prøver"
FATIMA = Identity(
    first_name="Fatima",
    last_name="El-Khatib",
    email="fatima.elkhatib@example.org",
    phone="+45 22 33 44 55",
    address="Birkeparken 14",
    postcode="8210",
    city="Aarhus V",
)
LETTER = (
    "Fatima El-Khatib\nBirkeparken 14, 8210 Aarhus V\n\nKære udvalg\n\n"
    "Jeg er 34 år og har arbejdet som pædagog i seks år i Børnehuset Solsikken, hvor jeg har "
    "haft ansvaret for sprogarbejdet.\n\nMed venlig hilsen\nFatima El-Khatib\n"
)


class World:
    """What tests ask for; everything is written through the service's own models and vault."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def user(self, name: str = "", **flags: bool) -> User:
        """Somebody with an account."""
        from sloer.service.accounts.models import User

        username = name or f"bruger{next(self._numbers)}"
        return User.objects.create_user(username, password=PASSWORD, name=username, **flags)

    def client_of(self, user: User) -> Client:
        """A browser in which ``user`` is signed in."""
        from django.test import Client

        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def posting(self, title: str = "Pædagog", **fields: object) -> Posting:
        """An open posting with two questions."""
        from django.utils import timezone

        from sloer.service.postings.models import Posting

        given: dict[str, object] = {
            "state": Posting.State.OPEN,
            "deadline": timezone.now() + timedelta(days=7),
            "workplace": "Børnehuset Solsikken",
            "advert": "Vi søger en pædagog.",
        }
        posting = Posting.objects.create(title=title, **(given | fields))
        posting.questions.create(order=1, text="Hvorfor søger du stillingen?")
        posting.questions.create(order=2, text="Hvad kan du bidrage med?")
        return posting

    def on(self, posting: Posting, role: Role, user: User | None = None) -> User:
        """Give somebody a role on a posting."""
        user = user or self.user()
        posting.memberships.create(user=user, role=role)
        return user

    def application(
        self, posting: Posting, identity: Identity = FATIMA, **fields: object
    ) -> tuple[Application, str]:
        """A draft application and the secret of its link."""
        from sloer.service.access import link_digest
        from sloer.service.applications.models import Application
        from sloer.service.vault.store import Person, put_person

        secret = secrets.token_urlsafe(32)
        application = Application.objects.create(
            posting=posting, link_digest=link_digest(secret), **fields
        )
        put_person(application.id, Person(identity))
        return application, secret

    def document(
        self, application: Application, content: bytes = LETTER.encode(), name: str = "brev.txt"
    ) -> Document:
        """A file as it came, not yet veiled."""
        from sloer.service.applications.models import Document
        from sloer.service.vault.store import put_original

        order = application.documents.count() + 1
        document = Document.objects.create(application=application, order=order)
        put_original(application.id, document.id, application.posting_id, content, name)
        return document

    def released(self, posting: Posting, code: str, *texts: str) -> Candidate:
        """A candidate with released documents: answers first, then files without a question."""
        from sloer.service.releases.models import Candidate

        candidate = Candidate.objects.create(posting=posting, code=code)
        questions = list(posting.questions.values_list("text", flat=True))
        for place, text in enumerate(texts):
            candidate.documents.create(
                order=place + 1,
                question=questions[place] if place < len(questions) else "",
                html=f'<article class="sloer" lang="da"><p>{text}</p></article>',
                text=text,
                pdf=b"%PDF-1.7 " + text.encode(),
            )
        return candidate
