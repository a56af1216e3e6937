# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Files that applicants upload: hostile until proven dull, and only ever in memory or the vault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from uuid import UUID

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sloer.service.applications.fence import fault_of
from sloer.service.applications.models import Application, Document
from sloer.service.vault import store

MOST_FILES = 10
MEBIBYTES = 20
LARGEST = MEBIBYTES * 2**20
"""Bytes of one file."""
LONGEST_NAME = 200
SUFFIXES = ".pdf,.docx,.doc,.odt,.rtf,.txt,.html,.jpg,.jpeg,.png,.heic,.tif,.tiff,.eml,.msg,.zip"
"""What the browser's dialog offers first; the content decides, not the name."""

TOO_LARGE = format_lazy(_("The file is larger than {megabytes} MB."), megabytes=MEBIBYTES)
TOO_MANY = format_lazy(_("You can send up to {files} files."), files=MOST_FILES)
EMPTY = _("The file is empty. Maybe something went wrong when it was saved.")
TWICE = _("You have already added this file.")


class InMemory(FileUploadHandler):
    """Keeps files in memory, never in a temporary file, and never more than one may have.

    The bytes after the limit are thrown away as they come; ``size`` still tells how many came.
    """

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin with one more file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, as long as there is room."""
        if start + len(raw_data) <= LARGEST:
            self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """Return the file."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            file=self._kept,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
        )


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as its applicant sees it. Prints no name."""

    document: UUID
    name: str

    def __repr__(self) -> str:
        return f"Attached({self.document})"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken, and why. Prints no name."""

    name: str
    reason: str | Promise

    def __repr__(self) -> str:
        return "Refused(…)"


def attached_to(application: Application) -> list[Attached]:
    """Return the files of an application in their order, with the names they came with."""
    documents = application.documents.filter(question=None)
    return [
        Attached(document.id, (store.take(store.Kind.NAME, document.id) or b"").decode())
        for document in documents
    ]


def attach(
    application: Application, files: Iterable[UploadedFile[bytes]], language: str
) -> list[Refused]:
    """Take the files that can be read; return those that were refused, with the reason.

    The caller has locked the application and knows that it is a draft.
    """
    refused = []
    for file in files:
        name = neat_name(file.name or "")
        if reason := _take(application, file, name, language):
            refused.append(Refused(name, reason))
    return refused


def detach(application: Application, document: UUID) -> bool:
    """Throw one file of a draft away; return whether it was there."""
    found = application.documents.filter(pk=document, question=None).first()
    if found is None:
        return False
    store.throw_away_document(found.id)
    found.delete()
    return True


def neat_name(untrusted_name: str) -> str:
    """Return a file's name without folders and control characters, and not too long."""
    name = PurePosixPath(untrusted_name.replace("\\", "/")).name
    return "".join(c for c in name if c.isprintable())[-LONGEST_NAME:]


def _take(
    application: Application, file: UploadedFile[bytes], name: str, language: str
) -> str | Promise | None:
    there = list(application.documents.filter(question=None).values_list("id", flat=True))
    if len(there) >= MOST_FILES:
        return TOO_MANY
    if (file.size or 0) > LARGEST:
        return TOO_LARGE
    content = file.read()
    if not content.strip():
        return EMPTY
    if store.same_file(application.posting_id, content, among=there):
        return TWICE
    if fault := fault_of(content):
        return fault.in_language(language)
    document = Document.objects.create(application=application, order=len(there) + 1)
    store.put_original(application.id, document.id, application.posting_id, content, name)
    return None
