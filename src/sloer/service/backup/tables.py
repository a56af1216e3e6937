# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Which tables a backup holds, and how it is told that an installation is empty."""

from __future__ import annotations

from django.db import connections
from psycopg import sql

from sloer.service.database.connection import STRONG

MADE_ANEW = frozenset(
    {
        "django_migrations",
        "django_content_type",
        "auth_permission",
        "auth_group_permissions",
        "accounts_user_user_permissions",
        "django_session",
        "accounts_cache",
        "pages_visits",
    }
)
"""What migrations fill, what is worth nothing tomorrow, and sessions, which end at a restore."""
QUEUE = "procrastinate_"
"""The queue's tables: after a restore, documents that wait are put into the queue anew."""
TOLD_BY = ("accounts_user", "postings_posting", "journal_entry", "vault_room")
"""An installation is empty if these are."""


def kept_tables() -> dict[str, list[str]]:
    """Return the tables of a backup with their columns, by name."""
    with connections[STRONG].cursor() as cursor:
        cursor.execute(
            "SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)"
            " FROM information_schema.columns JOIN information_schema.tables"
            " USING (table_schema, table_name)"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            " AND is_generated = 'NEVER' GROUP BY table_name ORDER BY table_name"
        )
        found = cursor.fetchall()
    return {
        name: columns
        for name, columns in found
        if name not in MADE_ANEW and not name.startswith(QUEUE)
    }


def is_empty() -> bool:
    """Whether nothing was ever done in this installation."""
    with connections[STRONG].cursor() as cursor:
        for table in TOLD_BY:
            cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(_name(table)))
            if cursor.fetchone()[0]:
                return False
    return True


def copy_out(table: str, columns: list[str]) -> sql.Composed:
    """Return the statement that reads a table."""
    query = "COPY (SELECT {} FROM {}) TO STDOUT"
    return sql.SQL(query).format(_names(columns), _name(table))


def copy_in(table: str, columns: list[str]) -> sql.Composed:
    """Return the statement that fills a table."""
    return sql.SQL("COPY {} ({}) FROM STDIN").format(_name(table), _names(columns))


def set_sequences(tables: list[str]) -> None:
    """Let every sequence go on after the largest number in its table."""
    with connections[STRONG].cursor() as cursor:
        cursor.execute(
            "SELECT table_name::text, column_name::text,"
            " pg_get_serial_sequence(quote_ident(table_name), column_name)"
            " FROM information_schema.columns WHERE table_schema = 'public'"
            " AND table_name = ANY(%s)"
            " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL",
            [tables],
        )
        for table, column, sequence in cursor.fetchall():
            cursor.execute(
                sql.SQL(
                    "SELECT setval({}, greatest(1, (SELECT max({}) FROM {})),"
                    " EXISTS (SELECT FROM {}))"
                ).format(sql.Literal(sequence), _name(column), _name(table), _name(table))
            )


def applied_migrations() -> list[str]:
    """Return the migrations of this installation, which say how its tables look."""
    with connections[STRONG].cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def _name(name: str) -> sql.Identifier:
    return sql.Identifier(name)


def _names(names: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(_name(name) for name in names)
