# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How fast the workbench opens a long application and answers an edit.

Usage: ``python bench/review.py [PAGES]`` (default 10). Texts of the corpus are laid end to end to
so many pages of 3,000 characters, searched by the engine, and put on the workbench of a service
on a fresh database. Times are those of whole requests inside one process, without a network.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = 3_000
TIMES = 30


def text_of(pages: int) -> Any:
    """Return invented applications end to end as one document."""
    from sloer.measuring.annotations import parse_marks
    from sloer.model import Block, BlockKind, Document

    blocks: list[Block] = []
    length = 0
    for path in cycle(sorted((ROOT / "corpora/da/tune").glob("*.txt"))):
        for line in parse_marks(path.read_text("utf-8")).text.splitlines():
            if words := " ".join(line.split()):
                blocks.append(Block(BlockKind.PARAGRAPH, words))
                length += len(words) + 1
            if length >= pages * PAGE:
                return Document(tuple(blocks), pages=pages)
    raise AssertionError("a cycle has no end")


def laid_out(pages: int) -> tuple[Any, Any]:
    """Return a document on the workbench and a browser in which its reviewer is signed in."""
    from django.test import Client
    from django.utils import timezone

    from sloer.finding.search import find_signals
    from sloer.service.access import Visit
    from sloer.service.accounts.models import User
    from sloer.service.applications.models import Application, Document
    from sloer.service.applications.working import Working, put_working
    from sloer.service.postings.models import Posting, Role
    from sloer.service.releases.models import Candidate
    from sloer.service.review.desk import Desk, count_again

    deadline = timezone.now() + timedelta(days=7)
    posting = Posting.objects.create(title="Pædagog", state="open", deadline=deadline)
    user = User.objects.create(username="kontrollant")
    posting.memberships.create(user=user, role=Role.REVIEWER)
    application = Application.objects.create(
        posting=posting,
        state=Application.State.REVIEW,
        candidate=Candidate.objects.create(posting=posting, code="A1"),
        sent_at=timezone.now(),
    )
    document = Document.objects.create(application=application, order=1, state="ready")
    text = text_of(pages)
    working = Working(text, tuple(find_signals(text, None)))
    put_working(document, working)
    count_again(Desk(Visit(user, posting, Role.REVIEWER), document, working))
    document.save()
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    print(
        f"{pages} pages: {len(text.text):,} characters, {len(text.blocks)} paragraphs, "
        f"{sum(document.grounds.values())} decisions"
    )
    return document, browser


def timed(name: str, ask: Callable[[int], Any]) -> None:
    """Ask often, and print the median, the slowest of twenty and the size of an answer."""
    spent, size, busy = [], 0, time.process_time()
    for number in range(TIMES):
        start = time.perf_counter()
        answer = ask(number)
        spent.append((time.perf_counter() - start) * 1000)
        assert answer.status_code == 200, (answer.status_code, answer.get("Location"))
        size = len(answer.content)
    own = (time.process_time() - busy) / TIMES * 1000
    p95 = statistics.quantiles(spent, n=20)[-1]
    print(
        f"{name:16} median {statistics.median(spent):6.0f} ms   p95 {p95:6.0f} ms"
        f"   processor {own:6.0f} ms   {size:,} bytes",
        flush=True,
    )


def main() -> None:
    """Measure, on a database that is gone afterwards."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SLOER_DATA": folder,
            "SLOER_HOSTS": "testserver",
            "SLOER_REQUIRE_TOTP": "0",
        }
        from sloer.service.boot import boot

        boot(migrate=True)
        from django.urls import reverse

        document, browser = laid_out(pages)
        where = (document.application.posting_id, document.id)
        page, change, back = (
            reverse(f"review:{name}", args=where) for name in ("document", "change", "undo")
        )

        def post(address: str, **values: Any) -> Any:
            document.refresh_from_db(fields=["revision"])
            asked = {"revision": document.revision} | values
            return browser.post(address, asked, headers={"HX-Request": "true"})

        timed("open", lambda _: browser.get(page))
        timed("veil a word", lambda n: post(change, do=f"added {n * 700} {n * 700 + 9} THIRD"))
        timed("undo", lambda _: post(back))
        timed(
            "veil everywhere",
            lambda n: post(change, do=f"added {n * 650} {n * 650 + 7} NAME", everywhere="on"),
        )


if __name__ == "__main__":
    main()
