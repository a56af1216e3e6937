# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What workers do for applications that were never sent."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sloer.service.applications.drafts import delete_expired


@app.periodic(cron="23 3 * * *")
@app.task(name="sloer.delete_expired_drafts", queueing_lock="sloer.delete_expired_drafts")
def delete_expired_drafts(timestamp: int) -> None:
    """Delete what was begun and not sent, a month after the deadline; runs every night."""
    delete_expired()
