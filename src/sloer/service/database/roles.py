# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Three roles of the database, so that a fault in committee code finds no identity to leak.

``sloer`` owns the service's tables and is what HR's, reviewers' and workers' connections use.
``sloer_vault`` owns the vault's tables and cannot sign in; ``sloer`` may act for it.
``sloer_committee`` is what committee requests run on: it is granted table by table, and nothing
of the vault, the applications or the accounts is among them.
"""

from __future__ import annotations

from django.db import connections

OWNER = "sloer"
VAULT = "sloer_vault"
COMMITTEE = "sloer_committee"


def roles_sql() -> str:
    """Return the statements that make the roles; they may be run again.

    An administrator of a managed server runs them once, with passwords of their own choosing.
    """
    login = {OWNER: "LOGIN", VAULT: "NOLOGIN", COMMITTEE: "LOGIN"}
    made = "\n".join(
        f"IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN"
        f" CREATE ROLE {role} {kind}; END IF;"
        for role, kind in login.items()
    )
    return f"DO $$ BEGIN {made} END $$;\nGRANT {VAULT} TO {OWNER};"


def database_sql() -> str:
    """Return the statements for the database itself; they may be run again."""
    return (
        f"ALTER SCHEMA public OWNER TO {OWNER};\n"
        "REVOKE ALL ON SCHEMA public FROM PUBLIC;\n"
        f"GRANT USAGE, CREATE ON SCHEMA public TO {VAULT};\n"
        f"GRANT USAGE ON SCHEMA public TO {COMMITTEE};"
    )


def gives_to_vault(*tables: str) -> str:
    """Return SQL for a migration that hands ``tables`` to the vault's role."""
    return "\n".join(
        f'ALTER TABLE "{table}" OWNER TO {VAULT}; REVOKE ALL ON "{table}" FROM PUBLIC;'
        for table in tables
    )


def lets_committee_read(*tables: str) -> str:
    """Return SQL for a migration that lets the committee's connection read ``tables``."""
    return "\n".join(f'GRANT SELECT ON "{table}" TO {COMMITTEE};' for table in tables)


def tables_committee_reads() -> set[str]:
    """Return the names of all tables that the committee's role may read, asked of the server."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND c.relkind = 'r'"
            " AND has_any_column_privilege(%s, c.oid, 'SELECT')",
            [COMMITTEE],
        )
        return {name for (name,) in cursor.fetchall()}
