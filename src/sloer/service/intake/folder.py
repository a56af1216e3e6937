# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Taking a folder or a file that lies on the service's own machine (``sloer admin intake``)."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.accounts.models import User
from sloer.service.intake.arrivals import FILE_BYTES, Arrival, UnreadableError, arrival
from sloer.service.intake.delivering import all_opened, deliver
from sloer.service.intake.models import Delivery
from sloer.service.intake.planning import Layout
from sloer.service.postings.models import Posting

NOT_A_FILE = "not_a_file"
UNREADABLE_FILE = "unreadable_file"


def take_folder(
    posting: Posting, path: Path, user: User | None, layout: Layout = Layout.FOLDERS
) -> Delivery:
    """Take a folder, a ZIP or a single file into a posting and return the delivery.

    Links are not followed: they are listed as refused. ``user`` is who answers for it in the
    journal; ``None`` is the machine's administrator.

    Raises:
        UsageError: there is no such folder or file, or the posting takes no applications.
    """
    if path.is_dir():
        return deliver(posting, _files_below(path), user=user, layout=layout)
    try:
        with ExitStack() as opened:
            file = opened.enter_context(path.open("rb"))
            arrivals = all_opened([(path.name, path.stat().st_size, file)])
            return deliver(posting, arrivals, user=user, layout=layout)
    except OSError as error:
        raise _not_there() from error


def _files_below(folder: Path) -> list[Arrival]:
    arrivals = []
    for here, folders, names in os.walk(folder):
        folders.sort()
        linked = [name for name in folders if (Path(here) / name).is_symlink()]
        for name in sorted(names) + linked:
            path = Path(here) / name
            arrivals.append(_arrival(path, path.relative_to(folder).as_posix()))
    return arrivals


def _arrival(path: Path, name: str) -> Arrival:
    if path.is_symlink() or not path.is_file():
        return arrival(name, 1, lambda: b"", NOT_A_FILE)
    try:
        size = path.stat().st_size
    except OSError:
        return arrival(name, 1, lambda: b"", UNREADABLE_FILE)
    return arrival(name, size, _reader(path))


def _reader(path: Path) -> Callable[[], bytes]:
    def reads() -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(FILE_BYTES + 1)
        except OSError as error:
            raise UnreadableError(UNREADABLE_FILE) from error

    return reads


def _not_there() -> UsageError:
    return UsageError(
        "no_such_folder",
        Sentence(
            "Der er ingen mappe eller fil at læse på den plads.",
            "There is no folder or file to read at that place.",
        ),
    )
