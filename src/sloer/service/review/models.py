# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What reviewers did, kept without a word of text: accuracy data per ground, and time spent."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sloer.service.applications.models import Document


class Correction(models.Model):
    """One decision of a reviewer about one signal, or about something missed."""

    class Act(models.TextChoices):
        """What was done; ``ADDED`` is a miss of the machine's, ``REMOVED`` an over-veiling."""

        ACCEPTED = "accepted"
        REMOVED = "removed"
        RELABELLED = "relabelled"
        ADDED = "added"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="corrections")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    act = models.CharField(max_length=10, choices=Act.choices)
    ground = models.CharField(max_length=12)
    rule = models.CharField(max_length=80, blank=True)
    confidence = models.FloatField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.act} {self.ground}"


class Sitting(models.Model):
    """How long a reviewer had a document before them."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="sittings")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    seconds = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.seconds} s"
