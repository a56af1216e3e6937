# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""PostgreSQL: the one Slør brings, its roles, and which connection a request runs on."""
