# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Candidates and their released documents. No key here leads back to an application."""

from __future__ import annotations

import uuid

from django.db import models

from sloer.service.postings.models import Posting


class Candidate(models.Model):
    """An applicant as the committee knows them: "A7". The number was drawn, not counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="candidates")
    code = models.CharField(max_length=8)

    class Meta:
        """A code is drawn once for each posting."""

        constraints = (
            models.UniqueConstraint(fields=("posting", "code"), name="one_candidate_of_a_code"),
        )

    def __str__(self) -> str:
        return self.code


class ReleasedDocument(models.Model):
    """A veiled, checked document as composed for the committee."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="documents")
    order = models.PositiveSmallIntegerField(default=0)
    question = models.CharField(max_length=300, blank=True)
    """The question it answers; empty for an uploaded document."""
    html = models.TextField()
    """Fragment made by ``sloer.composing.formats.html``."""
    text = models.TextField()
    pdf = models.BinaryField()

    class Meta:
        """Questions first, in their order, then documents."""

        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.order}"
