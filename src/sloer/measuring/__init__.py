# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Corpora, accuracy, leakage: measured on output files, as an outsider would."""
