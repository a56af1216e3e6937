# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Does this file leak? Works on anybody's file, also on what others call anonymised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sloer.errors import HeldError, UsageError
from sloer.model import Ground, Identity, Leak, Proof, Sentence
from sloer.verifying.folding import squeeze
from sloer.verifying.inspection import inspect
from sloer.verifying.proving import secret_leak
from sloer.verifying.rawbytes import RawSearch
from sloer.verifying.searching import Search
from sloer.verifying.secrets import Secrets, secrets_of_identity
from sloer.verifying.trace import Sight, Trace, UntrustedFile

_CPR = (
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d"
    r"[ \u2010-\u2015-]?\d{4}(?!\d)"
)
_PHONE = (
    r"(?:\+45|0045)[ .]?(?:\d[ .]?){8}(?!\d)"
    r"|(?<![\d.,-])\d\d( )\d\d\1\d\d\1\d\d(?![\d-])"
)
_OBVIOUS = (
    (Ground.EMAIL, re.compile(r"[\w.+-]+@[\w-]+\.[\w.]*\w")),
    (Ground.ID, re.compile(_CPR)),
    (Ground.PHONE, re.compile(_PHONE)),
)
_FEW = 3
"""Letters; fewer say nothing of anybody."""


def check_path(path: Path, identity: Identity | None = None) -> Proof:
    """Check the file at ``path``; see :func:`check`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            "check.unreadable",
            Sentence("Filen kan ikke åbnes.", "The file cannot be opened."),
        ) from error
    return check(data, path.name, identity)


def check(data: bytes, name: str = "", identity: Identity | None = None) -> Proof:
    """Tell what a file gives away.

    Args:
        data: The file, which may be hostile: call this inside the sandbox.
        name: Its name, itself a channel.
        identity: Whom it should not give away. Without it, channels that carry text a reader
            does not see are reported, and identifiers that anybody recognises.

    Raises:
        HeldError: the file is encrypted, or of a kind that cannot be looked into.
    """
    secrets = Secrets(frozenset(secrets_of_identity(identity) if identity else ()))
    try:
        traces = list(inspect(UntrustedFile(data, name)))
    except HeldError:
        raise
    except Exception as error:
        raise HeldError(
            "check.damaged",
            Sentence(
                "Filen er beskadiget, så den kan ikke undersøges til bunds.",
                "The file is damaged, so it cannot be looked into completely.",
            ),
        ) from error
    leaks: dict[Leak, None] = {}
    for leak in (*_carried(traces), *_obvious(traces), *_known(traces, secrets, data, name)):
        leaks[leak] = None
    return Proof(name.rpartition(".")[2], tuple(leaks), len(secrets))


def _carried(traces: Iterable[Trace]) -> Iterator[Leak]:
    """Yield what is there that should not be, or says more than a reader sees."""
    traces = list(traces)
    seen = squeeze(" ".join(t.text for t in traces if t.sight is Sight.VISIBLE))
    for trace in traces:
        if trace.sight is Sight.ALWAYS:
            yield _leak(trace, trace.ground)
        elif trace.sight is Sight.HIDDEN:
            said = squeeze(trace.text)
            if sum(c.isalpha() for c in said) >= _FEW and said not in seen:
                yield _leak(trace, trace.ground)


def _obvious(traces: Iterable[Trace]) -> Iterator[Leak]:
    for trace in traces:
        if trace.sight is Sight.SEARCHED:
            continue
        for ground, pattern in _OBVIOUS:
            if pattern.search(trace.text):
                yield _leak(trace, ground)


def _known(traces: Iterable[Trace], secrets: Secrets, data: bytes, name: str) -> Iterator[Leak]:
    if not len(secrets):
        return
    search, raw = Search(secrets), RawSearch(secrets)
    for trace in traces:
        found = {s.ground for s in search.find(trace.text)} | raw.find(trace.data)
        for ground in sorted(found):
            yield _leak(trace, ground)
    for ground in sorted({s.ground for s in search.find(re.sub(r"[_\W]+", " ", name))}):
        yield secret_leak("file name", ground)
    for ground in sorted(raw.find(data)):
        yield secret_leak("bytes of the file", ground)


def _leak(trace: Trace, ground: Ground | None) -> Leak:
    return Leak(trace.code, trace.where, trace.sentence, ground)
