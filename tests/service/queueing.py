# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Sends applications and lets a real worker veil them."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from tests.service.world import LETTER, World

if TYPE_CHECKING:
    from uuid import UUID

    from sloer.service.applications.models import Application

BRIEF = ((LETTER.encode(), "brev.txt"),)


def sent(
    world: World, files: tuple[tuple[bytes, str], ...] = BRIEF, posting: Any = None, **fields: Any
) -> Application:
    """An application that was sent, with files given as (content, name)."""
    from sloer.service.applications.sending import send

    application, _ = world.application(posting or world.posting(), **fields)
    for content, name in files:
        world.document(application, content, name)
    send(application, actor=None, role="applicant")
    application.refresh_from_db()
    return application


def work_off() -> None:
    """Let a worker empty the queue, on its own thread: a browser's loop may run on this one."""
    from django.db import connections

    from sloer.service.work.worker import drain

    def work() -> None:
        asyncio.run(drain())
        connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()


def veiled(world: World, *args: Any, **fields: Any) -> Application:
    """An application that was sent and veiled; takes what :func:`sent` takes."""
    application = sent(world, *args, **fields)
    work_off()
    application.refresh_from_db()
    return application


def acts(subject: UUID) -> list[str]:
    """What the journal has on an application or a document, in order."""
    from django.db.models import Q

    from sloer.service.journal.models import Entry

    about = Q(application=subject) | Q(document=subject)
    return list(Entry.objects.filter(about).order_by("number").values_list("act", flat=True))
