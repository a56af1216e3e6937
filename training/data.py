# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Read what is learnt from: sentences with names, passages and applications with marks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sloer.finding.structure import SectionKind, structure_of
from sloer.finding.tagging.tokens import LONGEST_WINDOW, tokens_of, windows_of
from sloer.measuring.annotations import Annotated, parse_marks
from sloer.model import Block, BlockKind, Document, Ground

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
GROUNDS = (
    "O", "AGE", "GENDER", "ORIGIN", "RELIGION", "FAMILY", "HEALTH", "ORIENTATION", "POLITICS",
    "NAME", "THIRD", "PLACE", "YEAR",
)  # fmt: skip
UNKNOWN, NO_PERSON = -1, -2
"""Labels that are not told: any may stand there, or any but a person's."""
MERIT = -3
"""What must not be taken for revealing, for it is what the applicant is judged by."""

_SECTIONS = list(SectionKind)
_TYPES = {
    "PER": "PER", "PERSON": "PER", "PRS": "PER", "LOC": "LOC", "LOCATION": "LOC", "GPE_LOC": "LOC",
    "ORG": "ORG", "CORPORATION": "ORG", "GROUP": "ORG", "GPE_ORG": "ORG",
}  # fmt: skip
_LAYOUT = re.compile(r"^@(?:(?:header|footer|textbox|from|to|cc|subject|filename) )?")
_FORMS = (re.compile(r"#+ "), re.compile(r"- "), re.compile(r"\|"))
_DROPPED = re.compile(r"^@(?:sidebar|main|end|columns|column|photo|page|attachment.*)\s*$")


@dataclass
class Example:
    """One window of text: its tokens, their labels, and the kind and section of each line."""

    tokens: list[str]
    names: list[int]
    grounds: list[int]
    lines: list[tuple[int, int]] = field(default_factory=list)


def sentence(tokens: Sequence[str], tags: Sequence[str]) -> Example:
    """Return a sentence of a corpus, cut into the reader's own tokens."""
    parts: list[str] = []
    names: list[int] = []
    before = ""
    for token, tag in zip(tokens, tags, strict=True):
        kind = _TYPES.get(tag[2:].upper(), "") if len(tag) > 2 else ""
        starts = kind and (tag[0] == "B" or before != kind)
        before = kind
        for text in tokens_of(token.replace("\n", " ")).texts:
            parts.append(text)
            names.append(NAMES.index(("B-" if starts else "I-") + kind) if kind else 0)
            starts = False
    return Example(parts, names, [UNKNOWN] * len(parts), [(0, -1)] * len(parts))


def columns(
    path: Path, word: int, tag: int, separator: str = "\t"
) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the sentences of a file with one token a line as (tokens, tags)."""
    tokens: list[str] = []
    tags: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.rstrip().split(separator) if separator != " " else line.split()
        if len(cells) <= max(word, tag) or not cells[word].strip():
            if tokens and not line.startswith("#"):
                yield tokens, tags
                tokens, tags = [], []
            continue
        if line.startswith("# ") and "=" in line:
            continue
        tokens.append(cells[word])
        value = cells[tag].replace("name=", "")
        tags.append(f"B-{value}" if value in _TYPES else "O" if value in {"0", "O", "_"} else value)
    if tokens:
        yield tokens, tags


def read(paths: Sequence[Path], word: int, tag: int, separator: str = "\t") -> list[Example]:
    """Return the sentences of files with the word and its tag in these columns."""
    found = [sentence(*s) for path in paths for s in columns(path, word, tag, separator)]
    return [e for e in found if e.tokens and len(e.tokens) <= 120]


def corpora(data: Path) -> dict[str, list[Example]]:
    """Return the sentences of the open corpora that are trained on, by corpus."""
    ner = data / "ner"
    norne = {k: read(sorted((ner / "norne" / k).glob("*.conll")), 1, 9) for k in ("nob", "nno")}
    swedish = [
        sentence(t, _joined(g))
        for t, g in columns(ner / "swedish_ner_corpus" / "train_corpus.txt", 0, 1, " ")
    ]
    return {
        "danish": read([ner / "uner_danish_ddt" / "da_ddt-ud-train.iob2"], 1, 2),
        "bokmaal": norne["nob"],
        "nynorsk": norne["nno"],
        "talbanken": read([ner / "uner_swedish_talbanken" / "sv_talbanken-ud-train.iob2"], 1, 2),
        "swedish": [e for e in swedish if 0 < len(e.tokens) <= 120],
        "ewt": read([ner / "uner_english_ewt" / "en_ewt-ud-dev.iob2"], 1, 2),
        "wnut": read([ner / "wnut17" / "wnut17train.conll"], 0, 1),
        "twitter": read(
            [ner / "broad_twitter_corpus" / "train_dev_test_conll" / "btc.train"], 0, 1
        ),
    }


def _joined(tags: Sequence[str]) -> list[str]:
    """Neighbours of one kind without B and I are one name."""
    kinds = [t[2:] if t != "O" else "" for t in tags]
    return [
        "O" if not k else ("I-" if i and kinds[i - 1] == k else "B-") + k
        for i, k in enumerate(kinds)
    ]


def joined(examples: Sequence[Example], rng: random.Random) -> list[Example]:
    """Return the sentences in their order, about half of them together as in a paragraph.

    A name is told by its neighbours' sentences too, and the product reads whole windows.
    """
    found: list[Example] = []
    for e in examples:
        last = found[-1] if found else None
        fits = last is not None and len(last.tokens) + len(e.tokens) <= LONGEST_WINDOW
        if last is None or not fits or rng.random() < 0.4:
            found.append(Example(list(e.tokens), list(e.names), list(e.grounds), list(e.lines)))
            continue
        last.tokens.extend(e.tokens)
        last.names.extend(e.names)
        last.grounds.extend(e.grounds)
        last.lines.extend(e.lines)
    return found


# Marked text.


def passages(folder: Path) -> dict[str, list[str]]:
    """Return the passages of all files under ``folder`` by language, slots unfilled."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*/*.txt")):
        text = "\n".join(x for x in path.read_text("utf-8").splitlines() if not x.startswith("# "))
        parts = (p.strip("\n") for p in re.split(r"\n\s*\n", text) if p.strip())
        found.setdefault(path.parent.name, []).extend(parts)
    return found


