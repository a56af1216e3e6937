# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who sent a mail, asked of the sandbox. The sandbox starts with the first mail, if one comes."""

from __future__ import annotations

from types import TracebackType

import msgspec

from sloer.errors import HeldError
from sloer.model import Identity
from sloer.reading.formats.eml import READER as MAIL
from sloer.reading.ole import is_ole
from sloer.reading.protocol import Input
from sloer.sandbox import Bounds, Keeper
from sloer.service.intake.listing import Told
from sloer.service.intake.names import split_name
from sloer.service.intake.sender_reading import Sender

MODULE = "sloer.service.intake.sender_reading"
_BOUNDS = Bounds(seconds=20.0, memory_bytes=2**30, result_bytes=2**16)


class Senders:
    """Asks who sent what; belongs to one delivery and one thread."""

    def __init__(self) -> None:
        self._keeper: Keeper | None = None

    def __enter__(self) -> Senders:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._keeper is not None:
            self._keeper.close()

    def of(self, untrusted_data: bytes) -> Sender:
        """Return the sender of a file; one without ``is_mail`` where it is no mail."""
        if not is_ole(untrusted_data) and not MAIL.recognises(Input(untrusted_data, "")):
            return Sender()
        if self._keeper is None:
            self._keeper = Keeper(MODULE)
        try:
            untrusted = self._keeper.call(f"{MODULE}:read_sender", untrusted_data, _BOUNDS)
            return msgspec.msgpack.decode(untrusted, type=Sender)
        except (HeldError, msgspec.MsgspecError):
            return Sender()  # the reading of the document itself will hold it, with the reason


def told_by(sender: Sender) -> Told:
    """Return what a mail's head tells of the applicant."""
    first, others, last = split_name(sender.name)
    return Told(
        Identity(first_name=first, other_names=others, last_name=last, email=sender.address)
    )
