# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What the committee's connection may read: released things and the posting, and no more."""

from __future__ import annotations

from django.db import migrations

from sloer.service.database.roles import lets_committee_read


class Migration(migrations.Migration):
    """Grants table by table."""

    dependencies = (("releases", "0001_initial"), ("postings", "0001_initial"))
    operations = (
        migrations.RunSQL(
            lets_committee_read(
                "releases_candidate",
                "releases_releaseddocument",
                "postings_posting",
                "postings_requirement",
                "postings_question",
            ),
            migrations.RunSQL.noop,
        ),
    )
