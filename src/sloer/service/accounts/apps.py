# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Tells Django what the accounts listen to."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app of accounts."""

    name = "sloer.service.accounts"

    def ready(self) -> None:
        """Listen to sign-ins and changed passwords."""
        from sloer.service.accounts import signals  # noqa: F401
