# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Behind the PDF reader: glyphs, visibility, trust, words, columns, tables, paragraphs."""
