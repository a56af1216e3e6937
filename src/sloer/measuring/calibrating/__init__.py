# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How sure is sure? Counts how often signals are right, and documents without a miss."""
