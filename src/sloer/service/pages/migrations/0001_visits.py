# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Counts of visits from one address. Unlogged: a crash may forget them, and writing is cheap."""

from __future__ import annotations

from django.db import migrations

TABLE = """
CREATE UNLOGGED TABLE pages_visits (
    caller bytea PRIMARY KEY,
    since timestamptz NOT NULL,
    number integer NOT NULL
);
CREATE INDEX pages_visits_since ON pages_visits (since);
"""


class Migration(migrations.Migration):
    """Makes the table; only ``limits.py`` writes to it."""

    initial = True
    dependencies = ()
    operations = (migrations.RunSQL(TABLE, "DROP TABLE pages_visits"),)
