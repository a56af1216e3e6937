# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""E-mail and web addresses that a narrow column has broken inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_EMAIL_END = re.compile(r"[\w.+-]*@[\w.-]*$")
_LINK_END = re.compile(
    r"(?:https?://|www\.|[\w-]+\.(?:com|dk|no|se|net|org|io|eu|me|dev|info)/)\S*$", re.IGNORECASE
)
_MARK = re.compile(r"[@/]|[wW]{3}\.")
"""What every address holds, quick to look for."""
_REST = re.compile(r"[\w./@?=&%+-]{1,40}(?![^\s|·,])")
_BROKEN_EMAIL = re.compile(r"(?<!\S)[\w.+-]+@[\w-]+(?![\w.@-])[ ][\w-]{0,20}\.[a-z]{2,6}(?!\w)")
_REASONS = {
    Ground.EMAIL: Sentence("En e-mailadresse, brudt over to linjer.", "A broken e-mail address."),
    Ground.URL: Sentence("Et link, brudt over to linjer.", "A link broken over two lines."),
}


class WrappedContactFinder:
    """Finds both halves of an address whose line ends in the middle of it."""

    name = "contact_wrapped"
    grounds = frozenset(_REASONS)

    def find(self, view: View) -> Iterator[Signal]:
        """Yield a signal per half."""
        for match in _BROKEN_EMAIL.finditer(view.text):
            yield _signal(Ground.EMAIL, Span(*match.span()))
        blocks = view.document.blocks
        for index, block in enumerate(blocks[:-1]):
            if not _MARK.search(block.text):
                continue
            for ground, pattern in ((Ground.EMAIL, _EMAIL_END), (Ground.URL, _LINK_END)):
                half = pattern.search(block.text)
                rest = _REST.match(blocks[index + 1].text)
                if half is None or rest is None or not _goes_on(half[0], rest[0]):
                    continue
                first, second = view.document.start_of(index), view.document.start_of(index + 1)
                yield _signal(ground, Span(first + half.start(), first + half.end()))
                yield _signal(ground, Span(second, second + rest.end()))


def _goes_on(half: str, rest: str) -> bool:
    """Whether ``rest`` can only be the other half: small letters, and no word of its own line."""
    if not rest[0].islower() and rest[0] not in "./-@_" and not rest[0].isdigit():
        return False
    unfinished = half[-1] in "@.-/_" or "." not in half.partition("@")[2]
    return unfinished or rest.startswith((".", "/", "-", "_")) or "/" in half


def _signal(ground: Ground, span: Span) -> Signal:
    return Signal(ground, span, 0.85, "contact.wrapped", _REASONS[ground])


FINDER = WrappedContactFinder()
