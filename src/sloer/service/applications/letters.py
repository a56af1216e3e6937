# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Letters to the applicant's own address, where the service has a way to send mail.

They say nothing of the application but its job and its link. One that cannot be sent is no
reason to refuse an application: the page shows the same.
"""

from __future__ import annotations

import logging
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sloer.service.applications.models import Application
from sloer.service.vault.store import Person

logger = logging.getLogger(__name__)


def mail_link(application: Application, person: Person, link: str) -> None:
    """Send the link to a draft that was just begun."""
    _mail(application, person, link, _("Your application has been begun"), "begun")


def mail_receipt(application: Application, person: Person, link: str) -> None:
    """Send the receipt of an application that was just sent."""
    _mail(application, person, link, _("We have received your application"), "receipt")


def _mail(application: Application, person: Person, link: str, subject: str, template: str) -> None:
    address = person.identity.email
    if not settings.CONFIGURATION.mail_url or not address:
        return
    context = {"application": application, "posting": application.posting, "link": link}
    body = render_to_string(f"applications/mail/{template}.txt", context)
    message = EmailMessage(subject, body, to=[address])
    # After the transaction, so that nobody is told what did not happen; beside the request, so
    # that a slow mail server keeps nobody waiting.
    transaction.on_commit(lambda: Thread(target=_deliver, args=(message,), name="letter").start())


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception as error:  # noqa: BLE001 - whatever the mail server does, the page has it all
        logger.warning("a letter to an applicant was not sent: %s", type(error).__name__)
