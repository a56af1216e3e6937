# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Applicants' reports lie in the vault too."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Names one more kind; the table stays as it is."""

    dependencies = (("vault", "0002_role"),)
    operations = (
        migrations.AlterField(
            "sealed",
            "kind",
            models.CharField(
                choices=[
                    ("identity", "Identity"),
                    ("draft", "Draft"),
                    ("original", "Original"),
                    ("name", "Name"),
                    ("working", "Working"),
                    ("report", "Report"),
                ],
                max_length=10,
            ),
        ),
    )
