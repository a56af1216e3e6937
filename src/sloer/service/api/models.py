# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Keys of integrations, and what was asked once and must not be done twice."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sloer.service.applications.models import Application
from sloer.service.intake.models import Delivery
from sloer.service.postings.models import Posting


class Key(models.Model):
    """Lets another system act for the recruiter who made it, on some postings or on all theirs.

    The key itself is shown once; a digest of its 256 random bits is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    name = models.CharField(_("name of the system"), max_length=100)
    digest = models.BinaryField(unique=True)
    all_postings = models.BooleanField(_("all my postings, those to come too"), default=False)
    postings = models.ManyToManyField(Posting, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering = ("-made_at",)

    def __str__(self) -> str:
        return str(self.id)


class Once(models.Model):
    """A request with an ``Idempotency-Key``: asked again, it answers as it did and does nothing."""

    key = models.ForeignKey(Key, on_delete=models.CASCADE)
    digest = models.BinaryField()
    """Of the header's value, which the caller chose and may hold anything."""
    request = models.BinaryField()
    """Keyed digest of what was asked, so that one header is not used for two things."""
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, null=True)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once for each key."""

        constraints = (models.UniqueConstraint(fields=("key", "digest"), name="asked_once"),)

    def __str__(self) -> str:
        return str(self.pk)
