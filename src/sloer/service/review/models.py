# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What reviewers did, kept without a word of text: accuracy data per ground, and time spent."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

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
    """The ground the machine named; for what it missed, the one the reviewer named."""
    to_ground = models.CharField(max_length=12, blank=True)
    """What it was relabelled to."""
    rule = models.CharField(max_length=80, blank=True)
    confidence = models.FloatField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.act} {self.ground}"


class Check(models.Model):
    """One person's approval of one revision of a document, and what they let pass.

    Two of them, by two people on the same revision, make a second pair of eyes.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="checks")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    revision = models.PositiveIntegerField()
    passed = ArrayField(models.CharField(max_length=60), default=list)
    """Keys of the holds let pass (:class:`sloer.service.review.holding.Standing`)."""
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A person checks a revision once."""

        constraints = (
            models.UniqueConstraint(
                fields=("document", "revision", "reviewer"), name="one_check_of_a_revision"
            ),
        )

    def __str__(self) -> str:
        return f"revision {self.revision}"


class Sitting(models.Model):
    """How long a reviewer had a document before them, and when they were last seen at it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="sittings")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    seconds = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(default=timezone.now)
    """The last sign of life from the page; ``left`` when it was closed."""
    left = models.BooleanField(default=False)

    class Meta:
        """Asked for every document of a queue: who is there now."""

        indexes = (
            models.Index(
                fields=("document", "seen_at"),
                name="sitting_open",
                condition=models.Q(left=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.seconds} s"
