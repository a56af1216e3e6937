# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Who did what, when and why: append-only and chained, so that any change shows."""
