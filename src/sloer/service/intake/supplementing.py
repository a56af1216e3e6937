# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""More files for an application that is there already, with a report of their own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sloer.service.accounts.models import User
from sloer.service.applications.models import Application
from sloer.service.intake import balancing, keeping
from sloer.service.intake.adding import File, add_files
from sloer.service.intake.arrivals import Arrival, UnreadableError
from sloer.service.intake.balancing import Outcome, role_of, save, settle
from sloer.service.intake.keeping import own_name
from sloer.service.intake.models import Delivery, Line
from sloer.service.intake.planning import Party, Plan
from sloer.service.intake.taking import DUPLICATE
from sloer.service.vault import store


def supplement(
    application: Application,
    arrivals: Sequence[Arrival],
    *,
    user: User | None,
    channel: Application.Channel,
) -> Delivery:
    """Add what came to an application, all or nothing; what it has already is refused.

    Raises:
        ClosedError: the application takes no more files.
    """
    with transaction.atomic():
        plan = Plan((Party(list(arrivals)),))
        delivery, [lines] = balancing.begin(application.posting, plan, user=user, channel=channel)
        contents = _new_ones(application, lines, arrivals)
        names = keeping.names_of(lines)
        fresh = [line for line in lines if line.place in contents]
        if fresh:
            files = [File(contents[one.place], own_name(names[one.thing])) for one in fresh]
            documents = add_files(application, files, actor=user, role=role_of(user))
            for line, document in zip(fresh, documents, strict=True):
                line.outcome, line.code, line.document = Outcome.TAKEN, "", document
        keeping.keep_names(application.id, names)
        save(lines)
        settle(delivery)
        return balancing.finish(delivery)


def _new_ones(
    application: Application, lines: Sequence[Line], arrivals: Sequence[Arrival]
) -> dict[int, bytes]:
    """Return the bytes that the application has not, by place; the rest is refused."""
    own = list(application.documents.values_list("pk", flat=True))
    contents: dict[int, bytes] = {}
    for line, arrival in zip(lines, arrivals, strict=True):
        line.application = application
        try:
            content = arrival.read()
        except UnreadableError as error:
            line.outcome, line.code = Outcome.REFUSED, error.code
            continue
        line.document = store.same_file(application.posting_id, content, own)
        if line.document or content in contents.values():
            line.outcome, line.code = Outcome.REFUSED, DUPLICATE
        else:
            contents[line.place] = content
    return contents
