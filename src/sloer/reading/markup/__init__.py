# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Text and text with marks: characters from bytes, prose from lines, pages from HTML and RTF."""
