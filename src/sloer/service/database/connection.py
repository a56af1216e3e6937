# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which connection a request's queries run on: the service's own, or the committee's weak one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models, transaction

STRONG = "default"
WEAK = "committee"
_current: ContextVar[str] = ContextVar("sloer_connection", default=STRONG)


class Router:
    """Sends every query to the connection of the moment; both speak to one database."""

    def db_for_read(self, model: type[models.Model], **hints: object) -> str:
        """Return the alias to read ``model`` from."""
        return _current.get()

    def db_for_write(self, model: type[models.Model], **hints: object) -> str:
        """Return the alias to write ``model`` to."""
        return _current.get()

    def allow_relation(self, one: models.Model, other: models.Model, **hints: object) -> bool:
        """Allow all: the two aliases are one database."""
        return True

    def allow_migrate(self, alias: str, app_label: str, **hints: object) -> bool:
        """Tables are made by their owner only."""
        return alias == STRONG


def current_alias() -> str:
    """Return the alias in force."""
    return _current.get()


@contextmanager
def weak_connection() -> Iterator[None]:
    """Run what is inside on the committee's connection, in one transaction."""
    token = _current.set(WEAK)
    try:
        with transaction.atomic(using=WEAK):
            yield
    finally:
        _current.reset(token)
