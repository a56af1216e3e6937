# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Putting work into the queue, in the transaction of whoever asks for it."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app


def queue_document(document: UUID) -> None:
    """Ask for a document to be veiled; undone with the transaction it stands in."""
    app.configure_task("sloer.veil_document", lock=str(document)).defer(document=str(document))
