# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The web service: from a posting to a released, veiled application.

It imports the engine; the engine never imports it. A folder is a Django app or one concern;
arrows run down this list: ``intake`` and ``review`` use ``applications``, ``vault`` and
``postings``; ``committee`` knows ``releases`` and ``postings`` only, and never the vault.
"""
