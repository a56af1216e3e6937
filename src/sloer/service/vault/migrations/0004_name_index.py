# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The blind index of names, owned by the vault's role like all of the vault."""

from __future__ import annotations

from django.db import migrations, models

from sloer.service.database.roles import gives_to_vault


class Migration(migrations.Migration):
    """Adds one table."""

    dependencies = (("vault", "0003_report_kind"),)
    operations = (
        migrations.CreateModel(
            name="NameWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("application", models.UUIDField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["application", "digest"], name="vault_name_application"),
                    models.Index(fields=["digest"], name="vault_name_digest"),
                ],
            },
        ),
        migrations.RunSQL(gives_to_vault("vault_nameword"), migrations.RunSQL.noop),
    )
