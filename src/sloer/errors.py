# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What can go wrong, in words for the user. No message ever quotes a document."""

from __future__ import annotations

from enum import IntEnum

from sloer.model import Sentence


class ExitCode(IntEnum):
    """Exit codes of the command line."""

    ALL_RELEASED = 0
    FAULT = 1
    WRONG_USAGE = 2
    SOME_HELD = 3


class SloerError(Exception):
    """Base of every error Slør raises on purpose.

    ``code`` is stable for machines and crosses the sandbox; ``sentence`` is for people.
    """

    exit_code: ExitCode = ExitCode.FAULT

    def __init__(self, code: str, sentence: Sentence) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


class HeldError(SloerError):
    """The file cannot be veiled with certainty: it is held for a person."""

    exit_code = ExitCode.SOME_HELD


class UsageError(SloerError):
    """The command was given something it cannot work with (policy, identity, path)."""

    exit_code = ExitCode.WRONG_USAGE
