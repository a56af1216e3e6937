# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The journal as Django reads it. Rows are made by the database function alone."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One act. ``details`` holds codes, ids and reasons; never a word of an application.

    ``digest`` is SHA-256 over this row and the one before it (``sloer_journal_digest``).
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    role = models.CharField(max_length=30)
    act = models.CharField(max_length=60)
    posting = models.UUIDField(null=True)
    application = models.UUIDField(null=True)
    document = models.UUIDField(null=True)
    reason = models.TextField()
    details = models.JSONField()
    version = models.CharField(max_length=60)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """The table is made in SQL by a migration."""

        managed = False
        db_table = "journal_entry"
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.act}"
