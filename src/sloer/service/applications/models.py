# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Applications and their documents as HR sees them in lists: states and counts, never contents.

What an applicant wrote or is called lies in the vault, under the ids of these rows.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sloer.service.postings.models import Posting, Question
from sloer.service.releases.models import Candidate


class Application(models.Model):
    """One applicant's application to one posting."""

    class State(models.TextChoices):
        """Where it is on its way. Its documents have states of their own."""

        DRAFT = "draft", _("being written")
        VEILING = "veiling", _("being veiled")
        REVIEW = "review", _("waits for review")
        RELEASED = "released", _("released to the committee")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Channel(models.TextChoices):
        """How it came."""

        FORM = "form", _("form")
        FOLDER = "folder", _("folder or ZIP")
        MAIL = "mail", _("e-mail")
        API = "api", _("API")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="applications")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.FORM)
    link_digest = models.BinaryField(unique=True, null=True)
    """SHA-256 of the secret in the applicant's own link."""
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="da")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    deletion_asked_at = models.DateTimeField(null=True)
    """When the applicant asked for all of it to be deleted (GDPR art. 17); HR answers."""
    candidate = models.OneToOneField(
        Candidate, on_delete=models.SET_NULL, null=True, related_name="application"
    )
    """Set from the day it is sent; only HR's side can follow it."""

    class Meta:
        """Listed by posting and state."""

        indexes = (models.Index(fields=("posting", "state", "sent_at"), name="application_listed"),)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def reference(self) -> str:
        """What applicant and HR call it to each other; it tells nothing and opens nothing."""
        return str(self.id)[:8].upper()


class Document(models.Model):
    """An uploaded file or the answer to a question, on its way through the corridor."""

    class State(models.TextChoices):
        """A document is ready for review or held with a reason; nothing else ends the work."""

        QUEUED = "queued", _("waits to be veiled")
        READY = "ready", _("ready for review")
        CHECKED = "checked", _("checked once, waits for the second reviewer")
        HELD = "held", _("held")
        APPROVED = "approved", _("approved")
        LEFT_OUT = "left_out", _("left out by the reviewer")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="documents")
    order = models.PositiveSmallIntegerField(default=0)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True)
    """The question it answers; ``None`` for an uploaded file."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    held_codes = ArrayField(models.CharField(max_length=40), default=list)
    """Codes of :class:`sloer.model.Hold` and of the service's own holds."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often a worker began with it; a third failure holds it."""
    grounds = models.JSONField(default=dict)
    """How many decisions of each ground, for lists."""
    uncertain = models.PositiveSmallIntegerField(default=0)
    """Decisions that a person must confirm."""
    miss_likelihood = models.FloatField(null=True)
    engine_version = models.CharField(max_length=60, blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Grows with every edit; a page that shows an older one may not save."""
    first_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    second_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """In the applicant's order; found by state for the queue."""

        ordering = ("order", "pk")
        indexes = (models.Index(fields=("state", "-miss_likelihood"), name="document_queue"),)

    def __str__(self) -> str:
        return str(self.id)


class Report(models.Model):
    """An applicant says that something is still there, or was wrongly taken away.

    What they wrote lies sealed in the vault: ``applications.reports.told_in``. It waits for a
    reviewer until ``handled_at`` is set.
    """

    class Kind(models.TextChoices):
        """What is wrong with the committee's view."""

        STILL_THERE = "still_there", _("something about me can still be read")
        WRONGLY_GONE = "wrongly_gone", _("something the committee needs is gone")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="reports")
    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="reports", null=True
    )
    """The document it is about; ``None`` where the applicant did not say."""
    kind = models.CharField(max_length=12, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """The oldest first, as they are to be answered."""

        ordering = ("at",)
        indexes = (
            models.Index(
                fields=("application",), name="report_waits", condition=models.Q(handled_at=None)
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
