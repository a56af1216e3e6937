# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The applicant's pages: what everybody sees of a job, and what the own link opens."""
