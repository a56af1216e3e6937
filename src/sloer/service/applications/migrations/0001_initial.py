# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("postings", "0001_initial"),
        ("releases", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("veiling", "being veiled"),
                            ("review", "waits for review"),
                            ("released", "released to the committee"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("form", "form"),
                            ("folder", "folder or ZIP"),
                            ("mail", "e-mail"),
                            ("api", "API"),
                        ],
                        default="form",
                        max_length=10,
                    ),
                ),
                ("link_digest", models.BinaryField(null=True, unique=True)),
                (
                    "language",
                    models.CharField(
                        choices=[("da", "Danish"), ("en", "English")], default="da", max_length=2
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "candidate",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="application",
                        to="releases.candidate",
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="applications",
                        to="postings.posting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "waits to be veiled"),
                            ("ready", "ready for review"),
                            ("checked", "checked once, waits for the second reviewer"),
                            ("held", "held"),
                            ("approved", "approved"),
                            ("left_out", "left out by the reviewer"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                (
                    "held_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("grounds", models.JSONField(default=dict)),
                ("uncertain", models.PositiveSmallIntegerField(default=0)),
                ("miss_likelihood", models.FloatField(null=True)),
                ("engine_version", models.CharField(blank=True, max_length=60)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="applications.application",
                    ),
                ),
                (
                    "first_reviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="postings.question",
                    ),
                ),
                (
                    "second_reviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
            },
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["posting", "state", "sent_at"], name="application_listed"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["state", "-miss_likelihood"], name="document_queue"),
        ),
    ]
