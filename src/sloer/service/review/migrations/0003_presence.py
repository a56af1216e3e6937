# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""When a reviewer was last seen at a document, and what a signal was relabelled to."""

from __future__ import annotations

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds columns and the index that finds who is at a document now."""

    dependencies = (("review", "0002_check"),)
    operations = (
        migrations.AddField(
            "correction", "to_ground", models.CharField(blank=True, default="", max_length=12)
        ),
        migrations.AlterField(
            "correction", "to_ground", models.CharField(blank=True, max_length=12)
        ),
        migrations.AddField(
            "sitting", "seen_at", models.DateTimeField(default=django.utils.timezone.now)
        ),
        migrations.AddField("sitting", "left", models.BooleanField(default=False)),
        migrations.AddIndex(
            "sitting",
            models.Index(
                condition=models.Q(("left", False)),
                fields=["document", "seen_at"],
                name="sitting_open",
            ),
        ),
    )
