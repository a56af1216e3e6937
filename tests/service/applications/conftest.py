# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Letters that the applicant's pages send."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.core.mail import EmailMessage
from django.test import override_settings


@pytest.fixture
def letters(database: str) -> Iterator[Callable[[], list[EmailMessage]]]:
    """A service that can send mail; call it for the letters sent, once they are on their way."""
    from django.conf import settings
    from django.core import mail

    mail.outbox = []

    def delivered() -> list[EmailMessage]:
        for thread in threading.enumerate():
            if getattr(thread, "name", "") == "letter":
                thread.join()
        return mail.outbox

    configured = replace(settings.CONFIGURATION, mail_url="smtp://mail.example.org")
    with override_settings(CONFIGURATION=configured):
        yield delivered
