# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Slør: blind recruitment for public employers."""

__version__ = "0.1.0"
