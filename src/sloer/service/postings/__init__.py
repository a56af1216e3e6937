# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Postings: advert, requirements, questions, policy, deadline, and who does what on each."""
