# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Backup and restoring: the database in one file, the keys in another.

Tables are copied by COPY, not by pg_dump: a restored installation makes its own tables, so that
owners and grants are those of its version and its server, and it works against a managed server
of another release and without its administrator. The keys are never in the same file: whoever
finds a backup must not find what opens it.
"""
