# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Decisions on how long applications are kept. They are added, never changed."""

from __future__ import annotations

from django.db import models

from sloer.service.postings.models import Posting


class Rule(models.Model):
    """So many days after a posting's deadline its applications are erased, for this reason.

    The newest rule of a posting counts; without one, the newest that names no posting.
    """

    posting = models.ForeignKey(
        Posting, on_delete=models.CASCADE, null=True, related_name="retention_rules"
    )
    days = models.PositiveIntegerField()
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest last."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.days} days"
