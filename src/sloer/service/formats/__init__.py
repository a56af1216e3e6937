# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How dates and times are written; Django looks here first (``FORMAT_MODULE_PATH``)."""
