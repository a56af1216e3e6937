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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="job title")),
                (
                    "workplace",
                    models.CharField(blank=True, max_length=200, verbose_name="workplace"),
                ),
                ("advert", models.TextField(blank=True, verbose_name="advert")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("archived", "archived"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "policy",
                    models.CharField(
                        choices=[
                            ("alle-grunde", "All protected grounds"),
                            ("aarhus", "Sex, age and ethnicity"),
                            ("raadsforslag-2021", "Name, sex, address, age, photo, e-mail"),
                            ("streng", "All grounds, employers, schools and places too"),
                        ],
                        default="alle-grunde",
                        max_length=40,
                        verbose_name="policy",
                    ),
                ),
                (
                    "needed_languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages the job needs",
                    ),
                ),
                (
                    "needed_facts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="facts the job needs",
                    ),
                ),
                ("deadline", models.DateTimeField(verbose_name="deadline")),
                (
                    "uploads_allowed",
                    models.BooleanField(
                        default=True, verbose_name="applicants may upload documents"
                    ),
                ),
                (
                    "second_reviewer",
                    models.BooleanField(
                        default=False, verbose_name="two people check each application"
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="contact for applicants"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "deadline"], name="posting_state_deadline")
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("hint", models.CharField(blank=True, max_length=300, verbose_name="hint")),
                ("required", models.BooleanField(default=True, verbose_name="must be answered")),
                (
                    "longest",
                    models.PositiveIntegerField(
                        default=2000, verbose_name="longest answer, in characters"
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="postings.posting",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("must", "must-have"),
                            ("should", "should-have"),
                            ("formal", "formal education"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="requirement")),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="postings.posting",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("recruiter", "HR"),
                            ("reviewer", "redaction reviewer"),
                            ("member", "committee member"),
                            ("chair", "chair of the committee"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="postings.posting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("posting", "user"), name="one_role_on_a_posting"
                    )
                ],
            },
        ),
    ]
