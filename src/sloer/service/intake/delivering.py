# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""From what somebody hands over to a delivery: ZIPs are opened, the list is found and read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from sloer.errors import UsageError
from sloer.model import Sentence
from sloer.service.accounts.models import User
from sloer.service.applications.models import Application
from sloer.service.intake.arrivals import (
    NOT_AN_APPLICATION,
    Arrival,
    UnreadableError,
    arrival,
    uploaded,
)
from sloer.service.intake.listing import ListError, Listing, read_list
from sloer.service.intake.models import Delivery
from sloer.service.intake.packages import open_package
from sloer.service.intake.planning import Layout, Plan, folder_outside, plan
from sloer.service.intake.taking import take
from sloer.service.postings.models import Posting

SEVERAL_LISTS = "several_lists"
LIST_IS_SPREADSHEET = "list_is_spreadsheet"
_LISTS = frozenset({".csv", ".tsv"})
_SPREADSHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".ods"})
_OPEN = (Posting.State.OPEN, Posting.State.CLOSED)


class NoIntakeError(UsageError):
    """The posting takes no applications, whoever brings them."""

    def __init__(self) -> None:
        super().__init__(
            "posting_takes_none",
            Sentence(
                "Stillingen tager ikke imod ansøgninger: den er en kladde eller arkiveret.",
                "The posting takes no applications: it is a draft or archived.",
            ),
        )


def require_open(posting: Posting) -> None:
    """Raise :class:`NoIntakeError` for a posting that takes no applications from anybody."""
    if posting.state not in _OPEN:
        raise NoIntakeError


def deliver(
    posting: Posting,
    arrivals: Sequence[Arrival],
    *,
    user: User | None,
    channel: Application.Channel = Application.Channel.FOLDER,
    layout: Layout = Layout.FOLDERS,
) -> Delivery:
    """Take what came: by the list if one lies beside the files, else by ``layout``.

    A list that cannot be used refuses the whole delivery, so that nothing is taken in a way
    nobody meant; the report says what to do.

    Raises:
        NoIntakeError: the posting is a draft or archived.
    """
    require_open(posting)
    listing, ordered = _put_in_order(arrivals, layout)
    unused = listing.unused if listing else ()
    return take(posting, ordered, user=user, channel=channel, unused_columns=unused)


def opened(name: str, size: int, file: BinaryIO, *, folder: str = "") -> list[Arrival]:
    """Return a file that was handed over, or what lies in it if it is a ZIP.

    A ZIP that cannot be opened is one arrival, refused with the reason.
    """
    if not name.casefold().endswith(".zip"):
        return [uploaded(name, size, file)]
    try:
        return [replace(a, untrusted_path=folder + a.untrusted_path) for a in open_package(file)]
    except UnreadableError as error:
        return [arrival(name, size, lambda: b"", error.code)]


def all_opened(files: Iterable[tuple[str, int, BinaryIO]]) -> list[Arrival]:
    """Return what lies in the files handed over together; each of several ZIPs is a folder."""
    files = list(files)
    several = sum(name.casefold().endswith(".zip") for name, _, _ in files) > 1
    return [
        one
        for name, size, file in files
        for one in opened(name, size, file, folder=f"{name[:-4]}/" if several else "")
    ]


def _put_in_order(arrivals: Sequence[Arrival], layout: Layout) -> tuple[Listing | None, Plan]:
    lists = _outermost(arrivals, _LISTS)
    if len(lists) > 1:
        return None, _refused(arrivals, SEVERAL_LISTS)
    if not lists and _outermost(arrivals, _SPREADSHEETS) and len(arrivals) > 1:
        return None, _refused(arrivals, LIST_IS_SPREADSHEET)
    if not lists:
        return None, plan(arrivals, None, layout)
    try:
        listing = read_list(lists[0].read())
    except ListError as error:
        return None, _refused(arrivals, error.code)
    except UnreadableError:
        return None, _refused(arrivals, "list_unreadable")
    return listing, plan(arrivals, listing, layout, lists)


def _outermost(arrivals: Sequence[Arrival], suffixes: frozenset[str]) -> list[Arrival]:
    """Return files with one of these suffixes that lie in no applicant's folder."""
    files = [a for a in arrivals if a.refused != NOT_AN_APPLICATION]
    outside = folder_outside((a.path for a in files), past_files=True)
    return [
        a
        for a in files
        if PurePosixPath(a.path).suffix.casefold() in suffixes
        and "/" not in a.path.removeprefix(outside)
    ]


def _refused(arrivals: Sequence[Arrival], code: str) -> Plan:
    return Plan((), tuple(a if a.refused else replace(a, refused=code) for a in arrivals))
