# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What lies in the vault. Every content is sealed with its application's room key.

No foreign keys lead in or out: the vault's tables stand alone, under their own role.
"""

from __future__ import annotations

import uuid

from django.db import models


class Room(models.Model):
    """One application's room key, locked by a key of the ring."""

    application = models.UUIDField(primary_key=True)
    ring_key = models.PositiveIntegerField(db_index=True)
    locked_key = models.BinaryField()

    def __str__(self) -> str:
        return f"room of {self.application}"


class Sealed(models.Model):
    """One sealed thing; ``kind`` says which, ``subject`` whose (application or document)."""

    class Kind(models.TextChoices):
        """What a sealed thing is."""

        IDENTITY = "identity"
        """Name, contact and what else the applicant told of themselves (subject: application)."""
        DRAFT = "draft"
        """What was typed and not yet sent (subject: application)."""
        ORIGINAL = "original"
        """A file's bytes, or an answer as UTF-8 text (subject: document)."""
        NAME = "name"
        """The file's own name (subject: document)."""
        WORKING = "working"
        """Text, signals and the reviewer's edits (subject: document)."""
        REPORT = "report"
        """What the applicant says is wrong with the committee's view (subject: report)."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="sealed")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    subject = models.UUIDField()
    content = models.BinaryField()

    class Meta:
        """One thing of a kind for each subject."""

        constraints = (
            models.UniqueConstraint(fields=("subject", "kind"), name="one_sealed_of_a_kind"),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject}"


class Fingerprint(models.Model):
    """Keyed digest of a file's bytes within a posting, to know the same file again."""

    document = models.UUIDField(primary_key=True, default=uuid.uuid4)
    posting = models.UUIDField()
    digest = models.BinaryField()

    class Meta:
        """Searched by posting and digest."""

        indexes = (models.Index(fields=("posting", "digest"), name="vault_fingerprint_same"),)

    def __str__(self) -> str:
        return f"fingerprint of {self.document}"


class NameWord(models.Model):
    """Keyed digest of one word of an applicant's name (``vault.name_index``)."""

    application = models.UUIDField()
    digest = models.BinaryField()

    class Meta:
        """Searched by digest within some applications, and taken out by application."""

        indexes = (
            models.Index(fields=("application", "digest"), name="vault_name_application"),
            models.Index(fields=("digest",), name="vault_name_digest"),
        )

    def __str__(self) -> str:
        return f"name word of {self.application}"
