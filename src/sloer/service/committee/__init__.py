# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The committee's pages. Runs on the weak connection; knows releases and postings, no vault."""
