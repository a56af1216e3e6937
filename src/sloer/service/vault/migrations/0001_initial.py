# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Room",
            fields=[
                ("application", models.UUIDField(primary_key=True, serialize=False)),
                ("ring_key", models.PositiveIntegerField(db_index=True)),
                ("locked_key", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "document",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False),
                ),
                ("posting", models.UUIDField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["posting", "digest"], name="vault_fingerprint_same")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("identity", "Identity"),
                            ("draft", "Draft"),
                            ("original", "Original"),
                            ("name", "Name"),
                            ("working", "Working"),
                        ],
                        max_length=10,
                    ),
                ),
                ("subject", models.UUIDField()),
                ("content", models.BinaryField()),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sealed",
                        to="vault.room",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("subject", "kind"), name="one_sealed_of_a_kind")
                ],
            },
        ),
    ]
