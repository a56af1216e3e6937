# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Accounts. What somebody may do with one posting stands in ``postings.Membership``."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who signs in. Applicants do not: they come back by a link of their own.

    The flags are roles that hold everywhere; each opens only its own pages.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_recruiter = models.BooleanField(_("recruiter: may make postings"), default=False)
    is_auditor = models.BooleanField(_("auditor: reads the journal"), default=False)
    is_administrator = models.BooleanField(
        _("administrator: accounts and operation"), default=False
    )

    must_change_password = models.BooleanField(default=False)
    """Set with a one-time password; nothing opens until the owner has made one of their own."""
    flags_from_claims = models.BooleanField(default=False)
    """The flags come with every sign-in from outside; nobody changes them here."""

    def __str__(self) -> str:
        return self.name or self.username
