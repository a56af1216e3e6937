# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What came in one delivery, and the balance of what became of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sloer.service.applications.models import Application
from sloer.service.postings.models import Posting


class Delivery(models.Model):
    """One folder, ZIP, mail file or call: everything in it has a line, nothing is dropped.

    ``came`` is counted once, when all is put in order and before anything is taken. The other
    three are counted from the lines; the database refuses a delivery that does not balance.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Application.Channel.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    came = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    unused_columns = ArrayField(models.CharField(max_length=60), default=list)
    """Headings of the list that mean nothing here."""

    class Meta:
        """Nothing that came is in no column of the balance."""

        constraints = (
            models.CheckConstraint(
                condition=Q(came=F("taken") + F("held") + F("refused")),
                name="delivery_balances",
            ),
        )
        indexes = (models.Index(fields=("posting", "-at"), name="delivery_listed"),)

    def __str__(self) -> str:
        return str(self.id)


class Line(models.Model):
    """One thing that came. ``place`` is its number in the delivery: names lie in the vault.

    Lines of one ``party`` are of one applicant and are decided together.
    """

    class Outcome(models.TextChoices):
        """What became of it; the three sum to what came."""

        TAKEN = "taken", _("taken")
        HELD = "held", _("held")
        REFUSED = "refused", _("refused")

    class Sort(models.TextChoices):
        """What it is."""

        FILE = "file", _("file")
        ROW = "row", _("line of the list")

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveIntegerField()
    sort = models.CharField(max_length=10, choices=Sort.choices, default=Sort.FILE)
    party = models.PositiveIntegerField(null=True)
    thing = models.UUIDField(default=uuid.uuid4)
    """Subject in the vault of its name, and of its bytes while it waits for a person."""
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    code = models.CharField(max_length=40, blank=True)
    """Why it was refused or held (``reasons``), or what is worth knowing of what was taken."""
    application = models.ForeignKey(Application, on_delete=models.SET_NULL, null=True)
    """Whose it became, or whose it seems to be."""
    document = models.UUIDField(null=True)
    """The document it became, or of which it is a duplicate."""

    class Meta:
        """In the order they came."""

        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("delivery", "place"), name="one_line_of_a_place"),
            models.CheckConstraint(
                condition=Q(outcome="taken") | ~Q(code=""), name="line_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=("taken", "held", "refused")), name="line_has_an_outcome"
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.outcome}"
