# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""One-time passwords, flags that come from outside, and the table of sign-in attempts."""

from __future__ import annotations

from django.db import migrations, models

# What Django's DatabaseCache expects (its command createcachetable makes the same).
CACHE = """
CREATE UNLOGGED TABLE accounts_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX accounts_cache_expires ON accounts_cache (expires);
"""


class Migration(migrations.Migration):
    """Adds two columns and a table."""

    dependencies = (("accounts", "0001_initial"),)
    operations = (
        migrations.AddField("user", "must_change_password", models.BooleanField(default=False)),
        migrations.AddField("user", "flags_from_claims", models.BooleanField(default=False)),
        migrations.RunSQL(CACHE, "DROP TABLE accounts_cache"),
    )
