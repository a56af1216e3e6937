# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What all pages share: looks, forms, headers, refusals, and the pages that belong to no app."""