def applications(folder: Path, names: Sequence[str]) -> list[str]:
    """Return the marked applications of ``folder`` without layout lines."""
    return [_plain((folder / name).read_text("utf-8")) for name in names]


def _plain(text: str) -> str:
    lines = [x for x in text.splitlines() if x.strip() and not _DROPPED.match(x)]
    return "\n".join(_LAYOUT.sub("", line).replace("**", "") for line in lines)


def marked(source: str, *, whole: bool, first: int = 0) -> list[Example]:
    """Return the windows of a marked text; ``whole`` tells that it is a whole application.

    Windows are cut from token ``first`` on; what stands before is a window too.
    """
    annotated, kinds = _laid_out(source)
    sections = _sections(annotated.text, kinds) if whole else [-1] * len(kinds)
    tokens = tokens_of(annotated.text)
    names, grounds = _labels(annotated, tokens.starts)
    lines, row = [], 0
    for text in tokens.texts:
        lines.append((kinds[row], sections[row]))
        row += text == "\n"
    first = min(first, len(tokens))
    cuts = [(a + first, b + first) for a, b in windows_of(tokens.texts[first:])]
    if first:
        cuts.insert(0, (0, first))
    return [Example(list(tokens.texts[a:b]), names[a:b], grounds[a:b], lines[a:b]) for a, b in cuts]


def _laid_out(source: str) -> tuple[Annotated, list[int]]:
    kinds, texts = [], []
    for line in source.splitlines():
        kind = next((k for k, form in enumerate(_FORMS, 1) if form.match(line)), 0)
        text = re.sub(r"^(?:#+ |- |\| *)", "", line).rstrip("| ") if kind else line
        kinds.append(kind)
        texts.append(text or "-")
    return parse_marks("\n".join(texts)), kinds


def document(source: str) -> tuple[Annotated, Document]:
    """Return a marked text as the product would read it: a block a line."""
    annotated, kinds = _laid_out(source)
    return annotated, _document(annotated.text, kinds)


def _document(text: str, kinds: list[int]) -> Document:
    shapes = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
    lines = zip(kinds, text.split("\n"), strict=True)
    return Document(tuple(Block(shapes[kind], line) for kind, line in lines))


def _sections(text: str, kinds: list[int]) -> list[int]:
    whole = _document(text, kinds)
    structure = structure_of(whole)
    return [_SECTIONS.index(structure.section_at(start)) for start, _ in whole.placed_blocks()]


def _labels(annotated: Annotated, starts: Sequence[int]) -> tuple[list[int], list[int]]:
    names = [NO_PERSON] * len(starts)
    grounds = [0] * len(starts)
    for mark in annotated.marks:
        inside = [i for i, s in enumerate(starts) if mark.span.start <= s < mark.span.end]
        for place, index in enumerate(inside):
            if mark.ground in {Ground.NAME, Ground.THIRD}:
                names[index] = 2 if place else 1
            if mark.is_merit:
                grounds[index] = MERIT
            elif str(mark.ground) in GROUNDS:
                grounds[index] = GROUNDS.index(str(mark.ground))
    return names, grounds
