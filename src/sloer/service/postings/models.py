# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""A posting and what belongs to it. Nothing here is about an applicant."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may do with one posting (DESIGN.md, the service)."""

    RECRUITER = "recruiter", _("HR")
    REVIEWER = "reviewer", _("redaction reviewer")
    MEMBER = "member", _("committee member")
    CHAIR = "chair", _("chair of the committee")


COMMITTEE_ROLES = frozenset({Role.MEMBER, Role.CHAIR})
REVIEW_ROLES = frozenset({Role.RECRUITER, Role.REVIEWER})


class Posting(models.Model):
    """A vacant position and how its applications are treated."""

    class State(models.TextChoices):
        """Draft until published; open until its deadline; closed after; archived at the end."""

        DRAFT = "draft", _("draft")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        ARCHIVED = "archived", _("archived")

    class Policies(models.TextChoices):
        """The policies that come with Slør (``sloer.veiling.policies``)."""

        ALL_GROUNDS = "alle-grunde", _("All protected grounds")
        AARHUS = "aarhus", _("Sex, age and ethnicity")
        PROPOSAL = "raadsforslag-2021", _("Name, sex, address, age, photo, e-mail")
        STRICT = "streng", _("All grounds, employers, schools and places too")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("job title"), max_length=200)
    workplace = models.CharField(_("workplace"), max_length=200, blank=True)
    advert = models.TextField(_("advert"), blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    policy = models.CharField(
        _("policy"), max_length=40, choices=Policies.choices, default=Policies.ALL_GROUNDS
    )
    needed_languages = ArrayField(
        models.CharField(max_length=3), verbose_name=_("languages the job needs"), default=list,
        blank=True,
    )  # fmt: skip
    needed_facts = ArrayField(
        models.CharField(max_length=40), verbose_name=_("facts the job needs"), default=list,
        blank=True,
    )  # fmt: skip
    deadline = models.DateTimeField(_("deadline"))
    uploads_allowed = models.BooleanField(_("applicants may upload documents"), default=True)
    second_reviewer = models.BooleanField(_("two people check each application"), default=False)
    contact = models.CharField(_("contact for applicants"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        """Listed by deadline."""

        indexes = (models.Index(fields=("state", "deadline"), name="posting_state_deadline"),)

    def __str__(self) -> str:
        return self.title

    @property
    def takes_applications(self) -> bool:
        """Whether somebody may apply now."""
        return self.state == self.State.OPEN and timezone.now() <= self.deadline


class Requirement(models.Model):
    """One thing the job asks for."""

    class Kind(models.TextChoices):
        """How much it weighs; formal education decides about preferential access."""

        MUST = "must", _("must-have")
        SHOULD = "should", _("should-have")
        FORMAL = "formal", _("formal education")

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="requirements")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    text = models.CharField(_("requirement"), max_length=300)

    class Meta:
        """In the order HR gave."""

        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class Question(models.Model):
    """A set question every applicant answers."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("question"), max_length=300)
    hint = models.CharField(_("hint"), max_length=300, blank=True)
    required = models.BooleanField(_("must be answered"), default=True)
    longest = models.PositiveIntegerField(_("longest answer, in characters"), default=2000)

    class Meta:
        """In the order HR gave."""

        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class Membership(models.Model):
    """Who does what on a posting. One role each: nobody both checks veils and judges."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)

    class Meta:
        """One role for each person on a posting, in the database too."""

        constraints = (
            models.UniqueConstraint(fields=("posting", "user"), name="one_role_on_a_posting"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
