# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The file itself, for whoever says why. Its bytes never meet the browser as a page.

Pages are drawn in the sandbox and shown as pictures; what was read of it, and the strings that
are never shown otherwise, stand beside them. The file as it came can only be downloaded.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sloer.errors import HeldError
from sloer.reading.picturing import MODULE, picture
from sloer.sandbox import Keeper
from sloer.service.access import Visit, on_posting
from sloer.service.journal.recording import record
from sloer.service.postings.models import Role
from sloer.service.review.desk import Desk, desk_of
from sloer.service.review.forms import OriginalForm
from sloer.service.review.queries import code_of, label_of
from sloer.service.vault.keyring import SealedError
from sloer.service.vault.store import original_of

OPEN_FOR = timedelta(minutes=15)
"""How long a reason opens the original; then it is asked for again."""
MOST_PAGES = 40
UNPROCESSABLE = 422
_ENDINGS = {
    b"%PDF": "pdf",
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG": "png",
    b"{\\rt": "rtf",
}


@require_http_methods(["GET", "HEAD", "POST"])
@on_posting(Role.RECRUITER, Role.REVIEWER)
def original(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Ask why, note it in the journal, and show the file."""
    desk = desk_of(visit, document)
    form = OriginalForm(request.POST or None)
    page = {
        "desk": desk,
        "posting": visit.posting,
        "document": desk.document,
        "code": code_of(desk.application),
        "label": label_of(desk.document),
        "form": form,
    }
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "review/original.html", page, status=status)
    content = _content(desk)
    shown = _shown(content)
    _journal(desk, "original.shown", form.cleaned_data["reason"], pages=shown["pages"])
    page |= shown | {"key": _key(desk), "source": desk.working and desk.working.document}
    return render(request, "review/original_shown.html", page)


@require_GET
@on_posting(Role.RECRUITER, Role.REVIEWER)
def original_page(request: HttpRequest, visit: Visit, document: UUID, number: int) -> HttpResponse:
    """Draw one page of a file that was opened a moment ago with a reason."""
    desk = desk_of(visit, document)
    _require_key(desk, request.GET.get("key", ""))
    try:
        with Keeper(MODULE) as keeper:
            png, _pages = picture(_content(desk), number - 1, keeper)
    except HeldError as held:
        raise Http404 from held
    return HttpResponse(png, content_type="image/png")


@require_POST
@on_posting(Role.RECRUITER, Role.REVIEWER)
def original_file(request: HttpRequest, visit: Visit, document: UUID) -> HttpResponse:
    """Give the file as it came, never to be opened by the browser itself."""
    desk = desk_of(visit, document)
    _require_key(desk, request.POST.get("key", ""))
    content = _content(desk)
    ending = next((e for start, e in _ENDINGS.items() if content.startswith(start)), "bin")
    _journal(desk, "original.downloaded", "")
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="original-{document}.{ending}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _content(desk: Desk) -> bytes:
    try:
        content, _name = original_of(desk.document.id)
    except SealedError as gone:
        raise Http404 from gone
    return content


def _shown(content: bytes) -> dict[str, Any]:
    """Return how many pages can be drawn; for a text file its text."""
    try:
        with Keeper(MODULE) as keeper:
            _png, pages = picture(content, 0, keeper)
    except HeldError:
        return {"pages": 0, "numbers": [], "plain": _plain(content)}
    return {"pages": pages, "numbers": range(1, min(pages, MOST_PAGES) + 1), "plain": ""}


def _plain(content: bytes) -> str:
    """Return what is text anyway, to be shown escaped."""
    if b"\0" in content:
        return ""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _key(desk: Desk) -> str:
    return signing.dumps(_subject(desk), salt="review.original")


def _require_key(desk: Desk, key: str) -> None:
    """Let only those see more who said why, for this document, a short while ago.

    Raises:
        Http404: they did not.
    """
    try:
        subject = signing.loads(key, salt="review.original", max_age=OPEN_FOR)
    except signing.BadSignature as error:
        raise Http404 from error
    if subject != _subject(desk):
        raise Http404


def _subject(desk: Desk) -> list[str]:
    return [str(desk.visit.user.id), str(desk.document.id)]


def _journal(desk: Desk, act: str, reason: str, **details: object) -> None:
    record(
        act,
        actor=desk.visit.user,
        role=desk.visit.role,
        posting=desk.visit.posting.id,
        application=desk.document.application_id,
        document=desk.document.id,
        reason=reason,
        details=details,
    )
