# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Hand the vault's tables to the vault's own role."""

from __future__ import annotations

from django.db import migrations

from sloer.service.database.roles import gives_to_vault


class Migration(migrations.Migration):
    """Changes owners."""

    dependencies = (("vault", "0001_initial"),)
    operations = (
        migrations.RunSQL(
            gives_to_vault("vault_room", "vault_sealed", "vault_fingerprint"),
            migrations.RunSQL.noop,
        ),
    )
