# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The one room where identities and originals lie, encrypted, under a database role of its own.

Committee code cannot import it (``tests/service/test_walls.py``) and its connection cannot read
its tables.
"""
