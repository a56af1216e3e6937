# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What came in one delivery, and the balance of what became of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from sloer.service.applications.models import Application
from sloer.service.postings.models import Posting


class Delivery(models.Model):
    """One folder, ZIP, mail file or call: everything in it has a line, nothing is dropped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Application.Channel.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.id)


class Line(models.Model):
    """One thing that came. ``place`` is its number in the delivery: names lie in the vault."""

    class Outcome(models.TextChoices):
        """What became of it; the three sum to what came."""

        TAKEN = "taken"
        HELD = "held"
        REFUSED = "refused"

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    code = models.CharField(max_length=40, blank=True)
    """Why it was refused or held; ``duplicate``, ``too_large``, ``no_applicant`` …"""
    application = models.ForeignKey(Application, on_delete=models.SET_NULL, null=True)
    document = models.UUIDField(null=True)

    class Meta:
        """In the order they came."""

        ordering = ("place",)

    def __str__(self) -> str:
        return f"{self.place} {self.outcome}"
