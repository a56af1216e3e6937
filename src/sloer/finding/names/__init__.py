# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""People's names: classes of words, mentions of persons, forms of one name."""
