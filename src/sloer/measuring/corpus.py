# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A corpus on disk: marked texts, each with the facts a form would know."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from sloer.errors import UsageError
from sloer.measuring.annotations import Annotated, parse_marks
from sloer.measuring.layout import Layout, parse_layout
from sloer.model import Identity, Sentence


class Facts(msgspec.Struct, frozen=True):
    """The JSON beside a marked text. Origin of name is the author's, invented with the person.

    ``gender`` ("woman", "man", or empty) is told by the first name alone; only attacks use it.
    """

    identity: Identity = Identity()
    language: str = "da"
    kind: str = "application"
    name_origin: str = "unknown"
    second_language: bool = False
    gender: str = ""
    layout: str = "plain"
    formats: tuple[str, ...] = ("txt",)
    words_that_stay: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """One marked document with its facts and its layout."""

    name: str
    annotated: Annotated
    facts: Facts
    layout: Layout


def load_corpus(folder: Path) -> list[CorpusDocument]:
    """Return every marked document below ``folder``, by name.

    Raises:
        UsageError: there is none, a mark is broken, or facts are missing or unknown.
    """
    paths = sorted(folder.rglob("*.txt"))
    if not paths:
        raise UsageError(
            "no_corpus",
            Sentence("Der er intet korpus i mappen.", "There is no corpus in the folder."),
        )
    return [_load(path, folder) for path in paths]


def _load(path: Path, folder: Path) -> CorpusDocument:
    try:
        facts = msgspec.json.decode(path.with_suffix(".json").read_bytes(), type=Facts)
        annotated = parse_marks(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise UsageError(
            "bad_corpus",
            Sentence(
                f"Korpusdokumentet {path.name} kan ikke læses.",
                f"The corpus document {path.name} cannot be read.",
            ),
        ) from error
    name = path.relative_to(folder).with_suffix("").as_posix()
    return CorpusDocument(name, annotated, facts, parse_layout(annotated.text))
