# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The balance of a delivery, kept by the database; lines of one applicant belong together."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Adds the balance and what a line must have."""

    dependencies = (("intake", "0001_initial"),)
    operations = (
        migrations.AddField("delivery", "finished_at", models.DateTimeField(null=True)),
        *(
            migrations.AddField("delivery", name, models.PositiveIntegerField(default=0))
            for name in ("came", "taken", "held", "refused")
        ),
        migrations.AddField(
            "delivery",
            "unused_columns",
            ArrayField(models.CharField(max_length=60), default=list),
        ),
        migrations.AddConstraint(
            "delivery",
            models.CheckConstraint(
                condition=Q(came=F("taken") + F("held") + F("refused")), name="delivery_balances"
            ),
        ),
        migrations.AddIndex(
            "delivery", models.Index(fields=("posting", "-at"), name="delivery_listed")
        ),
        migrations.AddField(
            "line",
            "sort",
            models.CharField(
                max_length=10,
                choices=[("file", "file"), ("row", "line of the list")],
                default="file",
            ),
        ),
        migrations.AddField("line", "party", models.PositiveIntegerField(null=True)),
        migrations.AddField("line", "thing", models.UUIDField(default=uuid.uuid4)),
        migrations.AlterField(
            "line",
            "outcome",
            models.CharField(
                max_length=10,
                choices=[("taken", "taken"), ("held", "held"), ("refused", "refused")],
            ),
        ),
        migrations.AddConstraint(
            "line",
            models.UniqueConstraint(fields=("delivery", "place"), name="one_line_of_a_place"),
        ),
        migrations.AddConstraint(
            "line",
            models.CheckConstraint(
                condition=Q(outcome="taken") | ~Q(code=""), name="line_has_its_reason"
            ),
        ),
        migrations.AddConstraint(
            "line",
            models.CheckConstraint(
                condition=Q(outcome__in=("taken", "held", "refused")), name="line_has_an_outcome"
            ),
        ),
    )
