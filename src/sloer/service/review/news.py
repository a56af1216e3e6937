# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What others did to a document meanwhile, in words, out of the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sloer.service.accounts.models import User
from sloer.service.applications.working import Change
from sloer.service.journal.models import Entry
from sloer.service.review.desk import UNDONE
from sloer.service.review.grounds import words_for


def what_happened(entries: Iterable[Entry], reader: User) -> list[str]:
    """Return one sentence for each save, oldest first: who, when, and what by ground."""
    entries = list(entries)
    actors = User.objects.filter(pk__in={entry.actor for entry in entries})
    people: dict[UUID | None, str] = {person.pk: str(person) for person in actors}
    return [_sentence(entry, people, reader) for entry in entries]


def _sentence(entry: Entry, people: dict[UUID | None, str], reader: User) -> str:
    who = _("You, in another window") if entry.actor == reader.pk else people.get(entry.actor, "–")
    changes = Counter(entry.details.get("changes", {}))
    what = ", ".join(_change(name, count) for name, count in sorted(changes.items()))
    if entry.act == UNDONE:
        what = _("undone: %(changes)s") % {"changes": what}
    time = localtime(entry.at).strftime("%H.%M")
    return _("%(time)s %(who)s: %(what)s") % {"time": time, "who": who, "what": what}


def _change(name: str, count: int) -> str:
    change, _dot, ground = name.partition(".")
    words = {
        Change.ACCEPT: _("confirmed"),
        Change.REMOVE: _("may be read"),
        Change.RELABEL: _("veiled as something else"),
        Change.ADD: _("veiled"),
    }.get(change, change)  # type: ignore[call-overload]
    times = f" × {count}" if count > 1 else ""
    return f"{words_for(ground)} {words}{times}"
