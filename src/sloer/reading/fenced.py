# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Reading from the trusted side: the file goes into the sandbox, a checked document comes out."""

from __future__ import annotations

import time
from dataclasses import replace
from hashlib import sha256

import msgspec

from sloer.errors import HeldError
from sloer.model import Document, Sentence
from sloer.reading.conversion import can_convert, convert, needs_conversion
from sloer.reading.dispatch import ReadAnswer, ReadTask
from sloer.reading.language import with_languages
from sloer.reading.protocol import Limits
from sloer.sandbox import Bounds, Keeper

MODULE = "sloer.reading.dispatch"
"""What a keeper should import beforehand, so that a call costs a fork and no imports."""


def read(
    untrusted_data: bytes, untrusted_name: str, keeper: Keeper, limits: Limits | None = None
) -> Document:
    """Return the text of a file that anybody may have made.

    ``untrusted_name`` is kept in the document as a channel that may name the applicant; the
    format is told by content.

    Raises:
        HeldError: it could not be read with certainty; the sentence says why.
    """
    limits = limits or Limits()
    if len(untrusted_data) > limits.file_bytes:
        raise HeldError("too_large", Sentence("Filen er for stor.", "The file is too large."))
    if needs_conversion(untrusted_data):
        untrusted_data = convert(untrusted_data, limits)
    task = ReadTask(untrusted_name, limits, untrusted_data, converts=can_convert())
    answer = _ask(task, keeper)
    if task.converts and answer.old_word:
        converted = _converted(answer.old_word, limits)
        task = ReadTask(untrusted_name, limits, untrusted_data, converted=converted)
        answer = _ask(task, keeper)
    document = answer.document
    if document is None or not _is_sound(document, limits):
        raise _not_a_document()
    # Outside the sandbox, because the models are large and a fork copies the map of all memory.
    return with_languages(document)


def _ask(task: ReadTask, keeper: Keeper) -> ReadAnswer:
    limits = task.limits
    bounds = Bounds(limits.seconds, limits.memory_bytes, limits.result_bytes)
    untrusted_result = keeper.call(f"{MODULE}:read_task", msgspec.msgpack.encode(task), bounds)
    try:
        return msgspec.msgpack.decode(untrusted_result, type=ReadAnswer)
    except msgspec.MsgspecError as error:
        raise _not_a_document() from error


def _converted(untrusted_old_word: tuple[bytes, ...], limits: Limits) -> dict[bytes, bytes]:
    """Convert old Word files, all of them within the time and the size of one.

    One that fails is left out: its part cannot be read then, and that holds the whole file.
    """
    found: dict[bytes, bytes] = {}
    end = time.monotonic() + limits.seconds
    room = limits.file_bytes
    for data in dict.fromkeys(untrusted_old_word):
        left = end - time.monotonic()
        if left <= 0 or room <= 0 or not needs_conversion(data):
            continue
        try:
            made = convert(data, replace(limits, seconds=left, file_bytes=room))
        except HeldError:
            continue
        found[sha256(data).digest()] = made
        room -= len(made)
    return found


def _is_sound(document: Document, limits: Limits) -> bool:
    """Check what the finders rely on, since the process that made it may have been taken over."""
    if len(document.text) > limits.characters:
        return False
    for block in document.blocks:
        if "\n" in block.text or not block.text:
            return False
        position = 0
        for origin in block.origins:
            if not position <= origin.start < origin.end <= len(block.text):
                return False
            position = origin.end
    return True


def _not_a_document() -> HeldError:
    return HeldError(
        "crashed",
        Sentence(
            "Filen kunne ikke læses: læseren gav ikke et gyldigt svar.",
            "The file could not be read: the reader gave no valid answer.",
        ),
    )
