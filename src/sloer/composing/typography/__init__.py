# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""How every document looks: fonts, the PDF's template and the page's style."""
