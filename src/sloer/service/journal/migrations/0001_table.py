# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The journal's table, the function that appends, and the triggers that refuse all else."""

from __future__ import annotations

from django.db import migrations, models

from sloer.service.database.roles import COMMITTEE

TABLE = """
CREATE TABLE journal_entry (
    number bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor uuid,
    role text NOT NULL,
    act text NOT NULL,
    posting uuid,
    application uuid,
    document uuid,
    reason text NOT NULL,
    details jsonb NOT NULL,
    version text NOT NULL,
    previous text NOT NULL,
    digest text NOT NULL UNIQUE
);
CREATE INDEX journal_entry_posting ON journal_entry (posting, number);
CREATE INDEX journal_entry_application ON journal_entry (application, number);
CREATE INDEX journal_entry_actor ON journal_entry (actor, number);

-- Lengths before values, so that no two rows are written the same way.
CREATE FUNCTION sloer_journal_digest(e journal_entry) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(string_agg(
        coalesce(length(part)::text || ':' || part, '-'), '|' ORDER BY place), 'UTF8')), 'hex')
    FROM unnest(ARRAY[
        e.number::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        e.actor::text, e.role, e.act, e.posting::text, e.application::text, e.document::text,
        e.reason, e.details::text, e.version, e.previous
    ]) WITH ORDINALITY AS parts(part, place)
$$;

CREATE FUNCTION sloer_journal_append(
    actor uuid, role text, act text, posting uuid, application uuid, document uuid,
    reason text, details jsonb, version text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    entry journal_entry;
    last journal_entry;
BEGIN
    -- One writer at a time until its transaction ends: a chain has no branches.
    PERFORM pg_advisory_xact_lock(7319);
    SELECT * INTO last FROM journal_entry ORDER BY number DESC LIMIT 1;
    entry := ROW(coalesce(last.number, 0) + 1, clock_timestamp(), actor, role, act, posting,
        application, document, reason, details, version, coalesce(last.digest, ''), '');
    entry.digest := sloer_journal_digest(entry);
    INSERT INTO journal_entry SELECT entry.*;
    RETURN entry.number;
END $$;
REVOKE ALL ON FUNCTION sloer_journal_append FROM PUBLIC;

CREATE FUNCTION sloer_journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION sloer_journal_refuse();
CREATE TRIGGER journal_table_stays BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION sloer_journal_refuse();
"""


class Migration(migrations.Migration):
    """Makes the journal."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            "Entry",
            [("number", models.BigIntegerField(primary_key=True, serialize=False))],
            options={"managed": False, "db_table": "journal_entry", "ordering": ("number",)},
        ),
        migrations.RunSQL(TABLE, migrations.RunSQL.noop),
        migrations.RunSQL(
            f"GRANT EXECUTE ON FUNCTION sloer_journal_append TO {COMMITTEE}",
            migrations.RunSQL.noop,
        ),
    )
