# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The trained reader: a small network that marks names and revealing words in context."""
