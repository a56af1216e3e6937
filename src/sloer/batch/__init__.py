# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Many files: who goes where, on which processes or machines, and safely onto disk."""
