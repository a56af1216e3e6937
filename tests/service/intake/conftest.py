# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Deliveries as HR sends them: real ZIPs, lists and mails of invented people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from tests.service.world import World

from sloer.measuring.building.compound import write_ole

if TYPE_CHECKING:
    from sloer.service.intake.models import Delivery
    from sloer.service.postings.models import Posting


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def letter(name: str) -> bytes:
    """Return the text of an application."""
    return f"Kære udvalg\n\nJeg søger stillingen.\n\nMed venlig hilsen\n{name}\n".encode()


def eml(name: str, address: str, text: str = "Hermed min ansøgning.") -> bytes:
    """Return a mail with an attached CV."""
    message = EmailMessage()
    message["From"] = f'"{name}" <{address}>' if name else address
    message["To"] = "job@kommunen.example"
    message["Subject"] = "Ansøgning"
    message["Date"] = "Mon, 02 Nov 2026 08:15:00 +0100"
    message.set_content(text)
    message.add_attachment(letter(name), maintype="text", subtype="plain", filename="cv.txt")
    return message.as_bytes()


def msg(name: str, address: str) -> bytes:
    """Return a mail as Outlook saves it."""
    streams = {0x001A: "IPM.Note", 0x0C1A: name, 0x0C1F: address, 0x1000: "Hermed min ansøgning."}
    return write_ole(
        {f"__substg1.0_{key:04X}001F": text.encode("utf-16-le") for key, text in streams.items()}
        | {"__properties_version1.0": b"\0" * 32}
    )


@pytest.fixture
def posting(world: World) -> Posting:
    """An open posting."""
    return world.posting()


@pytest.fixture
def recruiter(world: World, posting: Posting):
    """HR on the posting."""
    from sloer.service.postings.models import Role

    return world.on(posting, Role.RECRUITER)


@pytest.fixture
def deliver(posting, recruiter) -> Callable[..., Delivery]:
    """Deliver files to the posting, by name; a name that ends in .zip is opened."""
    from sloer.service.intake import delivering

    def run(files: Mapping[str, bytes], **options) -> Delivery:
        handed = [(name, len(content), io.BytesIO(content)) for name, content in files.items()]
        arrivals = delivering.all_opened(handed)
        return delivering.deliver(posting, arrivals, user=recruiter, **options)

    return run


def outcomes(delivery: Delivery) -> dict[str, tuple[str, str]]:
    """Return (outcome, code) of each line by its name."""
    from sloer.service.intake.keeping import names_of

    lines = list(delivery.lines.all())
    names = names_of(lines)
    return {names.get(line.thing, "?"): (line.outcome, line.code) for line in lines}


def balance(delivery: Delivery) -> tuple[int, int, int, int]:
    """Return what came, was taken, held and refused."""
    return delivery.came, delivery.taken, delivery.held, delivery.refused
